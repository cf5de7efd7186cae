"""Take the screenshots that README and docs show, of a report made by `make study`.

Usage: python tools/take_screenshots.py [out/access]
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).resolve().parents[1]
PICTURES = REPOSITORY / "docs" / "_static"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOTS = (
    ("report.png", 1280, 1060, "light", None),
    ("report-map.png", 1280, 1180, "light", "Minutter til nærmeste tjenestested, med planen"),
    ("report-dark.png", 1280, 1060, "dark", None),
    ("report-narrow.png", 320, 900, "light", None),
)


def main() -> None:
    """Open the report in Chromium and save one picture for each entry of SHOTS."""
    report = Path(sys.argv[1] if len(sys.argv) > 1 else "out/access").resolve() / "index.html"
    chromium = shutil.which("chromium")
    if chromium is None or not report.is_file():
        sys.exit(f"expected Chromium and {report}; run `make study` first.")
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, width, height, scheme, text in SHOTS:
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page.goto(report.as_uri())
            if text:
                found = page.locator("main").get_by_text(text).last
                found.evaluate("node => window.scrollTo(0, node.offsetTop - 24)")
            page.screenshot(path=PICTURES / name)
            page.close()
            print(f"docs/_static/{name}")
        browser.close()


if __name__ == "__main__":
    main()
