"""Every command through ``main``: what it prints, where, and its exit status."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command_line import SQUARE, Run, dxf, written

from surveycheck.cli.layout import width
from surveycheck.pack import load_pack


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return written(tmp_path / "good.dxf", dxf(SQUARE))


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return written(tmp_path / "bad.dxf", dxf(SQUARE, [(5, 5), (15, 5), (15, 15), (5, 15)]))


COMMANDS = ["demo", "check", "batch", "app", "ledger", "explain", "pack", "compare", "verify", "waive", "workshop"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_fits_on_a_screen_and_names_every_command(run: Run, lang: str) -> None:
    shown = run("--help", "--lang", lang)
    lines = shown.out.splitlines()
    assert shown.status == 0
    assert len(lines) <= 23  # and the prompt
    assert max(map(width, lines)) <= 80
    assert [c for c in COMMANDS if any(line.split()[:1] == [c] for line in lines)] == COMMANDS


@pytest.mark.parametrize(
    "command",
    [
        *COMMANDS,
        *("accept", "reject", "plant", "handbook", "workshop new", "workshop score", "cache", "share", "features"),
        *("rerun", "key new", "key trust", "key list", "key forget", "rules", "packs"),
        *("ledger where", "ledger init"),
        *("ledger list", "ledger timeline", "ledger firm", "ledger recheck", "ledger object", "ledger bulletin"),
        *("ledger credit", "ledger package", "ledger accept"),
        *("ledger notice issue", "ledger notice show", "ledger notice close"),
        *("pack lint", "pack new", "pack show", "pack schema"),
    ],
)
@pytest.mark.parametrize(("lang", "head"), [("zh", "示例："), ("en", "Examples:")])
def test_every_command_has_help_with_an_example(run: Run, command: str, lang: str, head: str) -> None:
    shown = run(*command.split(), "--help", "--lang", lang)
    assert shown.status == 0
    assert f"surveycheck {command}" in shown.out.partition(head)[2]
    assert len(shown.out.splitlines()) <= 38
    assert max(map(width, shown.out.splitlines())) <= 80
    assert shown.err == ""


def test_the_language_follows_the_system(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for system, head in (("zh_CN.UTF-8", "用法"), ("en_GB.UTF-8", "Usage"), ("C.UTF-8", "用法"), ("", "用法")):
        monkeypatch.setenv("LC_ALL", system)
        monkeypatch.delenv("LANG", raising=False)
        monkeypatch.delenv("LC_MESSAGES", raising=False)
        assert run("--help").out.startswith(head)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chek", "x"], "check"),
        (["check"], "PATH"),
        (["check", "nowhere"], "nowhere"),
        (["check", "god.dxf"], "good.dxf"),
        (["check", "{good}", "--nope"], "--nope"),
        (["check", "{good}", "--pack", "geomtry"], "geometry"),
        (["check", "{good}", "--only", "GEO-0l"], "GEO-01"),
        (["check", "{good}", "--skip", "nope"], "nope"),
        (["check", "{good}", "--lang", "de"], "zh"),
        (["check", "{good}", "--progress", "loud"], "jsonl"),
        (["check", "{good}", "--tolerance", "nan"], "--tolerance"),
        (["check", "{good}", "--tolerance", "-1"], "--tolerance"),
        (["check", "{good}", "--tolerance", "x"], "--tolerance"),
        (["check", "{good}", "--time-limit", "0"], "--time-limit"),
        (["check", "{good}", "--as", "JZD"], "AREA="),
        (["check", "{good}", "--as", "POINT=JZD"], "AREA="),
        (["check", "{good}", "--format", "html"], "--out"),
        (["check", "{good}", "--out", "r", "--format", "txt"], "txt"),
        (["check", "{good}", "--out", "{good}"], "good.dxf"),
        (["check", "{good}", "--json", "{good}"], "good.dxf"),
        (["check", "{good}", "--json", "no/such/folder.json"], "folder.json"),
        (["check", ".", "--pack", "geometry", "--out", "inside"], "inside"),
        (["check", ".", "--pack", "geometry", "--json", "r.json"], "r.json"),
        (["check", "."], "geometry"),
        (["compare", "nowhere", "{good}"], "nowhere"),
        (["compare", "{good}", "{good}", "--tolerance", "0"], "--tolerance"),
        (["verify", "a"], "a"),
        (["explain", "GEO-O1"], "GEO-01"),
        (["rules", "--pack", "nope"], "nope"),
        (["pack", "lnt"], "lint"),
        (["pack", "show", "nope"], "nope"),
        (["pack", "schema", "geometry"], "geometry"),
        (["pack", "new", "Bad Name"], "Bad Name"),
        (["app", "{good}", "--size", "big"], "big"),
        (["app", "nowhere"], "nowhere"),
        (["packs", "surplus"], "surplus"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wrong_usage(run: Run, good: Path, tmp_path: Path, arguments: list[str], words: str, lang: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    shown = run(*(a.format(good=good) for a in arguments), *(["--lang", lang] if "--lang" not in arguments else []))
    assert shown.status == 2
    assert words in shown.err
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before
    assert good.read_bytes() == dxf(SQUARE)


def test_a_drawing_that_passes(run: Run, good: Path, tmp_path: Path) -> None:
    shown = run("check", good)
    assert shown.status == 0
    assert shown.out.startswith("通过")
    assert shown.err == ""
    assert sorted(tmp_path.iterdir()) == [good]
    assert run("check", good, "--lang", "en").out.startswith("Passed")


def test_a_drawing_that_does_not(run: Run, bad: Path) -> None:
    shown = run("check", bad, "--as", "area=jz*")
    assert shown.status == 1
    assert "TOP-01" in shown.out
    assert run("check", bad, "--as", "AREA=JZD", "--skip", "TOP-01,GEO-02").status == 0


@pytest.mark.parametrize("data", [dxf(SQUARE, end=""), b"%PDF-1.7\n", b""])
def test_what_could_not_be_read_is_never_a_pass(run: Run, tmp_path: Path, data: bytes) -> None:
    shown = run("check", written(tmp_path / "broken.dxf", data))
    assert shown.status == 3
    assert "检查不完整" in shown.out


@pytest.mark.parametrize(("name", "data"), [("a.zip", b"PK\x03\x04"), ("a.dwg", b"AC1032\x00\x00")])
def test_what_cannot_even_be_looked_into_is_no_wrong_usage(run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    path = written(tmp_path / name, data)
    shown = run("check", path)
    assert (shown.status, shown.out) == (3, "")
    assert name in shown.err
    assert "--pack" not in shown.err
    assert run("check", path, "--pack", "geometry").status == 3


def test_a_stopped_rule_is_never_a_pass(run: Run, good: Path) -> None:
    assert run("check", good, "--time-limit", "1e-9").status == 3


def test_only_what_was_asked_for_is_written(run: Run, good: Path, tmp_path: Path) -> None:
    shown = run("check", good, "--out", "a/reports", "--json", "r.json")
    names = [p.relative_to(tmp_path).as_posix() for p in sorted(tmp_path.rglob("*")) if p.is_file()]
    assert names == [
        "a/reports/good.dxf.report.html",
        "a/reports/good.dxf.report.json",
        "a/reports/manifest.json",
        "good.dxf",
        "r.json",
    ]
    assert "r.json" in shown.out
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["schema"] == "surveycheck-report/1"
    assert run("check", good, "--out", "b", "--format", "json").status == 0
    assert sorted(p.name for p in (tmp_path / "b").iterdir()) == ["good.dxf.report.json", "manifest.json"]


def test_json_on_standard_output_is_alone_there(run: Run, bad: Path) -> None:
    shown = run("check", bad, "--as", "AREA=JZD", "--json", "-")
    report = json.loads(shown.out)
    assert shown.status == 1
    assert [f["code"] for f in report["findings"]] == ["TOP-01"]
    assert shown.err == ""


def test_progress_as_lines_of_json(run: Run, bad: Path) -> None:
    shown = run("check", bad, "--as", "AREA=JZD", "--progress", "jsonl", "--json", "-")
    events = [json.loads(line) for line in shown.err.splitlines()]
    fractions = [event["fraction"] for event in events]
    assert fractions == sorted(fractions)
    assert {event["event"] for event in events} == {"stage", "rule", "finding", "done"}
    (finding,) = [event["finding"] for event in events if event["event"] == "finding"]
    (reported,) = json.loads(shown.out)["findings"]
    assert finding | {"cause": ""} == reported | {"cause": ""}
    done = events[-1]
    assert (done["event"], done["exit"], done["complete"], done["passes"]) == ("done", 1, True, False)
    assert done["counts"]["A"] == 1


@pytest.mark.parametrize("arguments", [["nowhere"], ["{good}", "--nope"], ["{good}", "--only", "X"]])
def test_complaints_are_json_too_when_progress_is(run: Run, good: Path, arguments: list[str]) -> None:
    shown = run("check", "--progress", "jsonl", *(a.format(good=good) for a in arguments))
    (event,) = [json.loads(line) for line in shown.err.splitlines()]
    assert shown.status == 2
    assert (event["event"], event["level"]) == ("message", "error")
    assert event["message"]
    assert event["message_en"].isascii()


def test_a_crash_is_one_line_and_its_details_are_asked_for(
    run: Run, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*arguments: object, **more: object) -> None:
        raise ZeroDivisionError("over\nnothing")

    monkeypatch.setattr("surveycheck.inspection.inspect", crash)
    shown = run("check", good)
    assert shown.status == 3
    assert shown.err.count("\n") == 1
    assert "--debug" in shown.err
    assert sorted(tmp_path.iterdir()) == [good]
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    shown = run("check", good, "--debug")
    (details,) = tmp_path.glob("surveycheck-*.txt")
    assert str(details) in shown.err
    assert "ZeroDivisionError" in details.read_text(encoding="utf-8")


def test_interruption(run: Run, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("surveycheck.inspection.inspect", interrupted)
    shown = run("check", good, "--out", "r")
    assert shown.status == 130
    assert "中断" in shown.err
    assert sorted(tmp_path.iterdir()) == [good]


def test_a_folder_that_cannot_be_written_to(run: Run, good: Path, tmp_path: Path) -> None:
    written(tmp_path / "file", b"")
    shown = run("check", good, "--out", "file/reports")
    assert shown.status == 2
    assert "file" in shown.err


def test_demo(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from surveycheck import shipped

    chosen = tuple(sample for sample in shipped.catalogue() if sample.roles)[:3]
    monkeypatch.setattr(shipped, "catalogue", lambda: chosen)
    shown = run("demo")
    assert shown.status == 0
    for sample in chosen:
        title, verdict = shown.out.partition(sample.title)[1:]
        assert title
        assert verdict.split()[0] == ("通过" if sample.name.endswith("clean") else "未通过")
    reports = sorted((tmp_path / "surveycheck-demo").rglob("*.report.*"))
    assert [p.suffix for p in reports] == [".html", ".json"] * len(chosen)
    assert all(str(p.relative_to(tmp_path)) in shown.out for p in reports if p.suffix == ".html")


def test_rules_as_lines_and_as_json(run: Run) -> None:
    rows = json.loads(run("rules", "--json").out)
    keys = ["code", "name", "title", "title_en", "stage", "severity", "quality", "clause", "clause_en", "pack"]
    assert all(list(row) == keys for row in rows)
    assert {"geometry", "blank"} <= {row["pack"] for row in rows}
    shown = run("rules", "--pack", "geometry", "--lang", "en")
    own = [row for row in rows if row["pack"] == "geometry"]
    assert all(row["code"] in shown.out and row["title_en"] in shown.out for row in own)


@pytest.mark.parametrize("code", ["GEO-01", "geo-01", "boundary-not-closed"])
def test_explain(run: Run, code: str) -> None:
    shown = run("explain", code, "--pack", "geometry")
    assert shown.status == 0
    for words in ("GEO-01", "依据", "为什么", "怎么改", "反例", "正例", "LINESTRING"):
        assert words in shown.out
    english = run("explain", code, "--pack", "geometry", "--lang", "en").out
    assert "How to mend it" in english


def test_a_rule_is_found_by_another_code_that_it_answers(run: Run, bad: Path) -> None:
    shown = run("explain", "PKG-11", "--pack", "ningbo", "--lang", "en")
    assert (shown.status, "FMT-29" in shown.out, "PKG-11" in shown.out) == (0, True, True)
    assert "LYR-01 = LYR-11" in run("rules", "--pack", "ningbo").out
    assert run("check", bad, "--pack", "ningbo", "--only", "PKG-11").status != 2
    assert run("check", bad, "--pack", "ningbo", "--only", "PKG-98").status == 2


def test_explain_draws_the_examples_in_the_terminal(run: Run) -> None:
    shown = run("explain", "TOP-01", "--pack", "ningbo").out
    assert "✕" in shown
    assert "JZD 300000" in shown
    assert any("⠀" < letter <= "⣿" for letter in shown)
    assert "‹重叠面积›" in shown
    assert "‹overlap›" in run("explain", "TOP-01", "--pack", "ningbo", "--lang", "en").out


@pytest.mark.parametrize(("lang", "head"), [("zh", "反例"), ("en", "Bad examples")])
def test_explain_writes_a_page_and_a_sheet(run: Run, tmp_path: Path, lang: str, head: str) -> None:
    page, sheet = tmp_path / "card.html", tmp_path / "card.SVG"
    assert run("explain", "TOP-01", "--pack", "ningbo", "--out", page, "--lang", lang).status == 0
    html = page.read_text(encoding="utf-8")
    assert f'data-lang="{lang}"' in html
    for words in ("TOP-01", head, "‹重叠面积›", "<svg", "10.000 m²"):
        assert words in html
    assert run("explain", "TOP-01", "--pack", "ningbo", "--out", sheet, "--lang", lang).status == 0
    parsed = ElementTree.fromstring(sheet.read_text(encoding="utf-8"))
    pack = load_pack("ningbo")
    rule = pack.rule("TOP-01")
    assert rule is not None
    assert len(parsed.findall("{http://www.w3.org/2000/svg}svg")) == len((*rule.bad, *rule.good))


@pytest.mark.parametrize(
    ("code", "out", "words"),
    [("TOP-01", "a.pdf", ".html"), ("TOP-01", "absent/a.html", "a.html"), ("ATT-01", "a.svg", ".html")],
)
def test_explain_says_what_it_cannot_write(run: Run, tmp_path: Path, code: str, out: str, words: str) -> None:
    told = run("explain", code, "--pack", "ningbo", "--out", tmp_path / out)
    assert told.status == 2
    assert words in told.err
    assert not list(tmp_path.glob("**/*.*"))


def test_packs(run: Run) -> None:
    shown = run("packs")
    assert [line.split()[0] for line in shown.out.splitlines()][:3] == ["blank", "fangxian", "geometry"]


def test_the_cache_says_where_it_is_and_can_be_emptied(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    monkeypatch.setenv("SURVEYCHECK_CACHE", str(kept))
    assert run("cache").out.splitlines()[:2] == [str(kept), "0 张图，0.0 MB（上限 2147 MB）"]
    kept.mkdir()
    (kept / "a.columns").write_bytes(bytes(3_000_000))
    (kept / "mine.txt").write_text("not of the cache", encoding="utf-8")
    assert "1 drawings, 3.0 MB" in run("cache", "--lang", "en").out
    assert "已删除 1 张图" in run("cache", "--clear").out
    assert [path.name for path in kept.iterdir()] == ["mine.txt"]


def test_a_new_pack_is_sound_and_can_be_shown(run: Run, tmp_path: Path) -> None:
    assert run("pack", "new", "my-city", "--to", "packs/my-city").status == 0
    folder = tmp_path / "packs" / "my-city"
    assert 'name = "my-city"' in (folder / "pack.toml").read_text(encoding="utf-8")
    assert run("pack", "lint", folder, "--trust-pack").out.endswith("没有问题\n")
    assert "my-city" in run("pack", "show", folder).out
    assert "<xs:schema" in run("pack", "schema", folder).out
    assert run("pack", "new", "my-city", "--to", "packs/my-city").status == 2


def test_lint_names_what_is_to_be_mended(run: Run, tmp_path: Path) -> None:
    run("pack", "new", "my-city")
    card = next((tmp_path / "my-city").glob("shape/*.toml"))
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("clause = ", "clause_gone = ", 1), encoding="utf-8")
    shown = run("pack", "lint", tmp_path / "my-city", "--trust-pack")
    assert shown.status == 1
    assert card.name in shown.out
    (tmp_path / "my-city" / "pack.toml").write_text("name = [", encoding="utf-8")
    shown = run("pack", "lint", tmp_path / "my-city")
    assert shown.status == 1
    assert "pack.toml" in shown.out
    assert run("pack", "show", tmp_path / "my-city").status == 2


@pytest.mark.skipif(sys.platform == "win32", reason="names there cannot hold controls")
def test_names_of_strangers_cannot_move_the_cursor(run: Run, tmp_path: Path) -> None:
    name = "a\x1b[2J\u202eb"
    for suffix, data in ((".dxf", dxf(SQUARE, end="")), (".pdf", b"%PDF-1.7")):
        shown = run("check", written(tmp_path / f"{name}{suffix}", data))
        assert shown.status in (2, 3)
        assert not {"\x1b", "\u202e"} & set(shown.out + shown.err)


def test_nothing_given_is_changed(run: Run, bad: Path, tmp_path: Path) -> None:
    before = bad.read_bytes(), stat.S_IMODE(bad.stat().st_mode), bad.stat().st_mtime_ns
    run("check", bad, "--out", "r")
    assert (bad.read_bytes(), stat.S_IMODE(bad.stat().st_mode), bad.stat().st_mtime_ns) == before


@pytest.mark.parametrize(("code", "theirs"), [("CRS-03", True), ("CRS-02", False)])
def test_explain_says_whose_examples_it_shows(run: Run, tmp_path: Path, code: str, theirs: bool) -> None:
    words = "the examples are those of the pack ningbo"
    shown = run("explain", code, "--pack", "jiaxing", "--lang", "en")
    assert (shown.status, words in shown.out) == (0, theirs)
    assert run("explain", code, "--pack", "jiaxing", "--out", tmp_path / "card.html").status == 0
    assert (words.capitalize() in (tmp_path / "card.html").read_text(encoding="utf-8")) is theirs


def test_a_rule_is_explained_where_it_is_at_home(run: Run) -> None:
    """Of several packs that have it, one that extends another comes behind that one."""
    assert " · ningbo · " in run("explain", "CRS-02", "--lang", "en").out
    packs = [rule["pack"] for rule in json.loads(run("rules", "--json").out)]
    assert list(dict.fromkeys(packs)) == ["geometry", "landxml", "ningbo", "fangxian", "jiaxing", "blank"]


def test_another_edition_of_the_standard(run: Run) -> None:
    clean = Path(__file__).resolve().parents[3] / "samples" / "clean"
    shown = run("check", clean, "--standard", "2009", "--json", "-", "--lang", "en")
    assert shown.status == 0
    grade = json.loads(shown.out)["grade"]
    assert (grade["standard"], grade["beside"][0]["standard"]) == ("GB/T 24356-2009", "GB/T 24356-2023")
    wrong = run("check", clean, "--standard", "1999", "--lang", "en")
    assert wrong.status == 2
    assert "GB/T 24356-2023, GB/T 24356-2009" in wrong.err
