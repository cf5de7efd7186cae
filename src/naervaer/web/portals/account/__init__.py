"""Signing in, the own account, and what each role may do."""
