"""``pack import`` and ``pack diff`` through ``main``: what is printed, where, and the exit status."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from books import book
from spoiled_pack import copy_of_blank

from surveycheck.cli.main import main

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
CODES: list[list[object]] = [["表1 用途（YT）"], ["代码", "名称"], ["01", "甲"], ["02", "乙"]]
Run = Callable[..., tuple[int, str, str]]


def changed(path: Path, old: str, new: str) -> None:
    """The file with one text in place of another, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(a) for a in arguments])
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err + shown.out
        return status, shown.out, shown.err

    return call


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ("已写出草稿 city-annex", "下一步")), ("en", ("the draft city-annex is there", "next:"))]
)
def test_import_writes_a_draft_beside(run: Run, tmp_path: Path, lang: str, words: tuple[str, str]) -> None:
    (tmp_path / "City annex.xlsx").write_bytes(book({"S": CODES}))
    status, out, err = run("pack", "import", "City annex.xlsx", "--lang", lang)
    assert (status, err) == (0, "")
    assert all(word in out for word in words)
    assert run("pack", "lint", "city-annex")[0] == 0
    assert run("pack", "import", "City annex.xlsx", "--lang", lang)[0] == 2  # nothing is replaced


def test_doubts_are_listed_with_sheet_row_and_column(run: Run, tmp_path: Path) -> None:
    rows = [*CODES, ["3.30E+18", "丙"]]
    (tmp_path / "a.xlsx").write_bytes(book({"附录": rows}))
    status, out, _ = run("pack", "import", "a.xlsx", "--out", "packs/mine", "--extends", "ningbo", "--lang", "en")
    assert status == 1
    assert "附录!A5  '3.30E+18' is in scientific notation" in out
    assert "附录!A5" in (tmp_path / "packs" / "mine" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "status", "words"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 64, 3, "save it as .xlsx"),
        ("a.xlsx", b"no zip", 3, "not a valid XLSX"),
        ("a.csv", "ä,ö\n".encode("latin-1"), 3, "save it as CSV UTF-8"),
        ("a.docx", b"", 2, "give an .xlsx or a .csv"),
        ("a.csv", b"name,age\nx,1\n", 2, "no table of layers, fields or codes"),
    ],
)
def test_what_cannot_be_imported(run: Run, tmp_path: Path, name: str, content: bytes, status: int, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = run("pack", "import", name, "--lang", "en")
    assert (found[0], words in found[2]) == (status, True)
    assert not (tmp_path / "a").exists()


def test_import_of_nothing_and_over_nothing(run: Run, tmp_path: Path) -> None:
    assert run("pack", "import", "nowhere.xlsx")[0] == 2
    (tmp_path / "a.xlsx").write_bytes(book({"S": CODES}))
    status, _, err = run("pack", "import", "a.xlsx", "--extends", "atlantis", "--lang", "en")
    assert (status, "there is no pack atlantis" in err) == (2, True)


@pytest.fixture
def packs(tmp_path: Path) -> tuple[Path, Path]:
    old, new = copy_of_blank(tmp_path / "old"), copy_of_blank(tmp_path / "new")
    changed(new / "tables" / "limits.csv", "closure of areas,,0.001", "closure of areas,,0.05")
    return old, new


def test_diff_of_the_same(run: Run) -> None:
    status, out, _ = run("pack", "diff", "blank", "blank", "--lang", "en")
    assert (status, "The packs do not differ." in out) == (0, True)


@pytest.mark.parametrize(("lang", "head"), [("zh", "表 limits  ~1"), ("en", "Table limits  ~1")])
def test_diff_as_text(run: Run, packs: tuple[Path, Path], lang: str, head: str) -> None:
    status, out, _ = run("pack", "diff", *packs, "--lang", lang)
    assert status == 1
    assert head in out
    assert "constant: 0.001 → 0.05" in out
    assert "GEO-01" in out


def test_diff_as_json(run: Run, packs: tuple[Path, Path]) -> None:
    status, out, _ = run("pack", "diff", *packs, "--json")
    found = json.loads(out)
    assert (status, found["schema"], found["same"]) == (1, "surveycheck-pack-diff/1", False)
    (row,) = found["rows"]
    assert (row["table"], row["key"], row["change"]) == ("limits", "closure/", "changed")
    assert row["parts"] == {"constant": {"old": "0.001", "new": "0.05"}}
    assert "deliverables" not in found


@pytest.mark.parametrize(("old", "new"), [("atlantis", "blank"), ("blank", "./nowhere")])
def test_diff_of_what_is_not_there(run: Run, old: str, new: str) -> None:
    assert run("pack", "diff", old, new)[0] == 2


def test_a_pack_that_does_not_load(run: Run, packs: tuple[Path, Path]) -> None:
    (packs[1] / "tables" / "codes.csv").write_text("#REF!\n", encoding="utf-8")
    status, _, err = run("pack", "diff", *packs, "--lang", "en")
    assert (status, "does not load: tables/codes.csv:1" in err) == (2, True)


def drawing(gap: float) -> bytes:
    """A parcel that ends ``gap`` metres short of closing."""
    points = ((0, 0), (10, 0), (10, 10), (0, 10), (0, gap))
    body = "".join(f" 10\n{x}\n 20\n{y}\n" for x, y in points)
    head = "  0\nSECTION\n  2\nENTITIES\n  0\nLWPOLYLINE\n  8\nJZD\n 90\n5\n 70\n0\n"
    return f"{head}{body}  0\nENDSEC\n  0\nEOF\n".encode()


def test_which_deliverables_would_newly_pass_or_fail(run: Run, packs: tuple[Path, Path], tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "small.dxf").write_bytes(drawing(0.03))
    (folder / "large.dxf").write_bytes(drawing(0.5))
    (folder / "notes.txt").write_text("no deliverable", encoding="utf-8")
    for pack in packs:  # only the rule about closing
        text = (pack / "pack.toml").read_text(encoding="utf-8")
        (pack / "pack.toml").write_text(text[: text.index("[grade]")], encoding="utf-8")
        for stage in ("agreement", "files", "structure", "topology", "values"):
            shutil.rmtree(pack / stage)
        (pack / "shape" / "parcel-drawn-twice.toml").unlink()
    status, out, _ = run("pack", "diff", *packs, "--on", folder, "--json")
    verdicts = {v["path"]: (v["change"], v["codes"]) for v in json.loads(out)["deliverables"]}
    assert status == 1
    assert verdicts == {
        "small.dxf": ("newly-passes", {"GEO-01": {"old": 1, "new": 0}}),
        "large.dxf": ("same", {}),
    }
    back = json.loads(run("pack", "diff", packs[1], packs[0], "--on", folder, "--json")[1])
    assert [v["change"] for v in back["deliverables"]] == ["same", "newly-fails"]


def test_on_a_package_and_on_a_folder_of_them(run: Run) -> None:
    status, out, err = run("pack", "diff", "ningbo", "jiaxing", "--on", SAMPLES / "jiaxing", "--lang", "en")
    assert status == 1
    assert "newly passes  jiaxing-clean  fails" in out
    assert "CRS-02 8 → 0" in out
    assert "1/2 jiaxing-clean" in err
    status, out, _ = run("pack", "diff", "ningbo", "jiaxing", "--on", SAMPLES / "clean", "--json")
    (verdict,) = json.loads(out)["deliverables"]
    assert (status, verdict["path"], verdict["change"]) == (1, "clean", "newly-fails")


def test_on_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    assert run("pack", "diff", "geometry", "geometry", "--on", folder)[0] == 2
    (folder / "broken.zip").write_bytes(b"PK\3\4 and no more")
    status, out, _ = run("pack", "diff", "geometry", "geometry", "--on", folder, "--lang", "en")
    assert (status, "nobody can tell" in out) == (3, True)
