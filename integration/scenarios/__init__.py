"""Lets `import scenarios.NAME` work from this folder too; the modules are those of chaos/scenarios."""

from pathlib import Path

__path__ = [str(Path(__file__).resolve().parents[1] / "chaos" / "scenarios")]
