#!/bin/sh
# Build the wheel, weigh it, install it with its own requirements in an empty environment
# and run a command and the study from outside the checkout.
set -eu
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/python -m hatchling build -t wheel -d "$work" >/dev/null
wheel=$(ls "$work"/*.whl)
size=$(wc -c <"$wheel")
echo "wheel: $size bytes"
test "$size" -le 5242880 || { echo "The wheel is $size bytes, expected at most 5242880." >&2; exit 1; }
"$here/.venv/bin/uv" venv --quiet "$work/env"
"$here/.venv/bin/uv" pip sync --quiet --python "$work/env/bin/python" --require-hashes "$here/requirements/run.lock"
"$here/.venv/bin/uv" pip install --quiet --python "$work/env/bin/python" --no-deps "$wheel"
cd "$work"
env -u PYTHONPATH -u NAERVAER_RAW "$work/env/bin/naervaer" --version
env -u PYTHONPATH -u NAERVAER_RAW "$work/env/bin/naervaer" rules --json >/dev/null
env -u PYTHONPATH -u NAERVAER_RAW "$work/env/bin/naervaer" study run access --out "$work/report" >/dev/null
test -s "$work/report/index.html"
echo "The wheel works alone."
"$here/.venv/bin/uv" pip sync --quiet --python "$work/env/bin/python" --require-hashes "$here/requirements/site.lock"
"$here/.venv/bin/uv" pip install --quiet --python "$work/env/bin/python" --no-deps "$wheel"
mkdir -p "$work/out" && mv "$work/report" "$work/out/access"
env -u PYTHONPATH -u NAERVAER_RAW NAERVAER_HOME="$work/site" "$work/env/bin/naervaer" site fill --studies "$work/out"
test -s "$work/site/naervaer.sqlite3"
echo "The wheel carries the site."
