"""The inspection of a unit: its files checked again, with all that inspectors have noted, and the result recorded."""

from __future__ import annotations

import tempfile
from dataclasses import astuple, dataclass
from pathlib import Path

from surveycheck import __version__
from surveycheck.guard import Limits, inspect_apart
from surveycheck.ledger import (
    Inspected,
    Ledger,
    LedgerError,
    LotUnit,
    Survey,
    fingerprint,
    handed,
    hold_again,
    inspected,
    keep_survey,
    record,
    remember,
    results_of,
    survey_of,
)
from surveycheck.ledger.state import KIND
from surveycheck.manual import Result, items_of, text_of
from surveycheck.model import ManualEntry, Report
from surveycheck.pack import Pack, load_pack, sheet_plan
from surveycheck.read import read_survey
from surveycheck.report.write import safe_name
from surveycheck.seal import digests_of_file


@dataclass(frozen=True)
class Means:
    """``files``: where the deliverable is now, None where it was when it was handed in; ``pack``: another one than it
    was checked by before; ``decisions``: an inspector's on the firm's waivers; ``trust``: run the Python of a
    pack that is a folder."""

    files: Path | None = None
    pack: str | Path | None = None
    decisions: Path | None = None
    limits: Limits | None = None
    trust: bool = False


def checklist(pack: Pack, noted: tuple[Result, ...]) -> tuple[tuple[ManualEntry, Result | None], ...]:
    """The manual items of the pack, each with what was noted of it."""
    there = {one.item: one for one in noted}
    return tuple((entry, there.get(entry.item)) for entry in items_of(pack))


def take_survey(ledger: Ledger, unit: LotUnit, file: Path, inspector: str, pack: str | Path | None = None) -> Survey:
    """Keep a check survey of a unit that can be read as the pack wants it. Raises ReadError, PackError, LedgerError."""
    read_survey(file, sheet_plan(load_pack(pack or unit.pack, examples=False)))
    with ledger.write() as connection:
        return keep_survey(connection, unit, file, inspector)


def examine(ledger: Ledger, unit: LotUnit, means: Means | None = None) -> Inspected:
    """Check the files of a unit with its manual results and its check survey, in a process of its own, and record the
    result. The results that the firm may have noted beside its files are not used.

    Raises LedgerError where the files are not those that were handed in, PackError, GuardError, OSError.
    """
    means = means or Means()
    with ledger.read() as connection:
        noted, survey = results_of(connection, unit.id), survey_of(connection, unit.id)
    files, pack = means.files or Path(unit.path), means.pack or unit.pack
    loaded = load_pack(pack, trust=means.trust, examples=False)
    _untouched(unit, files)
    asked: dict[str, object] = {"kind": KIND, "manual": [list(astuple(one)) for one in noted]}
    asked["survey"] = survey.sha256 if survey else ""
    asked["decisions"] = digests_of_file(means.decisions)[0].sha256 if means.decisions else ""
    report = _checked(files, pack, noted, survey, means, bool(items_of(loaded)))
    if not report.complete:  # so that it can be tried again
        asked["incomplete"] = report.started
    print_ = fingerprint(__version__, loaded.digest, loaded.edition, asked)
    _untouched(unit, files)
    with ledger.write() as connection:
        remember(connection, loaded)
        if record(connection, unit.id, print_, report, KIND) is None:
            hold_again(connection, unit.id, print_)
        return inspected(connection, unit)


def _checked(
    files: Path, pack: str | Path, noted: tuple[Result, ...], survey: Survey | None, means: Means, by_hand: bool
) -> Report:
    with tempfile.TemporaryDirectory(prefix="surveycheck-inspect-") as folder:
        manual, measured = Path(folder) / "results.manual.toml", None
        manual.write_text(text_of(noted), encoding="utf-8")
        if survey is not None:
            measured = Path(folder) / "survey" / safe_name(survey.name)
            measured.parent.mkdir()
            measured.write_bytes(survey.content)
        return inspect_apart(
            files,
            pack,
            trust=means.trust,
            limits=means.limits,
            survey=measured,
            decisions=means.decisions,
            manual=manual if by_hand else None,
        )


def _untouched(unit: LotUnit, files: Path) -> None:
    """Raises LedgerError where the files are others than those that were handed in."""
    if not files.exists():
        zh, en = f"没有 {files}，请指定成果现在的位置", f"there is no {files}: say where the files are now"
        raise LedgerError(zh, en, option="--files")
    now = handed(files).digest
    if now != unit.digest:
        raise LedgerError(
            f"{files} 不是提交的成果：摘要为 {now[:16]}…，台账为 {unit.digest[:16]}…",
            f"{files} is not what was handed in: its digest is {now[:16]}…, the ledger has {unit.digest[:16]}…",
        )
