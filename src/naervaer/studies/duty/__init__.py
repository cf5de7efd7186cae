"""The duty study: from demand to a lawful roster and the response it gives."""
