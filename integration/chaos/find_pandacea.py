"""Finds something that can run `pandacea`: the one beside the repository, PATH, a build, the container image."""

import os
import shutil
from pathlib import Path

DEFAULT_IMAGE = "pandacea:latest"


def find_pandacea(root: Path) -> list[str] | None:
    """The command to put before `drill run ...`, or None."""
    has_dotnet = shutil.which("dotnet") is not None
    return (
        _beside(root, has_dotnet)
        or _on_path()
        or _built(root, has_dotnet)
        or _container()
    )


def _beside(root: Path, has_dotnet: bool) -> list[str] | None:
    """A release's binary, or the repository's script, which is of use only where it can build."""
    names = ("pandacea.exe", "pandacea.cmd") if os.name == "nt" else ("pandacea",)
    for path in (root / name for name in names):
        if path.is_file() and os.access(path, os.X_OK) and (has_dotnet or not _is_script(path)):
            return [str(path)]
    return None


def _is_script(path: Path) -> bool:
    if path.suffix == ".cmd":
        return True
    with path.open("rb") as file:
        return file.read(2) == b"#!"


def _on_path() -> list[str] | None:
    found = shutil.which("pandacea")
    return [found] if found else None


def _built(root: Path, has_dotnet: bool) -> list[str] | None:
    dll = root / "src" / "Pandacea.Cli" / "bin" / "Release" / "net10.0" / "pandacea.dll"
    return ["dotnet", str(dll)] if has_dotnet and dll.is_file() else None


def _container() -> list[str] | None:
    """The image shares the host's network, because the stack under drill answers there."""
    if shutil.which("docker") is None:
        return None
    here = os.getcwd()
    image = os.environ.get("PANDACEA_IMAGE") or DEFAULT_IMAGE
    return ["docker", "run", "--rm", "--network", "host", "-v", f"{here}:{here}", "-w", here, image]
