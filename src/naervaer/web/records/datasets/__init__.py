"""Open figures: series of rows with a dictionary, published in numbered versions."""
