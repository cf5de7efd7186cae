"""Police contacts: who, where, how much, and how to reach them."""
