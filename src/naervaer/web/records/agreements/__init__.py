"""Service agreements: what each side has promised, measured from the presence book."""
