"""The whole way in one call: choose the pack, read, run, grade, report."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from surveycheck.earlier import in_order, read_earlier
from surveycheck.geometry.room import give_back
from surveycheck.grade import beside, grade, next_level, open_findings
from surveycheck.manual import book_of
from surveycheck.model import Event, Progress, ProjectStage, Report, RuleRun, silent
from surveycheck.pack import (
    Pack,
    claimed_by,
    graded_by,
    identity_of,
    installed_packs,
    load_pack,
    schema,
    sheet_plan,
    stage_of,
)
from surveycheck.read import Cache, dwg_converter, peek, read, read_survey
from surveycheck.report import build, is_complete
from surveycheck.run import Looked, Options, asked_of, coverage, run
from surveycheck.waivers import CLASSES, GROWTH, Terms, apply, given, name_of

DRAWING = ".dxf"
LANDXML = "landxml"
"""The reader of LandXML (``Drawing.reader``), and the application of its extended data."""

READ_SHARE = 0.4
"""Part of the progress bar that reading takes; the rest is the rules'."""


@dataclass(frozen=True)
class Choice:
    """A pack by name or folder, and who chose it: user, setting, claim or default."""

    pack: str | Path
    by: str


class ChoiceError(Exception):
    """Which pack? Nobody can tell. ``claims`` are the packs that claim the deliverable, ``packs`` those there are."""

    def __init__(self, claims: Sequence[str], packs: Sequence[str]) -> None:
        self.claims = tuple(claims)
        self.packs = tuple(packs)
        names = "、".join(claims)
        self.zh = f"多个规则包认领此成果：{names}" if claims else "没有规则包认领此成果"
        self.zh += f"。请用 --pack 指定：{'、'.join(packs)}"
        self.en = f"several packs claim this: {', '.join(claims)}" if claims else "no pack claims this deliverable"
        self.en += f". Choose one with --pack: {', '.join(packs)}"
        super().__init__(self.en)


class CodeError(Exception):
    """``--only`` or ``--skip`` names rules that the pack does not have."""

    def __init__(self, unknown: Sequence[str], pack: Pack) -> None:
        self.unknown = tuple(unknown)
        self.known = tuple(word for r in pack.rules for word in (r.code, r.name, *r.aliases))
        self.pack = pack.name
        self.zh = (
            f"规则包 {pack.name} 中没有规则：{'、'.join(unknown)}（可用 surveycheck rules --pack {pack.name} 查看）"
        )
        self.en = f"pack {pack.name} has no rule {', '.join(unknown)} (see surveycheck rules --pack {pack.name})"
        super().__init__(self.en)


def choose(path: Path, pack: str | Path | None = None) -> Choice:
    """Which pack a deliverable is checked by. Raises ChoiceError; ReadError when there is nothing at ``path``."""
    if pack is not None:
        return Choice(pack, "user")
    if not path.is_dir() and (path.suffix.lower() == DRAWING or (path.suffix.lower() == ".dwg" and dwg_converter())):
        return Choice("geometry", "default")
    claims = claimed_by(peek(path))
    if len(claims) != 1:
        raise ChoiceError(claims, [p.name for p in installed_packs()])
    return Choice(claims[0], "claim")


