"""A folder without any file."""

from __future__ import annotations

import small_pack as small

from surveycheck.model import Finding, Place
from surveycheck.run.cause import join
from surveycheck.run.upon import Things


def missing(name: str, folder: str = "", word: str = "absent") -> Finding:
    facts = {word: folder} if folder else {}
    return Finding(name, "X-01", "x", "", "", "B", "图/形", "", "", "", name, Place(), facts)


def test_what_a_folder_without_files_should_hold_has_one_cause() -> None:
    rules = {"X-01": small.rule("X-01", small.nothing)}
    every = [missing("a", "扫描资料"), missing("b", "扫描资料"), missing("c", "元数据"), missing("d"), missing("e")]
    assert [f.cause for f in join(every, rules, Things(small.model()))] == ["a", "a", "c", "d", "e"]


def test_letters_that_are_lost_in_all_names_at_once_are_one_cause() -> None:
    rules = {"X-01": small.rule("X-01", small.nothing)}
    every = [missing("a", "names", "lost"), missing("b", "names", "lost"), missing("c", "names")]
    assert [f.cause for f in join(every, rules, Things(small.model()))] == ["a", "a", "c"]
