"""All waivers as their files are now, beside what the last report says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from surveycheck.model import Decision, Waiver, WaiverEntry
from surveycheck.waivers.asked import beside, name_of, read_asked
from surveycheck.waivers.decided import read_decided


def waivers_now(path: Path, known: Sequence[WaiverEntry], decisions: Path | None) -> tuple[WaiverEntry, ...]:
    """Those that the report of the deliverable at ``path`` knows (``known``), as they are decided on now; those that it
    does not know yet; none that was withdrawn since from the file beside it. ``decisions``: the inspector's file, which
    may not be there: then they are decided on as the report says. Raises WaiverError,
    OSError."""
    file, made = beside(path), _decided(path, decisions)
    there, decided = file.exists(), decisions is not None and decisions.exists()
    asked = {waiver.digest: waiver for waiver in (read_asked(file).waivers if there else ())}
    kept = [entry for entry in known if entry.digest in asked or not there]
    kept = [_as_decided(entry, made.get(entry.digest)) for entry in kept] if decided else kept
    before = {entry.digest for entry in known}
    new = [waiver for digest, waiver in asked.items() if digest not in before]
    return (*kept, *(_as_decided(_new(waiver), made.get(waiver.digest)) for waiver in new))


def _new(waiver: Waiver) -> WaiverEntry:
    about, said = waiver.about, (waiver.reason, waiver.clause, waiver.name, waiver.date)
    return WaiverEntry("asked", about.id, about.id, about.code, about.message, about.message_en, *said, waiver.digest)


def _as_decided(entry: WaiverEntry, decision: Decision | None) -> WaiverEntry:
    if entry.state == "unmatched" or entry.decision == decision:
        return entry
    if decision is None:
        return replace(entry, state="asked", decision=None, remark="", remark_en="")
    if decision.accepted:
        return replace(entry, state="accepted", decision=decision, remark="", remark_en="")
    return replace(entry, state="rejected", decision=decision, remark="", remark_en="")


def _decided(path: Path, decisions: Path | None) -> dict[str, Decision]:
    made = read_decided(decisions).decisions if decisions is not None and decisions.exists() else ()
    name = name_of(path)
    return {decision.waiver: decision for decision in made if decision.deliverable == name}
