"""The guide to sharing information lawfully, and the log of disclosures."""
