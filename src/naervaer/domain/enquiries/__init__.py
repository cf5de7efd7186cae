"""First contact with the police: what people ask, where it ends, and how often at once."""
