"""Requests to the police contact: asked, answered by a day, measured, forgotten."""
