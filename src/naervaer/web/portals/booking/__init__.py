"""Appointments for inhabitants."""
