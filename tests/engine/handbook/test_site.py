"""The handbook: every page is there and stands alone; nothing of anybody else's is touched."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from surveycheck.cli.main import main
from surveycheck.handbook import SiteError, write_handbook
from surveycheck.model import Event
from surveycheck.model.progress import Stopped
from surveycheck.pack import Pack, load_pack

pytestmark = pytest.mark.xdist_group("handbook")  # one site for all of them


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("geometry")


@pytest.fixture(scope="module")
def site(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_handbook(pack, tmp_path_factory.mktemp("site") / "手册").parent


def texts(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def test_every_rule_has_a_page_and_is_in_the_list(pack: Pack, site: Path) -> None:
    index = (site / "index.html").read_text(encoding="utf-8")
    for rule in pack.rules:
        assert f'href="rules/{rule.code}.html"' in index
        page = (site / "rules" / f"{rule.code}.html").read_text(encoding="utf-8")
        for words in (rule.title, rule.title_en, rule.why.zh[:12], rule.fix.en[:12]):
            assert words.replace("'", "&#39;").replace('"', "&#34;") in page, rule.code


def test_every_link_leads_to_a_file(site: Path) -> None:
    from urllib.parse import unquote

    links = [(name, to) for name, text in texts(site).items() for to in re.findall(r'href="([^"#]+)"', text)]
    assert len(links) > 200
    for name, to in links:
        assert ((site / name).parent / unquote(to)).is_file(), (name, to)


def test_pages_ask_nobody_and_run_this_script_only(site: Path) -> None:
    for name, text in texts(site).items():
        assert not re.search(r'(src|href|action)="(https?:)?//', text), name
        assert "default-src 'none'" in unescape(text)
        assert not re.search(r'\son\w+="|style="', text), name


def test_the_examples_are_there_as_files_or_the_page_says_why_not(pack: Pack, site: Path) -> None:
    lost = 0
    for rule in pack.rules:
        page = (site / "rules" / f"{rule.code}.html").read_text(encoding="utf-8")
        folders = [f"bad-{k + 1}" for k in range(len(rule.bad))] + [f"good-{k + 1}" for k in range(len(rule.good))]
        without = sum(not any((site / "cases" / rule.code / folder).rglob("*")) for folder in folders)
        assert page.count("no sound DXF") == without, rule.code
        lost += without
    assert lost <= 2


@pytest.fixture(scope="module")
def small(pack: Pack) -> Pack:
    return replace(pack, rules=pack.rules[:2])


def test_an_old_handbook_is_replaced_and_nothing_else_is(small: Pack, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_handbook(small, out)
    (out / "rules" / "OLD-1.html").write_text("", encoding="utf-8")
    write_handbook(small, out, "en")
    assert not (out / "rules" / "OLD-1.html").exists()
    assert 'data-lang="en"' in (out / "index.html").read_text(encoding="utf-8")
    (out / "mine.txt").write_text("", encoding="utf-8")
    with pytest.raises(SiteError, match=r"mine\.txt"):
        write_handbook(small, out)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteError, match="no part of a handbook"):
        write_handbook(small, foreign)
    assert (foreign / "index.html").read_text(encoding="utf-8") == "mine"


def test_who_stops_it_leaves_nothing_behind(small: Pack, tmp_path: Path) -> None:
    def stop(event: Event) -> None:
        raise Stopped

    before = sorted(tmp_path.iterdir())
    with pytest.raises(Stopped):
        write_handbook(small, tmp_path / "out", tell=stop)
    assert sorted(tmp_path.iterdir()) == before


def test_progress_reaches_its_end(small: Pack, tmp_path: Path) -> None:
    told: list[Event] = []
    write_handbook(small, tmp_path / "out", tell=told.append)
    assert told[-1].fraction == 1.0
    assert json.loads((tmp_path / "out" / "handbook.json").read_text(encoding="utf-8"))["pack"]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["handbook", "--pack", "blank", "--lang", "en"]
    assert main([*words, "--out", str(tmp_path / "out")]) == 0
    assert "index.html" in capsys.readouterr().out
    assert main(words) == 2
    assert "--out FOLDER" in capsys.readouterr().err
    (tmp_path / "out" / "mine").mkdir()
    assert main([*words, "--out", str(tmp_path / "out")]) == 2
    assert "choose another folder" in capsys.readouterr().err
