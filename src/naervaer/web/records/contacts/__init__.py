"""Police contacts: posts, municipalities, protected hours, substitutes."""
