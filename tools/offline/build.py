"""Builds the folder that installs surveycheck on a Windows computer without Python and without a network.

    python tools/offline/build.py [--python 3.13 --python 3.12]      → dist/offline/surveycheck-VERSION-win_amd64/

Needs the network itself. The Python installer is not ours to pass on: whoever installs puts it beside the folder.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(ROOT / "tools"), str(ROOT)]

import house  # noqa: E402
import icon  # noqa: E402
from wanted import missing  # noqa: E402

from surveycheck import __version__  # noqa: E402

PYTHONS = ("3.13", "3.12")
"""The versions of Python whose wheels are brought along, the one to install first."""

SCRIPTS = ("install.ps1", "uninstall.ps1", "install.cmd")
DIGESTS = "SHA256SUMS"


def download(wheels: Path, versions: Sequence[str]) -> None:
    """Every library that the program needs, as wheels for Windows, in the versions that it is tested with."""
    for version in versions:
        asked = [str(next(wheels.glob("surveycheck-*.whl")))]
        while asked:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
            command += ["--dest", str(wheels), "--platform", "win_amd64", "--python-version", version]
            command += ["--only-binary", ":all:", "-c", str(ROOT / "constraints.txt"), *asked]
            subprocess.run(command, check=True)
            before, asked = asked, [f"{wanted.name}{wanted.specifier}" for wanted in missing(wheels, version)]
            if asked == before:
                raise RuntimeError(f"pip does not bring {', '.join(asked)} for Python {version}")


def write_scripts(folder: Path, versions: Sequence[str]) -> None:
    """Scripts and words as Windows reads them: CRLF; PowerShell 5 takes what has no BOM for the old code page."""
    for name in SCRIPTS:
        text = (HERE / name).read_text(encoding="utf-8")
        encoding = "utf-8-sig" if name.endswith(".ps1") else "ascii"
        (folder / name).write_text(text, encoding=encoding, newline="\r\n")
    words = (HERE / "README.txt").read_text(encoding="utf-8")
    for key, value in (("version_0", versions[0]), ("versions", " / ".join(versions)), ("version", __version__)):
        words = words.replace("{" + key + "}", value)
    (folder / "README.txt").write_text(words, encoding="utf-8-sig", newline="\r\n")
    (folder / "versions.txt").write_text("\n".join(versions) + "\n", encoding="utf-8", newline="\r\n")
    icon.write(folder / "surveycheck.ico")


def write_digests(folder: Path) -> None:
    """The digest of every file but the scripts' own, in the form of sha256sum."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name not in (DIGESTS, *SCRIPTS))
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}" for file in files
    ]
    (folder / DIGESTS).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def write_handbook(folder: Path) -> None:
    """The rules of the largest pack, as pages."""
    command = [sys.executable, "-m", "surveycheck.cli.main", "handbook", "--pack", "ningbo", "--out", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)


def build(folder: Path, versions: Sequence[str]) -> None:
    """Make the folder anew."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "wheels").mkdir(parents=True)
    work = ROOT / "build" / "offline"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    shutil.copy2(house.build_wheel(work), folder / "wheels")
    download(folder / "wheels", versions)
    shutil.copytree(ROOT / "samples", folder / "samples", ignore=shutil.ignore_patterns("*.py", "__pycache__", "make"))
    write_handbook(folder / "handbook")
    write_scripts(folder, versions)
    write_digests(folder)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--python", action="append", metavar="VERSION", help=f"default: {' and '.join(PYTHONS)}")
    versions = words.parse_args().python or PYTHONS
    folder = ROOT / "dist" / "offline" / f"surveycheck-{__version__}-win_amd64"
    build(folder, versions)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(f"{folder.relative_to(ROOT)}: {len(list((folder / 'wheels').iterdir()))} wheels, {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
