"""Who has an account, and which roles where."""
