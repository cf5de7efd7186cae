"""Compile the site's words, so that a wheel built now carries them."""

from naervaer.web.interface.words import compile_catalogues

if __name__ == "__main__":
    compile_catalogues()
