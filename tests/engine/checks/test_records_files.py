"""Files of a package against the table of files."""

from __future__ import annotations

import pytest
from small_records import rows

from surveycheck.checks.duplicate_file import duplicate_file
from surveycheck.checks.empty_file import empty_file
from surveycheck.checks.file_format import file_format
from surveycheck.checks.file_missing import file_missing
from surveycheck.checks.unexpected_file import unexpected_file
from surveycheck.model import Model, SourceFile
from surveycheck.rule import Inputs, Selection

ROWS = rows(
    "files",
    {"role": "map", "title": "图", "path": "矢量/*竣工图*.dxf", "kind": "dxf"},
    {"role": "contract", "title": "合同", "path": "扫描/*委托书*|扫描/*合同*", "kind": "pdf|docx"},
    {"role": "other", "title": "其他", "path": "其他/**"},
)


def file(path, kind="pdf", sha256="", size=9):
    suffix = "." + path.rpartition(".")[2] if "." in path else ""
    return SourceFile(path, kind, size, sha256 or path, suffix.lower())


def run(check, *files, lone=False):
    subjects = Selection(rows=ROWS) if check is file_missing else Selection(files=files)
    return list(check(Inputs(subjects, model=Model("m", files, lone=lone), tables={"files": ROWS})))


def missing(*paths, lone=False):
    return [d.facts["role"] for d in run(file_missing, *map(file, paths), lone=lone)]


def test_files_that_may_be_it_under_a_wrong_name_are_witnesses():
    strangers = (file("矢量/x.dxf", "dxf"), file("草稿.pdf"))
    (defect,) = run(file_missing, *strangers, file("扫描/2026合同.pdf"), file("其他/a.dxf", "dxf"))
    assert (defect.facts["role"], [place.file for place in defect.others]) == ("map", ["矢量/x.dxf"])


def test_missing():
    assert missing("矢量/竣工图.DXF", "扫描/2026合同.pdf", "其他/a/b.txt") == []
    assert missing("竣工图.dxf", "扫描/a/合同.pdf") == ["map", "contract", "other"]
    assert missing() == ["map", "contract", "other"]
    assert missing("x.dxf", lone=True) == []


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        *[
            (["a.pdf", "b.pdf"], 0),
            (["a.pdf", "A .pdf"], 1),
            (["图.dxf", "图 - 副本.dxf"], 1),
            (["图.dxf", "图(1).dxf"], 1),
        ],
        *[(["图（2）.dxf", "图.dxf", "图 copy.dxf"], 2), (["x/图.dxf", "y/图.dxf"], 0), (["图.dxf", "图.pdf"], 0)],
        *[(["图1.dxf", "图2.dxf"], 0)],
    ],
)
def test_duplicate_names(paths, found):
    assert len(run(duplicate_file, *map(file, paths))) == found


def test_duplicate_contents():
    same = [file(p, sha256="s") for p in ("a.pdf", "b.pdf", "x/c.pdf")]
    assert [(d.where.path, d.case) for d in run(duplicate_file, *same)] == [("b.pdf", "content")]
    assert run(duplicate_file, file("a.pdf", sha256="s", size=0), file("b.pdf", sha256="s", size=0)) == []


@pytest.mark.parametrize(
    ("path", "kind", "cases"),
    [
        *[("矢量/竣工图.dxf", "dxf", []), ("矢量/竣工图.dxf", "dwg", [""]), ("扫描/合同.txt", "text", ["kind"])],
        *[("扫描/合同.docx", "docx", []), ("其他/a.xyz", "other", []), ("其他/a.pdf", "text", [""])],
        *[("其他/a.csv", "text", []), ("矢量/竣工图.dxf", "empty", [])],
    ],
)
def test_format(path, kind, cases):
    assert [d.case for d in run(file_format, file(path, kind))] == cases


def test_unexpected_and_empty():
    assert [d.where.path for d in run(unexpected_file, file("矢量/竣工图.bak"), file("其他/a/b.bak"))] == [
        "矢量/竣工图.bak"
    ]
    assert run(unexpected_file, file("a.dxf"), lone=True) == []
    assert [d.where.path for d in run(empty_file, file("a.pdf", "empty", size=0), file("b.pdf"))] == ["a.pdf"]
