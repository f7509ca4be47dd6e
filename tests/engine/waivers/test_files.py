"""Files of waivers and decisions: round trip, edits that keep the rest, and every way in which they can be damaged."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from surveycheck.model import Finding, Place
from surveycheck.waivers import WaiverError, ask, beside, decide, name_of, read_asked, read_decided, withdraw
from surveycheck.waivers.asked import HEAD, ROWS, row_of, waiver_for
from surveycheck.waivers.edit import edited
from surveycheck.waivers.toml import dumps
from tests.made_report import AREA, CODES, GAP, OVERLAP

HOSTILE = '"""\n[[waiver]]\nfinding = \'x\'\r\n\t\\ <b>粗</b> \u202e\x00\x7f\u2028 \ud800'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "成果 一"
    folder.mkdir()
    return folder


def asked_for(path: Path, finding: Finding = GAP, **words: str) -> Path:
    said = {"reason": "依竣工图", "clause": "S3 §4.2", "name": "王工"} | words
    return ask(path, finding, **said)[0]


@pytest.mark.parametrize("finding", [GAP, OVERLAP, AREA, CODES[0]], ids=lambda f: f.code)
def test_a_waiver_is_read_as_it_was_written(path: Path, finding: Finding) -> None:
    file, made = ask(path, finding, " 依竣工图 ", "S3 §4.2", "王工")
    (read,) = read_asked(file).waivers
    assert (read, read.digest) == (made, made.digest)
    assert (read.reason, read.about.id, read.about.severity) == ("依竣工图", finding.id, finding.severity)
    assert file == path.parent / "成果 一.waivers.toml"
    assert list(path.iterdir()) == []


texts = st.text(st.characters(codec=None), max_size=40)


@settings(deadline=None, max_examples=60)
@example("\ud800", "a\udfffb", 0.0, 0.0, 0.0)
@given(texts, texts, st.floats(), st.floats(), st.floats())
def test_whatever_stands_in_a_finding_comes_back_the_same(words: str, key: str, x: float, y: float, margin: float):
    place = Place("图.dxf", words, ("1",), key=key, at=(x, y))
    finding = replace(GAP, message=words, place=place, facts={"field": key, "margin": margin}, others=(place, place))
    made = waiver_for(finding, f"r{words}", "c", "n", "2026-01-31")
    held = tomllib.loads(edited("", HEAD, ROWS, (), row_of(made)))
    assert held == tomllib.loads(HEAD) | {ROWS: [row_of(made)]}


def test_hostile_text_makes_no_second_waiver(path: Path) -> None:
    file = asked_for(path, replace(GAP, message=HOSTILE), reason=HOSTILE)
    asked_for(path, OVERLAP)
    first, second = read_asked(file).waivers
    assert second.about.id == OVERLAP.id
    assert first.reason == HOSTILE.replace("\ud800", "?").strip()


def test_asking_again_replaces_and_the_rest_stays_as_people_wrote_it(path: Path) -> None:
    file = asked_for(path)
    asked_for(path, OVERLAP)
    text = file.read_text(encoding="utf-8").replace("[[waiver]]", "# 手写的说明\n[[waiver]]", 1)
    file.write_text(text + "# 末尾\n", encoding="utf-8", newline="\n")
    asked_for(path, reason="另一理由")
    assert [w.about.id for w in read_asked(file).waivers] == [OVERLAP.id, GAP.id]
    assert "# 手写的说明" in file.read_text(encoding="utf-8")
    assert "# 末尾" in file.read_text(encoding="utf-8")
    withdraw(path, read_asked(file).waivers[0].digest)
    assert [w.reason for w in read_asked(file).waivers] == ["另一理由"]
    with pytest.raises(WaiverError, match="no such waiver"):
        withdraw(path, "sha256:0")


@pytest.mark.parametrize(
    "text",
    [
        'format = "f"\nwaiver = [{ a = 1 }, { a = 2 }]\n',
        'format = "f"\n[[waiver]]\na = """\n[[waiver]]\n"""\n[[waiver]]\na = 2\n',
    ],
    ids=["inline", "a header within a text"],
)
def test_files_that_hide_their_rows_are_written_anew(text: str) -> None:
    made = tomllib.loads(edited(text, "", "waiver", (0,), {"a": 3}))
    assert made == {"format": "f", "waiver": [{"a": 2}, {"a": 3}]}


