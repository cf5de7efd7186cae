"""The `naervaer` command."""
