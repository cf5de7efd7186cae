"""The counter: bookings, queue and first contact for those who come or call."""
