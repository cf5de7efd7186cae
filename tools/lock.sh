#!/bin/sh
# Resolve every requirement list into a lock with hashes and without download addresses.
set -eu
resolve() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header "$@"
}
resolve requirements/uv.in -o requirements/uv.lock
resolve pyproject.toml -o requirements/run.lock
resolve --extra web pyproject.toml -o requirements/site.lock
resolve --extra web pyproject.toml requirements/dev.in -o requirements/dev.lock
resolve requirements/bench.in -c requirements/dev.lock -o requirements/bench.lock
resolve --no-deps requirements/samples.in -o requirements/samples.lock
