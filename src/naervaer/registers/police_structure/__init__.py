"""Police districts, station districts, service points and passport offices."""
