"""The rules in a column, and the search for the best plan, better as time goes by."""
