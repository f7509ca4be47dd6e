"""Rules in Python: only where they are trusted, one check a file, and nothing left behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from spoiled_pack import faults_of

from surveycheck.pack import load_pack
from surveycheck.rule import Inputs, Selection

FILE = "values/parcel-outside-district.py"


def test_untrusted_python_is_never_run(blank: Path) -> None:
    (blank / FILE).write_text("raise SystemExit('run!')\n", encoding="utf-8")
    rule = load_pack(blank).rule("ATT-09")
    assert rule is not None
    assert not rule.trusted
    with pytest.raises(RuntimeError):
        list(rule.function(Inputs(Selection())))


def test_trusted_python_runs_and_leaves_nothing_behind(blank: Path) -> None:
    before, path = sorted(blank.rglob("*")), list(sys.path)
    rule = load_pack(blank, trust=True).rule("ATT-09")
    assert rule is not None
    assert rule.trusted
    assert list(rule.function(Inputs(Selection()), **rule.params)) == []
    assert sorted(blank.rglob("*")) == before
    assert sys.path == path


BROKEN = {
    "syntax": ("def look(:\n", "SyntaxError"),
    "import": ("import no_such_module_at_all\n", "no_such_module_at_all"),
    "raises": ("1 / 0\n", "ZeroDivisionError"),
    "exits": ("raise SystemExit(3)\n", "SystemExit"),
    "no check": ("def look(inputs):\n    return ()\n", "it holds 0"),
    "imported check": ("from surveycheck.checks.ring_closed import ring_closed\n", "it holds 0"),
    "two checks": (
        "from surveycheck.rule import Inputs, check\n@check\ndef a(inputs: Inputs):\n    return ()\n"
        "@check\ndef b(inputs: Inputs):\n    return ()\n",
        "it holds 2",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_python_that_cannot_be_a_rule(name: str, blank: Path) -> None:
    code, words = BROKEN[name]
    (blank / FILE).write_text(code, encoding="utf-8")
    (fault,) = faults_of(blank, trust=True)
    assert fault.file == FILE.replace(".py", ".toml")
    assert words in fault.message_en


def test_packs_do_not_get_in_each_others_way(blank: Path, tmp_path: Path) -> None:
    from spoiled_pack import copy_of_blank

    other = copy_of_blank(tmp_path / "other")
    one, two = (load_pack(f, trust=True).rule("ATT-09") for f in (blank, other))
    assert one is not None
    assert two is not None
    assert one.function is not two.function
    assert one.function.__module__ != two.function.__module__


def test_python_without_a_card(blank: Path) -> None:
    (blank / "values" / "alone.py").write_text("", encoding="utf-8")
    (fault,) = faults_of(blank)
    assert fault.file == "values/alone.py"
