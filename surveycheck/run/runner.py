"""The runner: stages in order, rules by code; select, withhold, check, stamp."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from surveycheck.model import (
    Event,
    Features,
    Model,
    NothingToCheck,
    Progress,
    RuleRun,
    Status,
    Stopped,
    TooMuch,
    prefix_of,
    silent,
)
from surveycheck.pack import Pack, rules_of_other_stages, stage_of
from surveycheck.rule import STAGES, Defect, Inputs, Limit, Rule, Selection, Setting, parameters
from surveycheck.run.accounted import Rows
from surveycheck.run.again import Again
from surveycheck.run.cause import join, with_cause
from surveycheck.run.collect import collect
from surveycheck.run.common import common
from surveycheck.run.drawn_at import with_drawn
from surveycheck.run.gate import Withheld
from surveycheck.run.looked import Looked
from surveycheck.run.options import Options
from surveycheck.run.select import Given, Resolved, nobody, resolve
from surveycheck.run.stamp import stamp
from surveycheck.run.undone import Undone
from surveycheck.run.upon import Things

NOT_CHOSEN = ("按用户选择未运行", "left out by the user")
NOT_TRUSTED = ("该规则含 Python 代码，而规则包来源未被信任（--trust-pack）", "Python of a pack that is not trusted")
OUT_OF_TIME = ("到达时间上限，未运行", "not begun within the time limit")
NO_SUBJECT = ("没有检查对象", "nothing to check")
OTHER_STAGE = ("本阶段（{stage}）不适用", "not applicable at this stage ({stage})")
NO_EARLIER = ("没有给出前一阶段的成果（--earlier）", "no deliverable of an earlier stage was given (--earlier)")
GATED = ("前序检查未通过的对象须先改正", "what failed an earlier check has to be mended first")


@dataclass(frozen=True)
class _Job:
    given: Given
    deadline: float
    looked: Looked | None = None
    elsewhere: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    tick: Callable[[], None] = lambda: None
    settings: Mapping[str, Setting] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)

    @classmethod
    def of(cls, given: Given, deadline: float, looked: Looked | None, elsewhere: Mapping[str, tuple[str, str]]) -> _Job:
        """Settings and limits are the pack's, but where they were replaced for this run."""
        pack, options = given.pack, given.options
        settings = {name: info.value for name, info in pack.settings.items()} | dict(options.settings)
        limits = {**pack.limits, **options.limits}
        return cls(given, deadline, looked, elsewhere, settings=settings, limits=limits)


def run(
    model: Model,
    pack: Pack,
    options: Options | None = None,
    progress: Progress = silent,
    looked: Looked | None = None,
    earlier_pack: Pack | None = None,
) -> tuple[RuleRun, ...]:
    """Every rule of the pack over the model: one run a rule, in order of stage and code. ``looked`` keeps count of what
    the rules look at. ``earlier_pack`` tells what is what in the earlier deliverable of the model; without it the pack
    does. Raises only ``Stopped``."""
    options = options or Options()
    deadline = time.monotonic() + options.time_limit if options.time_limit is not None else float("inf")
    given = _given(model, pack, options, earlier_pack or pack)
    job = _Job.of(given, deadline, looked, _elsewhere(model, pack, options))
    runs: list[RuleRun] = []
    withheld = nobody(given)
    for stage in STAGES:
        rules = [r for r in pack.rules if r.stage == stage and _in_fragment(r, job)]
        progress(Event("stage", len(runs) / max(1, len(pack.rules)), {"stage": stage, "rules": len(rules)}))
        failed: list[Defect] = []
        for rule in rules:
            here = Event("stage", len(runs) / len(pack.rules))
            done, defects = _run_rule(rule, replace(job, tick=partial(progress, here)), withheld)
            failed += defects
            runs.append(done)
            _tell(done, progress, len(runs) / len(pack.rules))
        withheld = withheld.with_(failed) if failed else withheld  # the same, so that what was selected is kept
    return _with_causes(tuple(runs), job, withheld)


def _given(model: Model, pack: Pack, options: Options, earlier_pack: Pack) -> Given:
    if model.earlier is None:
        return Given(model, pack, options)
    of = Given(model.earlier, earlier_pack, Options(focus=options.focus), prefix=prefix_of(model.earlier.name))
    return Given(model, pack, options, of)


