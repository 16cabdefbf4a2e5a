"""Files to layout, to rows, to a preview, to one action."""
