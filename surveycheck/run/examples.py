"""A card's examples: fragments of a deliverable, run through the very runner that checks real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from surveycheck.geometry.sketch import sketch
from surveycheck.model import (
    Block,
    Document,
    Drawing,
    Facts,
    Finding,
    Layer,
    Model,
    Record,
    Style,
    as_earlier,
    record_of,
)
from surveycheck.pack import Pack, load_pack
from surveycheck.rule import Example, Limit, Rule, Setting
from surveycheck.run.example_files import example_files
from surveycheck.run.options import Options
from surveycheck.run.runner import run

Reader = Callable[[Mapping[str, bytes] | bytes], Model]
"""Files by path, or a zip → Model: ``surveycheck.read.read_bytes``, handed in because this room does not know the
readers."""

XML_FILE = "data.xml"


@dataclass(frozen=True)
class ExampleResult:
    """``problems`` is empty when the example shows what its card says."""

    problems: tuple[str, ...]
    model: Model
    findings: tuple[Finding, ...]


def run_example(pack: Pack, rule: Rule, example: Example, reader: Reader | None = None) -> ExampleResult:
    """Run the pack over one example of one of its rules. A bad one shows its own fault, and others only where the
    card or the example says ``also``; a good one shows nothing. Those of a card that was taken over are run with the
    pack that they were written for."""
    if rule.home:
        pack = at_home(rule)
        rule = pack.rule(rule.code) or rule
    model = example_model(pack, example, reader)
    limits = {n: _limit(n, v, pack.limits[n].unit) for n, v in example.settings.items() if n in pack.limits}
    settings: dict[str, Any] = {n: _setting(v) for n, v in example.settings.items() if n not in pack.limits}
    runs = run(model, pack, Options(settings=settings, limits=limits, focus=rule.code))
    own = next(r for r in runs if r.code == rule.code)
    problems = [] if own.status == "checked" else [f"{rule.code} is {own.status}: {own.note}"]
    problems += [f"{r.code} crashed: {r.note}" for r in runs if r.status == "crashed" and r.code != rule.code]
    problems += _unexpected(own.findings, example.finds if example in rule.bad else ())
    allowed = {rule.code, *rule.also, *rule.explains, *example.also}
    allowed |= {r.code for r in runs if r.stage in rule.also}
    for other in (f for r in runs for f in r.findings if f.code not in allowed and f.severity != "note"):
        problems.append(f"{other.code} also finds: {other.message_en or other.message}")
    return ExampleResult(tuple(problems), model, tuple(f for r in runs for f in r.findings))


@cache
def _home(folder: str, trust: bool) -> Pack:
    return load_pack(Path(folder), trust=trust)


def at_home(rule: Rule) -> Pack:
    """The extended pack that a rule and its examples were taken over from. Raises PackError."""
    return _home(rule.home, rule.trusted)


def _unexpected(findings: Sequence[Finding], expected: Sequence[Facts]) -> list[str]:
    """Each expected finding must be matched by one of its own, and none may be left over."""
    left = list(findings)
    problems = []
    for facts in expected:
        match = next((f for f in left if _shows(f, facts)), None)
        if match is None:
            problems.append(f"not found: {dict(facts)}")
        else:
            left.remove(match)
    return problems + [f"not expected: {f.message} {dict(f.facts)} at {f.place.at or f.place.xpath}" for f in left]


def _shows(finding: Finding, facts: Facts) -> bool:
    return all(_same(finding.facts.get(name), value) for name, value in facts.items())


def _same(actual: object, wanted: object) -> bool:
    """Numbers agree as people read them: to a relative 1e-6 or an absolute 1e-9."""
    if isinstance(actual, int | float) and isinstance(wanted, int | float) and not isinstance(actual, bool):
        return abs(actual - wanted) <= max(1e-9, 1e-6 * abs(wanted))
    if isinstance(wanted, list) and isinstance(actual, tuple):
        return list(actual) == wanted
    return str(actual) == str(wanted)


def example_model(pack: Pack, example: Example, reader: Reader | None) -> Model:
    """The fragment as a Model."""
    model = Model(example.name)
    if example.files:
        if reader is None:
            raise ValueError(f"example {example.name!r} holds whole files, and no reader was given")
        model = replace(reader(example_files(example.files)), name=example.name)
        model = model if example.papers else model.without_papers()
    drawings = (*model.drawings, *drawn(example.features, example.drawing))
    documents = (*model.documents, *_documents(pack, example.records))
    return replace(model, drawings=drawings, documents=documents, earlier=_earlier(pack, example))


def _earlier(pack: Pack, example: Example) -> Model | None:
    """What the example says of an earlier stage."""
    if not (example.earlier_features or example.earlier_records):
        return None
    documents = _documents(pack, example.earlier_records)
    return as_earlier(Model("earlier", drawings=drawn(example.earlier_features, {}), documents=documents))


def drawn(features: Iterable[Mapping[str, object]], drawing: Mapping[str, object]) -> tuple[Drawing, ...]:
    """The drawings that an example writes down, one for each ``file`` of its rows."""
    rows: dict[str, list[Mapping[str, object]]] = {}
    if drawing:
        rows["drawing.dxf"] = []
    for row in features:
        own = {name: value for name, value in row.items() if name != "file"}
        rows.setdefault(str(row.get("file", "drawing.dxf")), []).append(own)
    words: dict[str, Any] = dict(drawing)
    for word, kind in (("layers", Layer), ("styles", Style), ("blocks", Block)):
        if word in words:
            words[word] = [kind(**row) if isinstance(row, Mapping) else row for row in words[word]]
    return tuple(sketch(found, file=file, **words) for file, found in rows.items())


def _documents(pack: Pack, rows: Iterable[Mapping[str, object]]) -> tuple[Document, ...]:
    records: list[Record] = []
    counts: dict[str, int] = {}
    for row in rows:
        table = str(row["table"])
        number = counts[table] = counts.get(table, 0) + 1
        values = {name: str(value) for name, value in row.items() if name != "table"}
        start = 2 + sum(len(r.values) + 2 for r in records)
        lines = {name: start + 1 + i for i, name in enumerate(values)}
        xpath = f"/{pack.xml_root or 'data'}/{table}[{number}]"
        records.append(record_of(XML_FILE, table, number - 1, xpath, start, values, lines))
    root = Document(XML_FILE, pack.xml_root or "data", pack.xml_namespace, "UTF-8", "UTF-8", {}, tuple(records))
    return (root,) if records else ()


def _limit(name: str, value: object, unit: str) -> Limit:
    if not isinstance(value, int | float):
        raise ValueError(f"limit {name} of an example must be a number")
    return Limit.constant(float(value), name, unit)


def _setting(value: object) -> Setting:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str | int | float | bool):
        return value
    raise ValueError(f"a setting cannot hold {value!r}")
