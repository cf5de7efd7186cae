"""Named places and postal codes with positions, from open gazetteers."""
