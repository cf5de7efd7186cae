"""The siting study: where to be, with which mix, and who shares whom – with proof."""
