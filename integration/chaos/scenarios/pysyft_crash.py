"""The compute worker is killed, paused and cut off while jobs run; every accepted job ends once, and is charged once."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import run_chaos  # noqa: E402

NAME = Path(__file__).stem


def run(*arguments: str) -> int:
    """Runs the drill; extra arguments go to `pandacea drill run`. Returns its exit code."""
    return run_chaos.main(["--scenario", NAME, *arguments])


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
