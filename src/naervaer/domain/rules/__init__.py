"""Every threshold once, with number, unit, source and valid-from, and a check with reasons."""
