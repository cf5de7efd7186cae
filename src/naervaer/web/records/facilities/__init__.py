"""What is known about getting in at a point: steps, and the languages spoken there."""
