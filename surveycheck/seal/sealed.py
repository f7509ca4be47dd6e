"""The seal of a report: digests of its parts, of its content, and a short code.

Every field of the report belongs to one part. A field's digest is that of its canonical form, a part's that of the
canonical form of ``{field: digest}``, the content's that of ``{part: digest}``; all of them with SHA-256 and with SM3.
Times are left out: the same input, pack, settings and engine give the same seal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveycheck.seal.canonical import canonical, in_pieces
from surveycheck.seal.code import code_of
from surveycheck.seal.digest import Digests, Hasher, digests_of

FORM = "surveycheck-seal/1"
FIELD = "seal"
TIMES = ("started", "seconds")
"""Fields that the seal leaves out, of the report and of each run."""

PARTS = {
    "deliverable": "inputs",
    "check_survey": "inputs",
    "earlier": "inputs",
    "pack": "pack",
    "settings": "settings",
    "asked": "settings",
    "left_out": "settings",
    "engine": "engine",
}
"""Field → part; everything else is the result."""

NAMES = ("inputs", "pack", "settings", "engine", "result")


@dataclass(frozen=True)
class Seal:
    """``parts`` by name, and the ``content`` over all of them."""

    parts: Mapping[str, Digests]
    content: Digests

    @property
    def code(self) -> str:
        """The verification code, for every page that is printed."""
        return code_of(self.content.sha256)

    def document(self) -> dict[str, object]:
        """As the report's JSON has it."""
        parts = {name: found.document() for name, found in self.parts.items()}
        return {"form": FORM, "parts": parts, "content": self.content.document(), "code": self.code}


class Fields:
    """Takes the fields of a report one after the other, in any order."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, Digests]] = {name: {} for name in NAMES}

    def add(self, name: str, value: object) -> None:
        """A field with its plain JSON value. Raises ValueError for a value that has no canonical form."""
        if name == FIELD or name in TIMES:
            return
        hasher = Hasher()
        for piece in in_pieces(_timeless(value) if name == "runs" else value):
            hasher.update(piece)
        self._found[PARTS.get(name, "result")][name] = hasher.digests()

    def seal(self) -> Seal:
        """The seal over all that was taken."""
        parts = {name: _over(fields) for name, fields in self._found.items()}
        return Seal(parts, _over(parts))


def seal_of_document(document: Mapping[str, object]) -> Seal:
    """The seal that a report's JSON should bear. Raises ValueError, RecursionError for what has no canonical form."""
    fields = Fields()
    for name, value in document.items():
        fields.add(name, value)
    return fields.seal()


def _over(rows: Mapping[str, Digests]) -> Digests:
    """Each kind of digest over those of its own kind: neither rests on the other."""
    sha256 = digests_of(canonical({name: row.sha256 for name, row in rows.items()})).sha256
    return Digests(sha256, digests_of(canonical({name: row.sm3 for name, row in rows.items()})).sm3)


def _timeless(runs: object) -> object:
    if not isinstance(runs, list):
        return runs
    return [{k: v for k, v in run.items() if k not in TIMES} if isinstance(run, dict) else run for run in runs]
