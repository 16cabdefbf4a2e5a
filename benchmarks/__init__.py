"""What is fast and how it grows: run by hand, prints ratios."""
