"""How the site is put together: settings, addresses and the door for a web server."""
