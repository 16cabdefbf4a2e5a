"""What runs outside a request, with progress and cancel."""
