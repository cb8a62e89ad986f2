"""Lets the test modules and the page generator import one another by name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