def _elsewhere(model: Model, pack: Pack, options: Options) -> dict[str, tuple[str, str]]:
    """The rules that are for other stages of a project, and what is said of each; none in an example."""
    stage = None if options.focus else stage_of(model.documents, pack, options.stage)
    if stage is None:
        return {}
    note = (OTHER_STAGE[0].format(stage=stage.name), OTHER_STAGE[1].format(stage=stage.name_en or stage.name))
    return dict.fromkeys(rules_of_other_stages(pack, stage), note)


def _tell(run: RuleRun, progress: Progress, fraction: float) -> None:
    for finding in run.findings:
        progress(Event("finding", fraction, {"finding": finding}))
    words = {"code": run.code, "name": run.name, "stage": run.stage, "status": run.status}
    progress(Event("rule", fraction, {**words, "examined": run.examined, "findings": len(run.findings)}))


def _with_causes(runs: tuple[RuleRun, ...], job: _Job, withheld: Withheld) -> tuple[RuleRun, ...]:
    every = (f for r in runs for f in r.findings)
    names = _telling(job.given.pack)
    seconds = {r.code: r.seconds for r in runs}
    again = partial(_again, job, withheld)
    undone = Undone(Rows(job.given.model), names, again, seconds) if not job.given.options.focus else None
    caused = join(every, {r.code: r for r in job.given.pack.rules}, Things(job.given.model), undone)
    joined = iter(with_drawn(caused, job.given, _inputs(Resolved(Selection()), {}, job)))
    return tuple(replace(r, findings=tuple(next(joined) for _ in r.findings)) if r.findings else r for r in runs)


def _telling(pack: Pack) -> dict[str, list[str]]:
    """Table → the fields that tell its records apart, or refer to other records."""
    found: dict[str, list[str]] = {}
    for row in (*(r for r in pack.table("fields") if r.yes("key")), *pack.table("links")):
        found.setdefault(row["table"], []).append(row["field"])
    for row in pack.table("check_tables"):
        found.setdefault(row["table"], []).extend(row[name] for name in ("number", "second", "belongs") if row[name])
    return found


def _again(job: _Job, withheld: Withheld, model: Model) -> Again:
    """What rules find in a model that differs in its records."""
    kept = job.given.kept.of(lambda key: key[0] in ("drawn", "in_role") or _of_features(key))
    other = replace(job, given=replace(job.given, model=model, kept=kept), looked=None)
    return Again({r.code: r for r in job.given.pack.rules}, lambda rule: _run_rule(rule, other, withheld)[0])


def _of_features(key: tuple[Hashable, ...]) -> bool:
    """Was it made from drawn things alone?"""
    return any(isinstance(part, Features) for part in key) and not any(isinstance(p, Selection) for p in key)


def _run_rule(rule: Rule, job: _Job, withheld: Withheld) -> tuple[RuleRun, list[Defect]]:
    """One rule; the defects are those that a gate keeps back later (empty unless the rule is one)."""
    started = time.perf_counter()
    left_out = _left_out(rule, job)
    if left_out:
        return _idle(rule, *left_out), []
    if rule.code in job.elsewhere:
        return replace(_idle(rule, "nothing-to-check", job.elsewhere[rule.code]), facts={"reason": "stage"}), []
    if job.given.earlier is None and any(s.earlier for s in rule.others.values()):
        return replace(_idle(rule, "nothing-to-check", NO_EARLIER), facts={"reason": "earlier"}), []
    try:
        result = _look(rule, job, withheld)
    except Stopped:
        raise
    except NothingToCheck:
        result = _idle(rule, "nothing-to-check", _needed(rule)), []
    except TooMuch as much:
        result = _idle(rule, "stopped", (much.zh, much.en)), []
    except Exception as error:  # a fault of ours is the run's status, never a finding against the user's file
        words = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:300]
        result = _idle(rule, "crashed", (words, words)), []
    return replace(result[0], seconds=time.perf_counter() - started), result[1]


def _left_out(rule: Rule, job: _Job) -> tuple[Status, tuple[str, str]] | None:
    options = job.given.options
    if (options.only and not rule.names & set(options.only)) or rule.names & set(options.skip):
        return "skipped", NOT_CHOSEN
    if rule.python and not rule.trusted:
        return "skipped", NOT_TRUSTED
    if time.monotonic() > job.deadline:
        return "stopped", OUT_OF_TIME
    return None


