"""Waivers and decisions in their files: asked for, withdrawn, accepted, rejected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from surveycheck.model import Decision, Finding, Waiver
from surveycheck.waivers import asked, decided
from surveycheck.waivers.edit import edited
from surveycheck.waivers.errors import WaiverError
from surveycheck.whole import write_whole


def ask(
    path: Path, finding: Finding, reason: str, clause: str, name: str, file: Path | None = None
) -> tuple[Path, Waiver]:
    """Ask for a waiver of a finding of the deliverable at ``path``: into ``file``, by default beside it; a waiver of
    the same finding is replaced. Gives the file and the waiver.

    Raises WaiverError for an empty word or a file that cannot be used, OSError where it cannot be written.
    """
    _said(("reason", "理由", reason), ("clause", "依据", clause), ("name", "姓名", name))
    file = _place(path, file)
    made = asked.waiver_for(finding, reason, clause, name, date.today().isoformat())
    there = asked.read_asked(file) if file.exists() else None
    known = there.waivers if there else ()
    same = [number for number, waiver in enumerate(known) if waiver.about.id == finding.id]
    text = there.source.text if there else ""
    write_whole(file, edited(text, asked.HEAD, asked.ROWS, same, asked.row_of(made)))
    return file, made


def withdraw(path: Path, digest: str, file: Path | None = None) -> Path:
    """Take the waiver with this digest out of its file. Raises WaiverError where there is none, OSError."""
    file = _place(path, file)
    there = asked.read_asked(file)
    gone = [number for number, waiver in enumerate(there.waivers) if waiver.digest == digest]
    if not gone:
        raise WaiverError(f"{file.name} 中没有这项豁免申请", f"{file.name} holds no such waiver")
    write_whole(file, edited(there.source.text, asked.HEAD, asked.ROWS, gone, None))
    return file


def decide(
    path: Path, file: Path, waiver: str, accepted: bool, name: str, note: str = "", finding: str = ""
) -> Decision:
    """Accept or reject the waiver with the digest ``waiver`` that is asked for in the deliverable at ``path``: into the
    inspector's ``file``, which is made if need be. An earlier decision on it is replaced.

    Raises WaiverError for an empty name, or a file that cannot be used or is not his own; OSError.
    """
    _said(("name", "姓名", name))
    own_file(path, file)
    words = (asked.name_of(path), accepted, name.strip(), date.today().isoformat(), note.strip(), finding)
    made = Decision(waiver, *words)
    there = decided.read_decided(file) if file.exists() else None
    known = there.decisions if there else ()
    same = [number for number, one in enumerate(known) if decided.key_of(one) == decided.key_of(made)]
    text = there.source.text if there else ""
    write_whole(file.absolute(), edited(text, decided.HEAD, decided.ROWS, same, _row(made)))
    return made


def own_file(path: Path, file: Path) -> None:
    """Raises WaiverError where decisions would stand in the firm's hands: in the deliverable, or its waivers."""
    if outside(path, file) and not file.name.lower().endswith(asked.SUFFIX):
        return
    raise WaiverError(
        f"决定不能写在成果之内或豁免申请文件中：{file}。请给出检查员自己的文件",
        f"decisions stand in a file of the inspector's own, not in the deliverable or with the waivers: {file}",
    )


def not_within(path: Path, file: Path) -> None:
    """Raises WaiverError where waivers would stand in the deliverable, which nobody changes."""
    if not outside(path, file):
        raise WaiverError(
            f"豁免申请放在成果旁边，不在其中：{file}", f"waivers stand beside the deliverable, not in it: {file}"
        )


def outside(path: Path, file: Path) -> bool:
    """Is the file neither the deliverable at ``path`` nor within it?"""
    whole, one = Path(path).resolve(), Path(file).resolve()
    return one != whole and not one.is_relative_to(whole)


def _place(path: Path, file: Path | None) -> Path:
    place = asked.beside(path) if file is None else Path(file).absolute()
    not_within(path, place)
    return place


def _said(*words: tuple[str, str, str]) -> None:
    for en, zh, said in words:
        if not said.strip():
            raise WaiverError(f"请写明{zh}", f"say the {en}: it is empty")


def _row(decision: Decision) -> Mapping[str, object]:
    return decided.row_of(decision)
