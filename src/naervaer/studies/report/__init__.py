"""The reports people read: one self-contained page, in bokmål or English."""
