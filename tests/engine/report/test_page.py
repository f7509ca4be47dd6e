"""The page: it says everything, trusts nothing, and asks nobody."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from surveycheck.model import Finding, Report
from surveycheck.report import from_json, to_html, to_json
from surveycheck.report.causes import groups
from surveycheck.report.visible import visible


class Page(HTMLParser):
    """Tags with their attributes, ids, and the text outside of style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.raw: dict[str, str] = {}
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in = tag if tag in ("style", "script") else ""

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in:
            self.raw[self._in] = self.raw.get(self._in, "") + data
        else:
            self.text += data

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


TOLD = """不合格; 86.2; 参考版：不是主管部门发布的数据规定原文。; GB/T 24356-2023; 项目方案，非官方
同一原因的问题合记一个缺陷; 不是法定的测绘成果质量检验报告; 没有检查的内容; 容积率; 成果中没有检测点文件
数学精度/平面; 2 个对象因前序检查未通过而暂缓; 812; 0.04·√x + 0.003·x; 2e2e2e2e; 句柄; 2A1; 第 214 行
/综合测绘成果/ZDJBXX[2]/SCMJ; X 3304515.000; x = 602341.970, y = 3304515.000; 核对两宗的公共界址点"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_languages_are_on_the_page_and_one_is_shown(report: Report, lang: str) -> None:
    html = to_html(report, lang)
    assert f'data-lang="{lang}"' in html
    for finding in report.findings:
        assert finding.message in html
        assert finding.message_en in html


def test_the_page_says_what_a_client_has_to_know(report: Report) -> None:
    text = Page(to_html(report)).text
    assert report.grade is not None
    for told in TOLD.replace("\n", "; ").split("; "):
        assert told in text, told


def test_every_link_leads_to_something_on_the_page(report: Report) -> None:
    page = Page(to_html(report))
    ids = page.ids
    links = [a["href"] or "" for tag, a in page.tags if tag in ("a", "use")]
    assert len(ids) == len(set(ids))
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_nothing_is_ever_asked_from_elsewhere(report: Report) -> None:
    html = to_html(report)
    page = Page(html)
    assert not re.search(r'(src|srcset|data|action|poster)\s*=\s*"', re.sub(r'data-\w+="', "", html))
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp", page.raw["style"] + page.raw["script"])
    assert not [a for tag, a in page.tags if tag in ("link", "iframe", "object", "img", "base")]
    assert not [a for _, a in page.tags if "style" in a or any(name.startswith("on") for name in a)]
    assert set(re.findall(r"https?://[^\"\s<]+", html)) == {"http://www.w3.org/2000/svg"}


def test_the_policy_allows_this_style_and_this_script_only(report: Report) -> None:
    page = Page(to_html(report))
    policy = next(a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for name in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.raw[name].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_texts_from_the_deliverable_stay_texts(report: Report, hostile: Report) -> None:
    html, plain = to_html(hostile), to_html(report)
    tags, wanted = Page(html).tags, Page(plain).tags
    assert html.count("<script") == plain.count("<script") == 1
    assert {tag for tag, _ in tags} <= {tag for tag, _ in wanted} | {"ul", "li"}
    assert "\u202e" not in html
    assert "\x07" not in html
    assert "⟦U+202E⟧" in html
    assert "⟦U+0007⟧" in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("界址点 J1\n", "界址点 J1\n"),
        ("a\u202eb", "a⟦U+202E⟧b"),
        ("\x00\x1b[31m", "⟦U+0000⟧⟦U+001B⟧[31m"),
        ("零\u200b宽", "零⟦U+200B⟧宽"),
        ("\ud800", "⟦U+D800⟧"),
        ("𠮷 emoji 🏠", "𠮷 emoji 🏠"),
    ],
)
def test_what_hides_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_an_incomplete_check_is_never_shown_as_a_pass(report: Report) -> None:
    loss = {"losses": ("图.dxf：未读全",), "losses_en": ("图.dxf: not read",)}
    page = Page(to_html(replace(report, complete=False, grade=None, passes=True, findings=(), **loss)))
    shown = next(a["class"] or "" for t, a in page.tags if (a.get("class") or "").startswith("verdict"))
    assert "tone-open" in shown
    assert "检查不完整" in page.text
    assert "图.dxf：未读全" in page.text
    assert "tone-best" not in shown


def many(report: Report, count: int) -> Report:
    """The report with that many findings of one rule, every tenth with a cause of its own."""
    first = report.findings[3]
    found = tuple(
        replace(first, id=f"n{n}", cause=f"c{n // 10}", message=f"第 {n} 处", message_en=f"number {n}")
        for n in range(count)
    )
    runs = tuple(replace(run, findings=found if run.code == first.code else ()) for run in report.runs)
    return replace(report, runs=runs, findings=found, pictures={})


def test_ten_thousand_findings_are_all_there_once_and_the_page_stays_usable(report: Report) -> None:
    html = to_html(many(report, 10_000))
    ids = re.findall(r' id="f-(n\d+)"', html)
    assert len(ids) == len(set(ids)) == 10_000
    assert len(html.encode()) < 9_000_000
    assert html.count("<article") < 500


def test_a_saved_report_gives_a_page_and_says_that_it_has_no_pictures(report: Report) -> None:
    text = Page(to_html(from_json(to_json(report)))).text
    assert "由保存的报告生成，不含附图" in text


def test_causes_come_worst_first_and_keep_every_finding(report: Report) -> None:
    found = groups(report.findings)
    assert [group.severity for group in found] == ["A", "B", "B", "C", "D", "note"]
    assert sum(group.count for group in found) == len(report.findings)
    codes = next(group for group in found if group.code == "ATT-03")
    assert len(codes.causes) == 1
    assert len(codes.causes[0].rest) == 7


def test_a_consequence_stands_with_its_cause(report: Report) -> None:
    worse = report.findings[-3]
    following = replace(report.findings[-1], cause=worse.cause)
    found = groups((following, worse))
    assert [(cause.first, cause.rest) for cause in found[0].causes] == [(worse, (following,))]


def test_waived_findings_come_last(report: Report) -> None:
    waived: Finding = replace(report.findings[-3], state="waived")
    assert [g.causes[0].first.id for g in groups((waived, report.findings[0]))] == [report.findings[0].id, waived.id]
