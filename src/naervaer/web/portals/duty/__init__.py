"""From roster to presence: adopt, change, confirm."""