def _idle(rule: Rule, status: Status, note: tuple[str, str], withheld: int = 0) -> RuleRun:
    return RuleRun(rule.code, rule.name, rule.stage, status, withheld=withheld, note=note[0], note_en=note[1])


def _look(rule: Rule, job: _Job, withheld: Withheld) -> tuple[RuleRun, list[Defect]]:
    if job.looked is not None:
        job.looked.begin()
    found = resolve(rule.select, job.given, withheld)
    others = {name: resolve(s, job.given, withheld) for name, s in rule.others.items()}
    missing = sum(r.withheld for r in others.values())
    gone = found.withheld + missing
    if missing or (rule.whole and found.withheld) or (not len(found.selection) and found.withheld):
        return _idle(rule, "withheld", GATED, max(gone, 1)), []
    if not len(found.selection) or _nothing_to_ask(rule, others):
        return _idle(rule, "nothing-to-check", _needed(rule)), []
    defects = rule.function(_inputs(found, others, job), **_parameters(rule, job))
    taken = collect(defects, rule, job.given.pack, job.tick)
    if job.looked is not None:
        selects = (rule.select, *rule.others.values())
        job.looked.finish(zip(selects, (r.selection for r in (found, *others.values())), strict=True))
    stamped = stamp(rule, taken.listed, job.given.pack, job.tick)
    causes, shared = common(rule, [s.finding for s in stamped], found.selection)
    notes = (*found.selection.notes, *taken.notes)
    done = replace(
        _idle(rule, "checked", ("；".join(n[0] for n in notes), "; ".join(n[1] for n in notes)), found.withheld),
        examined=len(found.selection),
        findings=tuple(with_cause(s.finding, causes.get(s.finding.id, s.finding.cause)) for s in stamped),
        facts={**taken.facts, **shared},
        accuracy=tuple(taken.accuracy),
    )
    return done, [s.defect for s in stamped if rule.gate and s.finding.severity != "note"] + taken.failed


def _needed(rule: Rule) -> tuple[str, str]:
    return (rule.needs.zh, rule.needs.en) if rule.needs.zh else NO_SUBJECT


def _nothing_to_ask(rule: Rule, others: Mapping[str, Resolved]) -> bool:
    """Rows of a table are there whatever was handed in: where a rule asks them of further selections, and all of those
    are empty, it has looked at nothing. So it has where the earlier deliverable has nothing of what it compares."""
    if any(select.earlier and not len(others[name].selection) for name, select in rule.others.items()):
        return True
    return rule.select.kind() == "rows" and bool(others) and not any(len(r.selection) for r in others.values())


def _inputs(found: Resolved, others: Mapping[str, Resolved], job: _Job) -> Inputs:
    return Inputs(
        subjects=found.selection,
        others={name: r.selection for name, r in others.items()},
        model=job.given.model,
        tables=job.given.pack.tables,
        settings=job.settings,
        limits=job.limits,
        kept=job.given.kept,
    )


def _parameters(rule: Rule, job: _Job) -> dict[str, Setting | Limit]:
    """The card's parameters; those that name a limit or setting which was replaced for this run are looked up anew."""
    given: dict[str, Setting | Limit] = dict(rule.params)
    kinds = parameters(rule.function)
    for name, reference in rule.references.items():
        limit = job.given.options.limits.get(reference)
        if limit is not None:
            given[name] = limit if kinds[name].kind is Limit else limit.value
        elif reference in job.given.options.settings:
            value = job.given.options.settings[reference]
            number = kinds[name].kind is Limit and isinstance(value, int | float)
            unit = getattr(given[name], "unit", "")
            given[name] = Limit.constant(float(value), reference, unit) if number else value  # type: ignore[arg-type]
    return given


def _in_fragment(rule: Rule, job: _Job) -> bool:
    """In an example: rules that ask for what must be there, or that need a witness which is not there, do not judge
    a fragment that is another card's; nor do those that find nothing there to look at."""
    if not job.given.options.focus or rule.code == job.given.options.focus:
        return True
    if rule.select.kind() == "rows":
        return False
    empty = nobody(job.given)
    return all(len(resolve(s, job.given, empty).selection) for s in (rule.select, *rule.others.values()))
