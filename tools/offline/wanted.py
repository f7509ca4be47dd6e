"""What the wheels in a folder want on Windows that is not in the folder.

pip judges markers (``platform_system == "Windows"``) by the computer that it runs on, whatever ``--platform`` says:
what only Windows needs is left out of what it downloads.
"""

from __future__ import annotations

import email.parser
import zipfile
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename


def environment(version: str) -> dict[str, str]:
    """What markers mean on Windows with a version of Python."""
    own = {key: str(value) for key, value in default_environment().items()}
    windows = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"}
    return own | windows | {"python_version": version, "python_full_version": f"{version}.0"}


def usable(wheels: Path, version: str) -> dict[str, Path]:
    """The wheels of a folder that a Python takes, by the name of the package."""
    parts = tuple(int(part) for part in version.split("."))
    tags = {*cpython_tags(parts, platforms=["win_amd64"]), *compatible_tags(parts, platforms=["win_amd64"])}
    found = {}
    for wheel in wheels.glob("*.whl"):
        name, _, _, own = parse_wheel_filename(wheel.name)
        if own & tags:
            found[str(name)] = wheel
    return found


def missing(wheels: Path, version: str) -> list[Requirement]:
    """What is wanted there and not in the folder, or in a version that does not do."""
    there, marks = usable(wheels, version), environment(version)
    found: dict[str, Requirement] = {}
    for wheel in there.values():
        for wanted in requirements(wheel):
            if wanted.marker is not None and not wanted.marker.evaluate({**marks, "extra": ""}):
                continue
            name = canonicalize_name(wanted.name)
            own = there.get(name)
            if own is None or parse_wheel_filename(own.name)[1] not in wanted.specifier:
                found[name] = wanted
    return list(found.values())


def requirements(wheel: Path) -> list[Requirement]:
    """What a wheel says that it requires."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        told = email.parser.Parser().parsestr(archive.read(name).decode("utf-8"))
    return [Requirement(line) for line in told.get_all("Requires-Dist") or ()]
