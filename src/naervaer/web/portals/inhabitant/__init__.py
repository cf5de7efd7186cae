"""Where and when an inhabitant can meet the police."""
