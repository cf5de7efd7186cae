"""Take the screenshots that README and docs show: of a report, or of a site that is served.

Usage: python tools/take_screenshots.py [out/access]
       python tools/take_screenshots.py http://127.0.0.1:8000
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
SITE_SHOTS = (
    ("site-front.png", "/", 1100, 800, "light"),
    ("site-front-narrow.png", "/", 320, 700, "dark"),
    ("site-map.png", "/landet/kart/", 1100, 800, "light"),
    ("site-map-dark.png", "/landet/kart/?lag=endring", 1100, 800, "dark"),
    ("site-municipality.png", "/kommune/1848-steigen/", 1100, 1000, "light"),
    ("site-municipality-narrow.png", "/kommune/1848-steigen/", 320, 700, "light"),
    ("site-council.png", "/politirad/1848-steigen/", 1100, 1000, "light"),
    ("site-booking.png", "/time/politikontakt/1848/", 1100, 800, "light"),
    ("site-voice.png", "/stemmen/runde/1/", 1100, 900, "light"),
)


def take_site(address: str) -> None:
    """Open the pages of a site in Chromium and save one picture for each of SITE_SHOTS."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS
        )
        for name, path, width, height, scheme in SITE_SHOTS:
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme, locale="nb-NO"
            )
            page.goto(address + path)
            if page.query_selector("#kart"):
                page.wait_for_selector("#kart[data-ready]", timeout=60_000)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=PICTURES / name)
            page.close()
            print(f"docs/_static/{name}")
        browser.close()


def main() -> None:
    """Open the report in Chromium and save one picture for each entry of SHOTS."""
    if len(sys.argv) > 1 and sys.argv[1].startswith("http"):
        take_site(sys.argv[1].rstrip("/"))
        return
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
