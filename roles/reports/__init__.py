"""One frozen answer to one question: queries and engine put together."""
