"""Files of pictures, taken out of a deliverable for the window: those that its drawings name, and no others.

A path in a drawing is never followed: only its name counts, and only among the files of the deliverable. So nothing is
read that was not handed in, and no network is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from surveycheck.map.images import file_name
from surveycheck.read.errors import ReadError
from surveycheck.read.members import Member
from surveycheck.read.source import source_of
from surveycheck.read.zip import DAMAGE

KINDS = (".png", ".jpg", ".jpeg", ".bmp")
"""What the window draws."""

MOST, LARGEST, WHOLE = 200, 64 * 2**20, 256 * 2**20
"""Files; bytes of one, and of all: the others have a frame."""

Fetch = Callable[[str, str], str]
"""Of a drawing and the path that it names: the file in the folder of the maps, "" where there is none."""


class Fetched:
    """Copies each file once into ``folder``, as ``0000.picture``."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._folder, self._left = folder, WHOLE
        self._known: dict[str, str] = {}
        self._members: tuple[Member, ...] = ()
        self._close: Callable[[], None] = lambda: None
        try:
            source = source_of(path)
            self._members, self._close = source.members, source.close
        except (ReadError, *DAMAGE):
            pass

    def __call__(self, drawing: str, named: str) -> str:
        member = self._member(drawing, file_name(named))
        if member is None:
            return ""
        if member.path not in self._known:
            self._known[member.path] = self._copied(member) if len(self._known) < MOST else ""
        return self._known[member.path]

    def close(self) -> None:
        """Let go of the deliverable."""
        self._close()

    def _member(self, drawing: str, name: str) -> Member | None:
        """Beside the drawing, else where there is only one of that name."""
        if PurePosixPath(name).suffix.lower() not in KINDS:
            return None
        found = [one for one in self._members if PurePosixPath(one.path).name.casefold() == name.casefold()]
        beside = [one for one in found if PurePosixPath(one.path).parent == PurePosixPath(drawing).parent]
        return beside[0] if beside else found[0] if len(found) == 1 else None

    def _copied(self, member: Member) -> str:
        limit = min(LARGEST, self._left)
        if member.size > limit:
            return ""
        try:
            with member.open() as stream:
                data = stream.read(limit + 1)
        except DAMAGE:
            return ""
        if len(data) > limit:
            return ""
        self._left -= len(data)
        name = f"{len(self._known):04d}.picture"
        (self._folder / name).write_bytes(data)
        return name
