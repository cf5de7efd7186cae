"""Measurements and status history of the promises, and the municipalities' wishes."""
