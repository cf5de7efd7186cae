"""Districts, station districts and municipalities, as the site links to them."""
