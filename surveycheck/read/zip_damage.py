"""What is wrong with a zip that cannot be opened at all: it is none, it was cut short, or it is damaged."""

from __future__ import annotations

from pathlib import Path

from surveycheck.model import Facts, Issue
from surveycheck.read.kinds import HEAD, kind_of

NAMES = {"rar": "RAR", "7z": "7-Zip"}
"""Other archives, which people name ``.zip`` to hand them in."""

NO_DIRECTORY = "File is not a zip file"
"""What the standard library says where no directory is found at the end of the file."""


def damage_of(path: Path, error: BaseException) -> Issue:
    """The issue of the zip at ``path``. Raises OSError where it cannot be read either."""
    with path.open("rb") as stream:
        kind = kind_of(stream.read(HEAD))
    if kind in NAMES:
        return Issue("zip-is-other", path.name, loss=True, facts={"name": NAMES[kind]})
    if str(error) == NO_DIRECTORY:
        return Issue("zip-no-directory", path.name, loss=True)
    facts: Facts = {"note": str(error) or type(error).__name__}
    return Issue("zip-damaged", path.name, loss=True, facts=facts)
