"""Holds the imports of surveycheck to the contracts in pyproject.toml.

The contracts are read against the package as a wheel would install it, in an empty folder and outside the
checkout: with folders mapped in setup.py an editable install hides ``surveycheck.ui`` and ``surveycheck.rules``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("surveycheck", "rules", "samples", "ui", "pyproject.toml", "setup.py", "README.md", "LICENSE")
NOT_SOURCE = shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info")


def copy_source(folder: Path) -> Path:
    """Copies what a wheel is built from into ``folder``: a build in the checkout would leave its old modules behind."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=NOT_SOURCE)
        else:
            shutil.copy2(source, folder / part)
    return folder


def build_wheel(folder: Path) -> Path:
    """Builds the wheel inside ``folder`` and returns its path. Raises RuntimeError with pip's words when that fails."""
    source = copy_source(folder / "source")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    done = subprocess.run([*command, str(folder), str(source)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"the wheel cannot be built:\n{done.stdout}{done.stderr}")
    return next(folder.glob("*.whl"))


def unpack(wheel: Path, folder: Path) -> Path:
    """Puts the content of ``wheel`` into the empty ``folder``, as an installation would."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def lint(installed: Path) -> subprocess.CompletedProcess[str]:
    """Runs import-linter over the package in ``installed``; the contracts are those of the checkout."""
    program = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    command = [sys.executable, "-c", program, "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {"NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=installed, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        done = lint(unpack(build_wheel(folder), folder / "installed"))
    print(done.stdout, done.stderr, sep="", end="")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
