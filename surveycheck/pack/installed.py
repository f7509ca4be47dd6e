"""Which packs there are, and which of them a deliverable belongs to. Cheap: only pack.toml is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from surveycheck.pack.faults import Faults
from surveycheck.pack.header import PACK_FILE, read_header
from surveycheck.pack.keys import read_toml
from surveycheck.pack.load import packs_folder
from surveycheck.pack.pack import Claim, PackFault


class Root(Protocol):
    """The root element of an XML file."""

    @property
    def root(self) -> str: ...
    @property
    def namespace(self) -> str: ...
    @property
    def attributes(self) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class PackSummary:
    """A pack at a glance. With ``faults`` its pack.toml is broken, and only the name is sure."""

    name: str
    title: str = ""
    title_en: str = ""
    edition: str = ""
    notice: str = ""
    notice_en: str = ""
    claim: Claim = field(default_factory=Claim)
    package: bool = False
    faults: tuple[PackFault, ...] = ()


def installed_packs() -> tuple[PackSummary, ...]:
    """Every installed pack, by name."""
    return tuple(_summary(path.parent.name) for path in sorted(packs_folder().glob(f"*/{PACK_FILE}")))


def _summary(name: str) -> PackSummary:
    faults = Faults()
    toml = read_toml(packs_folder() / name / PACK_FILE, PACK_FILE, faults)
    header = read_header(toml, faults) if toml else None
    if header is None or faults.found:
        return PackSummary(name, faults=faults.sorted())
    words = (header.title, header.title_en, header.edition, header.notice, header.notice_en)
    return PackSummary(name, *words, header.claim, bool(header.package))


def claimed_by(roots: Iterable[Root]) -> tuple[str, ...]:
    """The installed packs that claim one of these XML roots, by name; packs that want a package before those that do
    not: what else lies in a package is a paper of it."""
    known = tuple(roots)
    found = [p for p in installed_packs() if any(claims(p.claim, root) for root in known)]
    return tuple(p.name for p in found if p.package) or tuple(p.name for p in found)


def claims(claim: Claim, root: Root) -> bool:
    """Root element, namespace and every named attribute agree; an empty claim claims nothing."""
    if not claim.root or root.root != claim.root:
        return False
    if claim.namespace and root.namespace != claim.namespace:
        return False
    return all(root.attributes.get(name) == value for name, value in claim.attributes.items())
