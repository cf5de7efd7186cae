"""What was changed, by whom and why; who read what; who was refused."""
