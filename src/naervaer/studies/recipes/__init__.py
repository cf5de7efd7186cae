"""Named studies from start to finish: which steps, and what is written down."""
