"""Bookable presence: slots, holds, bookings, waiting list, queue."""
