"""The analysts' room: ask for studies, follow them, compare and publish them."""
