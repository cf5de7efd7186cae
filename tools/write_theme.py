"""Write the site's theme from Designsystemet's: the same contrasts, our own colours.

Every colour keeps the relative luminance it has in Designsystemet's theme, so each contrast
its designers checked still holds; hue and chroma become ours.

Usage: python tools/write_theme.py [--check]
"""

import re
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

REPOSITORY = Path(__file__).resolve().parents[1]
INTERFACE = REPOSITORY / "src" / "naervaer" / "web" / "interface" / "static"
SOURCE = INTERFACE / "vendor" / "designsystemet" / "theme.css"
TARGET = INTERFACE / "interface" / "theme.css"
#: Hue (degrees) and chroma kept (share) in OKLCH: petrol, ochre, heather, and a cool grey.
COLOURS = {
    "accent": (205.0, 0.72),
    "brand1": (75.0, 1.1),
    "brand2": (335.0, 0.75),
    "neutral": (205.0, 1.0),
}
_GREY_CHROMA = 0.006
_BLEND = 1e-4
_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


def linear(code: str) -> NDArray[np.float64]:
    """Return the linear red, green and blue of `#rgb` or `#rrggbb`."""
    digits = code.lstrip("#")
    if len(digits) == 3:  # noqa: PLR2004 - the short form
        digits = "".join(2 * digit for digit in digits)
    value = np.array([int(digits[at : at + 2], 16) for at in (0, 2, 4)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - IEC 61966-2-1


def coded(value: NDArray[np.float64]) -> str:
    """Return `#rrggbb` of linear red, green and blue."""
    kept = np.clip(value, 0, 1)
    curve = np.where(kept <= 0.0031308, kept * 12.92, 1.055 * kept ** (1 / 2.4) - 0.055)  # noqa: PLR2004 - as above
    return "#" + "".join(f"{round(255 * part):02x}" for part in curve)


def from_oklch(lightness: float, chroma: float, hue: float) -> NDArray[np.float64]:
    """Return linear red, green and blue (may leave 0 to 1)."""
    turned = np.radians(hue)
    lab = np.array([lightness, chroma * np.cos(turned), chroma * np.sin(turned)])
    result: NDArray[np.float64] = np.linalg.inv(_TO_LMS) @ (np.linalg.inv(_TO_LAB) @ lab) ** 3
    return result


def turned(code: str, *, hue: float, keep: float, least: float = 0.0) -> str:
    """Return the colour in another hue, with the luminance it had."""
    wanted = float(_LUMINANCE @ linear(code))
    lab = _TO_LAB @ np.cbrt(_TO_LMS @ linear(code))
    if wanted in {0.0, 1.0}:
        return code
    chroma = max(keep * float(np.hypot(lab[1], lab[2])), least)
    while True:
        low, high = 0.0, 1.0
        for _ in range(40):
            middle = (low + high) / 2
            found = from_oklch(middle, chroma, hue)
            low, high = (middle, high) if _LUMINANCE @ found < wanted else (low, middle)
        if found.min() >= -_BLEND and found.max() <= 1 + _BLEND:
            return coded(found)
        chroma *= 0.95


def scheme(text: str, layer: str) -> str:
    """Return the declarations of one colour scheme in our colours."""
    start = text.index(f"@layer ds.theme.color-scheme.{layer}{{")
    block = text[start : text.index("}", start)]
    lines = []
    for name, (hue, keep) in COLOURS.items():
        least = _GREY_CHROMA if name == "neutral" else 0.0
        for step, code in re.findall(rf"--ds-color-{name}-([\w-]+):(#[0-9a-f]+)", block):
            ours = turned(code, hue=hue, keep=keep, least=least)
            lines.append(f"--ds-color-{name}-{step}: {ours};")
    return "\n".join(lines)


def theme() -> str:
    """Return the style sheet."""
    text = SOURCE.read_text(encoding="utf-8")
    light, dark = (scheme(text, layer) for layer in ("light", "dark"))
    return f"""/* Written by tools/write_theme.py; do not edit by hand. */

:root,
[data-color-scheme="light"] {{
{_inset(light, 2)}
}}

[data-color-scheme="dark"] {{
{_inset(dark, 2)}
}}

@media screen and (prefers-color-scheme: dark) {{
  [data-color-scheme="auto"] {{
{_inset(dark, 4)}
  }}
}}
"""


def _inset(lines: str, spaces: int) -> str:
    return "\n".join(" " * spaces + line for line in lines.splitlines())


def main() -> None:
    """Write the theme, or with --check say whether it is the one written."""
    made = theme()
    if "--check" in sys.argv:
        if TARGET.read_text(encoding="utf-8") != made:
            sys.exit(f"{TARGET.name} is not what tools/write_theme.py writes; run it again.")
        return
    TARGET.write_text(made, encoding="utf-8")
    print(TARGET.relative_to(REPOSITORY))


if __name__ == "__main__":
    main()
