"""How numbers are shown: all rounding for display."""
