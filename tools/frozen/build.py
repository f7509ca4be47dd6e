"""Builds the program for computers without Python, for the system that it is run on, and tries what it built.

    python tools/frozen/build.py        → dist/frozen/surveycheck/

PyInstaller cannot build for another system: on Windows this makes the Windows program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import house  # noqa: E402
import icon  # noqa: E402

OUT = ROOT / "dist" / "frozen"
PROGRAM = OUT / "surveycheck" / f"surveycheck{'.exe' if sys.platform == 'win32' else ''}"
TRIED = (
    ("--version", 0),
    ("check samples/clean --out {out}", 0),
    ("check samples/defects/05-parcel-and-boundary.zip --out {out}", 1),
    ("check samples/geometry/parcels-gap.dxf --pack geometry --as AREA=PARCEL", 1),
    ("app samples/clean --screenshot {out}/app.png", 0),
)
"""What the program is tried with, and the exit status that is right."""


def build() -> None:
    """Make the folder anew."""
    icon.write(ROOT / "build" / "surveycheck.ico")
    with tempfile.TemporaryDirectory() as name:
        installed = house.unpack(house.build_wheel(Path(name)), Path(name) / "installed")
        environment = {**os.environ, "SURVEYCHECK_INSTALLED": str(installed), "PYTHONPATH": str(installed)}
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
        command += ["--distpath", str(OUT), "--workpath", str(ROOT / "build" / "frozen")]
        subprocess.run([*command, str(ROOT / "tools" / "frozen" / "surveycheck.spec")], env=environment, check=True)


def tried() -> list[str]:
    """What the program did wrong, where no Python can be found; in a folder of its own."""
    faults = []
    with tempfile.TemporaryDirectory() as out:
        for words, wanted in TRIED:
            command = [str(PROGRAM), *words.format(out=out).split()]
            plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
            done = subprocess.run(
                command, cwd=ROOT, env={**plain, "PATH": out}, capture_output=True, encoding="utf-8", check=False
            )
            if done.returncode != wanted:
                faults.append(f"{words}: exit status {done.returncode}, not {wanted}\n{done.stdout}{done.stderr}")
    return faults


def main() -> int:
    shutil.rmtree(OUT, ignore_errors=True)
    build()
    faults = tried()
    print("\n".join(faults) or f"{PROGRAM.relative_to(ROOT)}: tried, {_megabytes(OUT)} MB")
    return len(faults) > 0


def _megabytes(folder: Path) -> int:
    return round(
        sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6
    )


if __name__ == "__main__":
    sys.exit(main())
