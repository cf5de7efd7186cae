"""A municipality's page."""
