"""Lay what the site shows from npm where Django finds it."""

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
MODULES = REPOSITORY / "node_modules"
TARGET = REPOSITORY / "src" / "naervaer" / "web" / "interface" / "static" / "vendor"
FILES = {
    "@digdir/designsystemet-css/dist/src/index.css": "designsystemet/designsystemet.css",
    "@digdir/designsystemet-css/dist/theme/designsystemet.css": "designsystemet/theme.css",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "maplibre-gl/dist/maplibre-gl.mjs": "maplibre/maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs": "maplibre/maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl-shared.mjs": "maplibre/maplibre-gl-shared.mjs",
    "maplibre-gl/dist/maplibre-gl.css": "maplibre/maplibre-gl.css",
}


def main() -> None:
    """Copy the files, without the pointers to source maps that do not ship."""
    shutil.rmtree(TARGET, ignore_errors=True)
    for source, target in FILES.items():
        text = (MODULES / source).read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if "sourceMappingURL=" not in line]
        goal = TARGET / target
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(FILES)} files from npm in {TARGET.relative_to(REPOSITORY)}")


if __name__ == "__main__":
    main()