def test_dumps_writes_what_tomllib_reads() -> None:
    text = (
        'a = 1\n"b c" = 1979-05-27T07:32:00Z\nd = [1.5, "x", [true]]\n[e.f]\ng = { h = inf }\n[[e.i]]\nj = 07:32:00\n'
    )
    assert tomllib.loads(dumps(tomllib.loads(text))) == tomllib.loads(text)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(lambda t: t.replace('code = "GEO-01"', "code = 7"), "line 8: code must be", id="no text"),
        pytest.param(lambda t: t.replace('reason = "依竣工图"\n', ""), "line 6: reason must be", id="missing"),
        pytest.param(lambda t: t.replace('name = "王工"', 'name = " "'), "name must be a not empty text", id="empty"),
        pytest.param(lambda t: t.replace('severity = "B"', 'severity = "E"'), "no class E", id="class"),
        pytest.param(lambda t: t.replace("at = [", "at = [1, "), "at must be", id="three coordinates"),
        pytest.param(lambda t: t.replace("[waiver.snapshot]", "[waiver.other]"), "snapshot is missing", id="table"),
        pytest.param(lambda t: t + "x = = 1\n", ": no valid TOML", id="not TOML"),
        pytest.param(lambda t: t + "x = " + "[" * 9999, "no valid TOML", id="deep"),
        pytest.param(lambda t: t.replace("waivers/1", "waivers/9"), "line 4: format", id="another format"),
        pytest.param(lambda t: t.replace("[[waiver]]", "[waiver]"), "must be written as", id="one table"),
        pytest.param(lambda t: "", "format", id="empty file"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(path: Path, change, words: str) -> None:
    file = asked_for(path)
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(WaiverError) as caught:
        read_asked(file)
    assert words in caught.value.en
    assert file.name in caught.value.zh
    before = file.read_bytes()
    with pytest.raises(WaiverError):
        asked_for(path, OVERLAP)
    assert file.read_bytes() == before


def test_a_file_in_another_code_page_is_refused(path: Path) -> None:
    file = asked_for(path)
    file.write_bytes(file.read_text(encoding="utf-8").encode("gbk"))
    with pytest.raises(WaiverError, match="line 1: not UTF-8"):
        read_asked(file)
    file.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    assert read_asked(file).waivers == ()


def test_unknown_fields_are_told(path: Path) -> None:
    file = asked_for(path)
    text = file.read_text(encoding="utf-8").replace('name = "王工"', 'name = "王工"\nscope = "all"')
    file.write_text(f"all = true\n{text}\nmore = 1\n", encoding="utf-8")
    assert [en.partition(": ")[2] for _, en in read_asked(file).remarks] == [
        "line 1: all is unknown and not used",
        "line 13: scope is unknown and not used",
        "line 24: more is unknown and not used",
    ]


def test_decisions_are_kept_by_deliverable_and_waiver(path: Path) -> None:
    file = path.parent / "我的决定.toml"
    decide(path, file, "sha256:1", True, "李检", "同意", "GEO-01-1")
    decide(path, file, "sha256:2", False, "李检")
    decide(path.with_name("另一成果"), file, "sha256:1", False, "李检")
    decide(path, file, "sha256:1", False, "李检", "再看")
    read = read_decided(file).decisions
    assert [(d.waiver, d.deliverable, d.accepted, d.note) for d in read] == [
        ("sha256:2", "成果 一", False, ""),
        ("sha256:1", "另一成果", False, ""),
        ("sha256:1", "成果 一", False, "再看"),
    ]
    file.write_text(file.read_text(encoding="utf-8").replace("另一成果", "成果 一"), encoding="utf-8")
    with pytest.raises(WaiverError, match="second decision"):
        read_decided(file)


@pytest.mark.parametrize("name", ["成果 一/mine.toml", "成果 一.waivers.toml", "成果 一"])
def test_decisions_never_stand_in_the_firms_hands(path: Path, name: str) -> None:
    with pytest.raises(WaiverError, match="inspector's own"):
        decide(path, path.parent / name, "sha256:1", True, "李检")


@pytest.mark.parametrize(
    ("name", "stem"), [("a.zip", "a"), ("plan.dxf", "plan.dxf"), ("plan.xml", "plan.xml"), ("二期.1", "二期.1")]
)
def test_where_waivers_stand(tmp_path: Path, name: str, stem: str) -> None:
    assert (name_of(tmp_path / name), beside(tmp_path / name)) == (stem, tmp_path.resolve() / f"{stem}.waivers.toml")
