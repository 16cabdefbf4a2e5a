"""One command per module; see each one's help."""
