"""The content policy of a stored report, which carries its script and style inside.

Nothing unsafe is allowed: the policy names the very blocks that stand in the report by their
checksum, so that anything else in the page stays dead.
"""

import base64
import hashlib
import re

_BLOCKS = {
    name: re.compile(rf"<{name}(?:\s[^>]*)?>(.*?)</{name}>", re.DOTALL)
    for name in ("script", "style")
}


def policy_for(page: str) -> str:
    """Return the policy that lets a page's own blocks run and nothing else."""
    script, style = (_allowed(page, name) for name in ("script", "style"))
    return (
        f"default-src 'none'; script-src {script}; style-src {style}; "
        "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )


def _allowed(page: str, name: str) -> str:
    """Return the checksums of all blocks of a kind."""
    blocks = _BLOCKS[name].findall(page)
    sums = [hashlib.sha256(block.encode()).digest() for block in blocks]
    return " ".join(f"'sha256-{base64.b64encode(one).decode()}'" for one in sums) or "'none'"
