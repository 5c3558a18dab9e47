"""Entry of ``python3 launcher``: makes the folder importable as the package it is."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])
sys.dont_write_bytecode = True

from launcher.cli import main  # noqa: E402

sys.exit(main(sys.argv[1:]))
