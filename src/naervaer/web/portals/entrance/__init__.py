"""The front page, signing in, and what every visitor may need to know."""
