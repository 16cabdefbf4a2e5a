"""Pages: get what the user may see, check the form, call one function, render."""
