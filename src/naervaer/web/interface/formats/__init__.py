"""How languages that Django lacks write days and numbers."""
