"""What is asked of every check of a batch, and by which fingerprints its results are known again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from surveycheck import __version__
from surveycheck.guard import Limits
from surveycheck.ledger import fingerprint
from surveycheck.manual import beside as manual_beside
from surveycheck.model import PackInfo
from surveycheck.pack import Pack, installed_packs, load_pack
from surveycheck.run import Options
from surveycheck.run.asked import asked_of
from surveycheck.seal import digests_of, digests_of_file
from surveycheck.seal.canonical import canonical
from surveycheck.waivers import beside as waivers_beside


@dataclass(frozen=True)
class Asked:
    """As of ``inspect_apart``. ``pack`` is None where each deliverable tells its own; ``again``: results that are not
    complete count as missing."""

    pack: str | None = None
    options: Options = field(default_factory=Options)
    trust: bool = False
    limits: Limits = field(default_factory=Limits)
    decisions: Path | None = None
    again: bool = False


@dataclass(frozen=True)
class Prints:
    """``known``: the pack's name, digest and edition for each pack that may be the one. ``claims`` tells which pack
    claims what: a deliverable that changes hands is checked anew."""

    asked: Asked
    known: tuple[tuple[str, str, str], ...]
    claims: str

    @property
    def work(self) -> str:
        """What is done to a deliverable, whatever its files and limits: two who do the same need not both."""
        more: dict[str, object] = {"options": asked_of(self.asked.options, self.asked.trust), "claims": self.claims}
        more |= {"packs": [list(one) for one in self.known]}
        return fingerprint(__version__, "", "", more)

    def possible(self, path: Path, attempts: int = 0) -> tuple[str, ...]:
        """The fingerprints by which a result for the deliverable at ``path`` may be recorded, up to so many attempts
        that were not complete. Raises OSError."""
        beside = self._beside(path)
        packs = [*self.known, ("", "", "")]
        ways = [(True, 0), *((False, attempt) for attempt in range(attempts + 1))]
        return tuple(self._print(digest, edition, beside, *way) for _, digest, edition in packs for way in ways)

    def of(self, path: Path, pack: PackInfo | None, complete: bool, attempt: int = 0) -> str:
        """The fingerprint of a result; ``pack`` is None where there is no report. ``attempt``: how many that were not
        complete are there already."""
        digest, edition = (pack.digest, pack.edition) if pack else ("", "")
        return self._print(digest, edition, self._beside(path), complete, attempt)

    def _print(self, digest: str, edition: str, beside: dict[str, str], complete: bool, attempt: int = 0) -> str:
        """What was checked completely was not cut short: limits do not matter to it."""
        options = replace(self.asked.options, time_limit=None) if complete else self.asked.options
        more: dict[str, object] = {"options": asked_of(options, self.asked.trust), "claims": self.claims, **beside}
        if not complete:
            limits = self.asked.limits
            more |= {"memory": limits.memory, "seconds": limits.seconds, "attempt": attempt}
        return fingerprint(__version__, digest, edition, more)

    def _beside(self, path: Path) -> dict[str, str]:
        """Digests of the files that a check reads besides the deliverable."""
        files = {"manual": manual_beside(path), "waivers": waivers_beside(path), "decisions": self.asked.decisions}
        return {name: _digest(file) for name, file in files.items() if file is not None}


def prints(asked: Asked, loaded: Sequence[Pack]) -> Prints:
    """The fingerprints of a batch. ``loaded``: its ``packs``."""
    known = tuple((pack.name, pack.digest, pack.edition) for pack in loaded)
    claims = "given" if asked.pack is not None else digests_of(canonical(_claims(loaded))).sha256
    return Prints(asked, known, claims)


def packs(asked: Asked) -> tuple[Pack, ...]:
    """The packs that may be the one: that which is given, or every installed one. Raises PackError."""
    names: Iterable[str] = [asked.pack] if asked.pack is not None else [p.name for p in installed_packs()]
    return tuple(load_pack(name, trust=asked.trust, examples=False) for name in names)


def folders_of(loaded: Sequence[Pack]) -> frozenset[str]:
    """Names of the folders that a package of these packs has at its top."""
    return frozenset(
        part for pack in loaded for row in pack.table("files") for p in row.list("path") if (part := _top(p)) != ""
    )


def _top(path: str) -> str:
    head, slash, _ = path.partition("/")
    return head if slash and not any(sign in head for sign in "*?{[") else ""


def _claims(loaded: Iterable[Pack]) -> list[list[str]]:
    return [[pack.name, repr(pack.claim)] for pack in loaded]


def _digest(file: Path) -> str:
    return digests_of_file(file)[0].sha256 if file.is_file() else ""