def inspect(
    path: str | Path,
    pack: str | Path | None = None,
    options: Options | None = None,
    progress: Progress = silent,
    trust: bool = False,
    cache: Cache | None = None,
    survey: str | Path | None = None,
    earlier: str | Path | None = None,
    waivers: str | Path | None = None,
    decisions: str | Path | None = None,
    manual: str | Path | None = None,
) -> Report:
    """Check a deliverable and report. ``trust``: run the Python of a pack that was given as a folder. ``cache``: where
    large drawings are kept once they are read, such as ``Cache.of_user()``. ``survey``: a spreadsheet (CSV or XLSX) of
    check measurements beside the deliverable; it is read whole or refused.
    ``earlier``: a deliverable of an earlier stage of the project, whose values and shapes this one is held against.
    ``waivers``: the firm's, by default ``NAME.waivers.toml`` beside the deliverable where there is one; ``decisions``:
    an inspector's on them. Only what he accepted is waived. ``manual``: what a person looked at, by default
    ``NAME.manual.toml`` beside the deliverable; what failed there deducts.

    Raises ReadError (no such path, a spreadsheet or an earlier deliverable that cannot be used), ChoiceError,
    CodeError, PackError, StandardError, WaiverError, and ``Stopped`` out of ``progress``.
    """
    started, clock = datetime.now(UTC).astimezone(), time.perf_counter()
    path, options = Path(path), options or Options()
    choice = choose(path, pack)
    loaded = graded_by(load_pack(choice.pack, trust=trust, examples=False), options.standard)
    progress(Event("pack", 0.0, {"pack": str(choice.pack), "chosen_by": choice.by}))
    _known_codes(loaded, options)
    by_hand = book_of(path, loaded, _path(manual))
    asked, decided = given(path, _path(waivers), _path(decisions))
    xsd = schema(loaded).encode("utf-8") if loaded.xml_root else None
    plan = sheet_plan(loaded)
    measured = (read_survey(Path(survey), plan),) if survey is not None else ()
    first = READ_SHARE / 2 if earlier is not None else 0.0
    told = _part(progress, 0.0, first)
    before = read_earlier(Path(earlier), path, loaded, cache, told) if earlier is not None else None
    told = _part(progress, first, READ_SHARE)
    model = read(path, schema=xsd, progress=told, cache=cache, papers=loaded.package, sheets=plan)
    model = replace(model, given=measured, earlier=before.model if before else None)
    give_back()
    if not (model.lone or _draws_landxml(loaded)):
        model = model.without(LANDXML)
    looked = Looked(model)
    if before is not None:
        in_order(before, stage_of(model.documents, loaded, options.stage), loaded)
    runs = run(model, loaded, options, _part(progress, READ_SHARE, 1.0), looked, before.pack if before else None)
    runs, books = apply(runs, asked, decided, terms(path, loaded, options))
    complete = is_complete(model, runs, loaded, options)
    failed = by_hand.failed if by_hand is not None else ()
    graded = grade(runs, loaded, complete, failed)
    if graded is not None:
        above = next_level(runs, loaded, graded, failed) if complete else None
        graded = replace(graded, next=above, beside=beside(runs, loaded, complete, failed))
    stage = stage_of(model.documents, loaded, options.stage)
    left_out = tuple(r.code for r in runs if r.status == "skipped" or _of_another_stage(r, stage))
    withheld = left_out or (model.lone and loaded.package)
    report = build(
        model,
        loaded,
        runs,
        None if withheld else graded,
        chosen_by=choice.by,
        options=options,
        started=started.isoformat(timespec="seconds"),
        seconds=time.perf_counter() - clock,
        left_out=left_out,
        passes=graded.passes if graded else not open_findings(runs) and not failed,
        coverage=coverage(looked),
        stage=stage,
        earlier=before.named if before else None,
        waivers=books,
        manual=by_hand,
        asked=asked_of(options, trust),
        identity=identity_of(model, loaded),
    )
    progress(Event("done", 1.0, {"report": report}))
    return report


def _of_another_stage(run: RuleRun, stage: ProjectStage | None) -> bool:
    """The grade is that of the stage that the pack is for: what a deliverable of another one leaves out is missing."""
    return stage is not None and not stage.own and run.facts.get("reason") == "stage"


def terms(path: Path, pack: Pack, options: Options) -> Terms:
    """What the pack lets be waived of the deliverable at ``path``: settings ``waiver_classes``, ``waiver_growth``."""
    held = {name: options.settings.get(name, info.value) for name, info in pack.settings.items()}
    classes, growth = held.get("waiver_classes", CLASSES), held.get("waiver_growth", GROWTH)
    return Terms(
        name_of(path),
        tuple(map(str, classes)) if isinstance(classes, list | tuple) else CLASSES,
        float(growth) if isinstance(growth, int | float) else GROWTH,
    )


def _path(given: str | Path | None) -> Path | None:
    return None if given is None else Path(given)


def _draws_landxml(pack: Pack) -> bool:
    """In the package of another pack a LandXML file is a paper like any XML that is not its own: its features are on
    nobody's layers. A pack that asks for them names their application."""
    application = pack.settings.get("xdata_application")
    return application is not None and str(application.value).casefold() == LANDXML


def exit_status(report: Report) -> int:
    """0 passes, 1 does not, 3 not checked completely; 3 wins."""
    if not report.complete:
        return 3
    return 0 if report.passes else 1


def _known_codes(pack: Pack, options: Options) -> None:
    known = {word for r in pack.rules for word in r.names}
    unknown = [word for word in (*options.only, *options.skip) if word not in known]
    if unknown:
        raise CodeError(unknown, pack)


def _part(progress: Progress, low: float, high: float) -> Progress:
    """The same progress, for a part of the work."""
    return lambda event: progress(replace(event, fraction=low + (high - low) * event.fraction))
