"""What inhabitants say: dialogue meetings, surveys, need reports, and the answers."""
