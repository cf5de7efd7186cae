"""The process that computes one study: told what to do on standard input, tells its steps.

It runs apart from the worker so that a cancelled run can be ended at once. It ends itself
when standard input closes, which happens when the worker is killed: no run is ever computed
by two processes for longer than a moment.
"""

import json
import os
import sys
import threading
import traceback
from pathlib import Path

from naervaer.domain.errors import NaervaerError
from naervaer.web.records.studies.kinds import kind_of

GAVE_UP, ORPHANED = 1, 3
POLITENESS = 10
"""On a small machine the pages come first."""


def main() -> int:
    """Compute the study asked for on the first line; print a line of JSON for each step."""
    asked = json.loads(sys.stdin.readline())
    os.nice(POLITENESS)
    threading.Thread(target=_end_with_the_worker, daemon=True).start()
    try:
        kind_of(asked["study"]).run(asked["settings"], Path(asked["folder"]), _tell_step)
    except NaervaerError as error:
        _tell({"error": str(error)})
        return GAVE_UP
    except Exception:  # noqa: BLE001 - whatever happened is told, never swallowed
        _tell({"error": traceback.format_exc(limit=3)})
        return GAVE_UP
    return 0


def _end_with_the_worker() -> None:
    """Wait until nobody is left at the other end."""
    sys.stdin.read()
    os._exit(ORPHANED)


def _tell_step(name: str) -> None:
    _tell({"step": name})


def _tell(said: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
