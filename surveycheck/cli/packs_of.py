"""The packs that a command speaks of when none, or one, was named."""

from __future__ import annotations

from surveycheck.cli.options import spelling
from surveycheck.cli.screen import Screen
from surveycheck.pack import Pack, PackError, installed_packs, load_pack

TEMPLATE = "blank"


def packs_of(name: str | None, screen: Screen, trust: bool = False) -> tuple[Pack, ...]:
    """The pack named, or every installed one, those that extend another behind the others, the template last. One that
    does not load is told of and left out, unless it was asked for. Raises ``Complaint`` and ``PackError``."""
    if name is not None:
        with spelling(screen):
            return (load_pack(name, trust=trust),)
    found = []
    for known in sorted((p.name for p in installed_packs()), key=lambda n: (n == TEMPLATE, n)):
        try:
            found.append(load_pack(known))
        except PackError as error:
            count = len(error.faults)
            zh = f"规则包 {known} 有 {count} 处错误，已略过（surveycheck pack lint {known}）"
            screen.tell(zh, f"the pack {known} has {count} faults and is left out (surveycheck pack lint {known})")
    return tuple(sorted(found, key=lambda pack: (pack.name == TEMPLATE, bool(pack.extends))))
