"""Every address of the site, as a list."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def routes() -> dict[str, tuple[str, URLPattern]]:
    """Return each route's address pattern and where it leads, by its full name."""
    return {name: (address, found) for name, address, found in _walk(get_resolver(), "", "")}


def _walk(
    resolver: URLResolver, before: str, space: str
) -> Iterator[tuple[str, str, URLPattern]]:
    """Go through the addresses below one resolver."""
    for found in resolver.url_patterns:
        address = before + str(found.pattern)
        if isinstance(found, URLResolver):
            inner = f"{space}{found.namespace}:" if found.namespace else space
            yield from _walk(found, address, inner)
        else:
            yield f"{space}{found.name or address}", address, found
