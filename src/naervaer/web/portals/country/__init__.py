"""The whole country: the map, the promises."""
