"""What must hold for every card of every installed pack. A new pack or card is tested by being there."""

from __future__ import annotations

import ast
import functools
import re
from functools import partial
from pathlib import Path

import pytest

from surveycheck.pack import Pack, PackError, installed_packs, load_pack, packs_folder, schema, sheet_plan
from surveycheck.pack.linter import lint
from surveycheck.read import read_bytes
from surveycheck.read.issues import WORDS as ISSUES
from surveycheck.rule import FACTS, Example, Rule
from surveycheck.rule.message import places
from surveycheck.run.examples import Reader, run_example

PACKS = [summary.name for summary in installed_packs()]
ALLOWED_IMPORTS = ("surveycheck.rule", "surveycheck.geometry")
NOT_FOR_RULES = ("os", "sys", "subprocess", "socket", "urllib", "importlib", "ctypes", "pathlib", "shutil")


@functools.cache
def pack_of(name: str) -> Pack:
    return load_pack(name)


@functools.cache
def schema_of(name: str) -> bytes | None:
    """The XSD that the pack's XML is read with, as in a real run."""
    pack = pack_of(name)
    return schema(pack).encode("utf-8") if pack.xml_root else None


@functools.cache
def reader_of(name: str) -> Reader:
    """Reads the files of an example as a real run would."""
    return partial(read_bytes, schema=schema_of(name), sheets=sheet_plan(pack_of(name)))


def _rules() -> list[object]:
    """Every rule of every pack but those that it took over; a pack that does not load has none here, and fails its own
    test."""
    found: list[object] = []
    for name in PACKS:
        try:
            found += [
                pytest.param(name, rule, id=f"{name}-{rule.code}") for rule in pack_of(name).rules if not rule.home
            ]
        except PackError:
            continue
    return found


def _examples() -> list[object]:
    found: list[object] = []
    for parameter in _rules():
        name, rule = parameter.values  # type: ignore[attr-defined]
        for kind, examples in (("bad", rule.bad), ("good", rule.good)):
            for example in examples:
                found.append(
                    pytest.param(name, rule, example, id=f"{name}-{rule.code}-{kind}-{example.name_en or example.name}")
                )
    return found


@pytest.mark.parametrize("name", PACKS)
def test_the_pack_loads(name: str) -> None:
    assert pack_of(name).rules


@pytest.mark.parametrize("name", PACKS)
def test_lint_finds_nothing(name: str) -> None:
    assert "\n".join(f"{f.file}:{f.row} {f.column}: {f.message_en}" for f in lint(pack_of(name))) == ""


@pytest.mark.parametrize("name", PACKS)
def test_every_code_and_name_once(name: str) -> None:
    rules = pack_of(name).rules
    assert len({r.code for r in rules}) == len(rules)
    assert len({r.name for r in rules}) == len(rules)


def test_a_code_means_the_same_defect_in_every_pack() -> None:
    """The codes are those of one catalogue: whatever pack finds GEO-01, it is the same kind of defect."""
    stages: dict[str, set[str]] = {}
    for name in PACKS:
        for rule in pack_of(name).rules:
            stages.setdefault(rule.code, set()).add(rule.stage)
    assert {code: found for code, found in stages.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("name", "rule"), _rules())
def test_a_name_says_the_defect(name: str, rule: Rule) -> None:
    """It reads well after "allow …": boundary-not-closed, never check-closure or close-boundary."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.name.split("-")[0] not in ("ensure", "validate", "verify", "close", "fix", "avoid", "must", "should")


@pytest.mark.parametrize(("name", "rule"), _rules())
def test_both_languages(name: str, rule: Rule) -> None:
    pairs = [(rule.title, rule.title_en), *((m.zh, m.en) for m in (rule.message, rule.why, rule.fix))]
    pairs += [(m.zh, m.en) for m in rule.cases.values()]
    for zh, en in pairs:
        assert zh
        assert en
        # names of folders and values stay Chinese in an English sentence
        assert len(re.findall(r"[\u4e00-\u9fff]", en)) < len(re.findall(r"[A-Za-z]", en)), f"Chinese words: {en}"
        rest = re.sub(r"\{[^}]*\}", "", zh)  # a message may be nothing but a fact that is a sentence itself
        assert not rest.strip(" ：:") or re.search(r"[\u4e00-\u9fff]", rest), f"no Chinese: {zh}"
    assert bool(rule.needs.zh) == bool(rule.needs.en)


@pytest.mark.parametrize(("name", "rule"), _rules())
def test_facts_are_of_the_vocabulary(name: str, rule: Rule) -> None:
    shown = {place.name for m in (rule.message, *rule.cases.values()) for place in (*places(m.zh), *places(m.en))}
    said = {fact for example in rule.bad for facts in example.finds for fact in facts}
    assert (shown | said) - FACTS.keys() == set()


@pytest.mark.parametrize(("name", "rule"), _rules())
def test_issues_are_words_of_the_readers(name: str, rule: Rule) -> None:
    wanted = {word for select in (rule.select, *rule.others.values()) for word in select.issues}
    assert wanted - ISSUES.keys() == set()


@pytest.mark.parametrize(("name", "rule"), _rules())
def test_a_good_and_a_bad_example(name: str, rule: Rule) -> None:
    assert rule.bad
    assert rule.good


@pytest.mark.parametrize(("name", "rule", "example"), _examples())
def test_example(name: str, rule: Rule, example: Example) -> None:
    """A bad one finds exactly what it says, a good one nothing, and no other rule finds what nobody mentions."""
    result = run_example(pack_of(name), rule, example, reader_of(name))
    assert result.problems == ()


def forbidden_imports(source: str) -> list[str]:
    """The modules that the Python of a pack may not import: other parts of the engine, and the system."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append("." * node.level + (node.module or ""))
    ours = [n for n in names if n.split(".")[0] == "surveycheck" or n.startswith(".")]
    outside = [n for n in ours if not any(n == a or n.startswith(a + ".") for a in ALLOWED_IMPORTS)]
    return outside + [n for n in names if n.split(".")[0] in (*NOT_FOR_RULES, "ezdxf", "lxml", "PySide6")]


PYTHON = sorted(p for p in packs_folder().rglob("*.py") if p.parent != packs_folder())


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: f"{p.parent.parent.name}-{p.stem}")
def test_python_of_packs_imports_rule_and_geometry_only(path: Path) -> None:
    assert forbidden_imports(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "from surveycheck.model import Record",
        "import surveycheck.read",
        "from surveycheck import read",
        "from surveycheck.rules.blank import x",
        "from . import sibling",
        "import os.path",
        "from ezdxf import recover",
        "import lxml.etree",
        "import PySide6",
    ],
)
def test_a_planted_import_is_caught(line: str) -> None:
    assert len(forbidden_imports(f"def f():\n    {line}\n")) == 1


def test_allowed_imports_are_not_caught() -> None:
    lines = (
        "import re",
        "import numpy",
        "from surveycheck.rule import check",
        "from surveycheck.geometry.same import twins",
    )
    assert forbidden_imports("\n".join(lines)) == []
