"""Files of a deliverable, and what reading them brought to light."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Fact = str | int | float | bool | None | tuple["Fact", ...]
"""A plain value that a finding or an issue can carry; metres and square metres unless its name says otherwise."""

Facts = Mapping[str, Fact]


@dataclass(frozen=True)
class SourceFile:
    """One file of the deliverable.

    ``path`` is relative to the deliverable, with ``/``. ``kind`` is told from the content (``dxf``, ``xml``, ``pdf``,
    ``docx``, ``xlsx``, ``zip``, ``image``, ``dwg``, ``mdb``, ``text``, ``empty``, ``other``), never from the name.
    ``suffix`` is the lower-case ending of the name with its dot. ``modified`` is seconds since 1970, UTC, 0 if unknown.
    ``unit`` is the drawing unit of a DXF that says one (``m``, ``mm``, …), else "". ``form`` is that of an image
    (``png``, ``jpeg``, ``tiff``, ``gif``), else "".
    """

    path: str
    kind: str
    bytes: int
    sha256: str
    suffix: str = ""
    modified: float = 0.0
    unit: str = ""
    form: str = ""


@dataclass(frozen=True)
class Issue:
    """Something that a reader noticed. Readers record, rules judge.

    ``code`` is a word of the readers' vocabulary (``read/issues.py``). ``loss`` says that something of the file may not
    have been read: the check is then incomplete, whatever the rules say. ``evidence``: handles of the first entities
    that show what is said of the file.
    """

    code: str
    file: str
    line: int = 0
    handle: str = ""
    xpath: str = ""
    loss: bool = False
    facts: Facts = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
