"""Messages to residents and staff, kept until they are sent and deleted afterwards."""
