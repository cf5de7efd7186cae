"""Service points and passport offices with their dated facts and opening hours."""
