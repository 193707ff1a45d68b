#!/usr/bin/env python3
"""Runs a chaos scenario with `pandacea drill run` and ends with its exit code.

0 passed, 1 a criterion failed, 2 usage, 3 could not be tested, 4 a fault could not be undone, 130 interrupted.
"""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from find_pandacea import find_pandacea

HERE = Path(__file__).resolve().parent
USAGE = 2
INCONCLUSIVE = 3
DOCKER_ITSELF_FAILED = (125, 126, 127)


def drills_in(folder: Path) -> dict[str, str]:
    """Scenario name -> what `pandacea drill run` is given: a built-in drill's name, or a drill file."""
    found = {path.stem: path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    found.update({path.stem: str(path) for path in folder.glob("*.yaml")})
    return dict(sorted(found.items()))


def run(command: list[str]) -> int:
    """Runs the command to its end; on Ctrl-C it still gets to lift its faults and write its report."""
    process = subprocess.Popen(command)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            code = process.wait()
            return code if code >= 0 else 128 - code
        except KeyboardInterrupt:
            continue


def parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="run_chaos.py",
        description="Runs a chaos scenario; arguments it does not know go to 'pandacea drill run'.",
        allow_abbrev=False,
    )
    parser.add_argument("--scenario", default=os.environ.get("SCENARIO") or None, help="name of the scenario (default: $SCENARIO)")
    parser.add_argument("--list", action="store_true", help="print the names of the scenarios")
    parser.add_argument("--scenarios-dir", type=Path, default=HERE / "scenarios", help="folder of scenarios: *.yaml drill files, *.py names")
    return parser.parse_known_args(arguments)


def main(arguments: list[str]) -> int:
    options, passed_on = parse(arguments)
    drills = drills_in(options.scenarios_dir)
    if options.list:
        print("\n".join(drills))
        return 0
    if options.scenario not in drills:
        problem = f"unknown scenario '{options.scenario}'" if options.scenario else "no scenario given: use --scenario NAME or set SCENARIO"
        print(f"run_chaos.py: {problem}. Known in {options.scenarios_dir}: {', '.join(drills) or 'none'}", file=sys.stderr)
        return USAGE
    return run_drill(drills[options.scenario], passed_on)


def run_drill(drill: str, passed_on: list[str]) -> int:
    command = find_pandacea(HERE.parents[1])
    if command is None:
        print(
            "run_chaos.py: nothing that can run the drill was found. One of these is needed: a 'pandacea' release on PATH, "
            "the .NET 10 SDK ('dotnet' on PATH) to build this repository, or Docker with the pandacea image.",
            file=sys.stderr,
        )
        return INCONCLUSIVE
    try:
        code = run([*command, "drill", "run", drill, *passed_on])
    except OSError as error:
        print(f"run_chaos.py: cannot start {command[0]}: {error.strerror}. Check that the file may be executed.", file=sys.stderr)
        return INCONCLUSIVE
    if command[0] == "docker" and code in DOCKER_ITSELF_FAILED:
        print("run_chaos.py: Docker could not run the drill (its own message stands above).", file=sys.stderr)
        return INCONCLUSIVE
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
