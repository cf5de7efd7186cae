"""The presence book: police presence planned and delivered, hour by hour."""
