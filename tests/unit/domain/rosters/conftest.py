"""Lets these tests share their builder of duties."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
