"""The same programme over quarters, with decisions: hire, train, buy, build."""
