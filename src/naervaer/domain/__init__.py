"""What the words mean and what is allowed: the standard library only, no input or output."""
