"""The police district's workplace."""
