"""The lesson sheet: one page to look at, the answers behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveycheck import LessonCase, lesson_sheet, load_pack
from surveycheck.cli.main import main
from surveycheck.model import Finding, Place
from surveycheck.pack import Pack
from surveycheck.rule import Rule

pytestmark = pytest.mark.xdist_group("handbook")  # one sheet for all of them


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("geometry")


def rule_of(pack: Pack, code: str = "GEO-01") -> Rule:
    rule = pack.rule(code)
    assert rule is not None
    return rule


def finding(**more: object) -> Finding:
    words = {
        "name": "boundary-not-closed",
        "title": "未闭合",
        "title_en": "open",
        "quality": "",
        "clause": "",
        "cause": "",
    }
    told = {"message": "相距 <b>0.03</b> m", "message_en": "0.03 m apart", "facts": {"gap": 0.03, "tolerance": 0.001}}
    place = Place("图.dxf", "JZD", ("1A",), at=(1.0, 2.0))
    given = {"id": "GEO-01-1", "code": "GEO-01", "severity": "C", **words, **told, "place": place, **more}
    return Finding(**given)  # type: ignore[arg-type]


def test_pictures_first_and_answers_on_the_second_page(pack: Pack) -> None:
    page = lesson_sheet(pack, rule_of(pack))
    first, second = page.split('<details id="answers">')
    assert first.count("<figure") == 2
    assert 'class="ask"' in first
    assert rule_of(pack).fix.zh[:10] in first
    answer = "0.030"  # what the bad example measures
    assert answer in second
    assert answer not in first.split("</style>")[1]


def test_a_case_brings_its_own_picture_and_its_answer_is_hidden(pack: Pack) -> None:
    picture = '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"><circle r="7"/></svg>'
    page = lesson_sheet(pack, rule_of(pack), "en", LessonCase(finding(), "成果<i>", picture))
    first, second = page.split('<details id="answers">')
    assert picture in first
    assert "成果&lt;i&gt;" in first
    assert "apart" not in first
    assert "0.03 m apart" in second
    assert "&lt;b&gt;" in second
    assert "<b>0.03</b>" not in page


@pytest.mark.parametrize(
    "picture", ["<svg><script>1</script></svg>", '<svg><image href="x"/></svg>', "<p>no</p>", '<svg fill="url(x)"/>']
)
def test_a_foreign_picture_is_left_out(pack: Pack, picture: str) -> None:
    assert picture not in lesson_sheet(pack, rule_of(pack), "zh", LessonCase(finding(), "a", picture))


def test_every_rule_has_one(pack: Pack) -> None:
    for rule in pack.rules:
        assert "<ol" in lesson_sheet(pack, rule), rule.code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--lesson"], "--out FILE.html"),
        (["--lesson", "--out", "a.svg"], "--out FILE.html"),
        (["--report", __file__, "--out", "a.html"], "--lesson only"),
        (["--lesson", "--finding", "x", "--out", "a.html"], "--report"),
        (["--lesson", "--report", __file__, "--out", "a.html"], "no report"),
    ],
)
def test_what_does_not_fit_together(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "GEO-01", "--pack", "geometry", "--lang", "en", *words]) == 2
    assert said in capsys.readouterr().err


def test_a_case_from_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = Path(__file__).parents[3] / "samples" / "geometry"
    drawing = next(iter(sorted(sample.rglob("*.dxf"))))
    main(["check", str(drawing), "--out", str(tmp_path), "--pack", "geometry"])
    report = next(tmp_path.glob("*.report.json"))
    import json

    code = json.loads(report.read_text(encoding="utf-8"))["findings"][0]["code"]
    out = tmp_path / "sheet.html"
    words = ["explain", code, "--pack", "geometry", "--lesson", "--report", str(report), "--out", str(out)]
    assert main(words) == 0
    assert out.read_text(encoding="utf-8").count("<figure") >= 1
