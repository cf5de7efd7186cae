"""Study runs and the figures they give."""
