"""Layout, components, maps and words that all portals share."""
