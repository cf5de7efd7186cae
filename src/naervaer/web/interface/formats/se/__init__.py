"""Northern Sámi."""
