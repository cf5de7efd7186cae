"""First contact: how each enquiry ended, and call-backs that cannot vanish."""
