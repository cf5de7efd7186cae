"""Appointments with the police: what can be booked, how long it takes, and what may follow."""
