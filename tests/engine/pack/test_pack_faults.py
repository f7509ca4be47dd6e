"""Every way in which a pack can be wrong is found, with its file, its line and its column or key."""

from __future__ import annotations

from pathlib import Path

import pytest
from spoiled_pack import edit, faults_of

GEO, ATT, TOML = "shape/boundary-not-closed.toml", "values/value-not-in-list.toml", "pack.toml"
PKG, PAR, DUP = "files/required-file-missing.toml", "agreement/area-not-as-drawn.toml", "shape/parcel-drawn-twice.toml"
PY = "values/parcel-outside-district"
FIELDS, LIMITS, CODES = "tables/fields.csv", "tables/limits.csv", "tables/codes.csv"

LAST = 'name = "完整性"\n  name_en = "Completeness"\n  weight = 1.0'
ALSO = "[[grade.also]]\nstandard = 'S'\n[grade.also.profile]\nname = 'x'\nsource = 'x'"
OTHER_PARTS = "[[grade.also.element]]\nname = '别'\nweight = 1\n[[grade.also.element.part]]\nname = '的'\nweight = 1"

# what is spoiled: file, old text, new text; what is said of it: file, column or key, a part of the message
SPOILED = {
    # cards
    "unknown key": (GEO, "gate = true", "gaet = true", GEO, "gaet", "unknown key"),
    "missing key": (GEO, 'title = "界址线未闭合"', "", GEO, "title", "missing"),
    "empty text": (GEO, 'title = "界址线未闭合"', 'title = ""', GEO, "title", "empty"),
    "wrong type": (GEO, "gate = true", 'gate = "yes"', GEO, "gate", "true or false"),
    "not toml": (GEO, "gate = true", "gate = ", GEO, "", "TOML"),
    "severity": (GEO, 'severity = "C"', 'severity = "E"', GEO, "severity", "one of A"),
    "code": (GEO, 'code = "GEO-01"', 'code = "GEO 1"', GEO, "code", "GEO-01"),
    "alias": (GEO, 'code = "GEO-01"', 'code = "GEO-01"\naliases = ["GEO 1"]', GEO, "aliases", "GEO-01"),
    "alias is a code": (PKG, "title =", 'aliases = ["GEO-01"]\ntitle =', GEO, "code", "taken by"),
    "alias of itself": (GEO, "title =", 'aliases = ["GEO-01"]\ntitle =', GEO, "aliases", "taken by"),
    "also an alias": (DUP, '["TOP-01"]', '["TOP-98"]\naliases = ["TOP-98"]', DUP, "also", "no rule TOP-98"),
    "certainty": (GEO, 'certainty = "practice"', 'certainty = "sure"', GEO, "certainty", "one of"),
    "unknown check": (GEO, '"ring-closed"', '"ring-shut"', GEO, "check", "no check ring-shut"),
    "check out of the library": (GEO, '"ring-closed"', '"../os"', GEO, "check", "name of a check"),
    "check missing": (GEO, 'check = "ring-closed"', "", GEO, "check", "no boundary-not-closed.py"),
    "check beside Python": (
        f"{PY}.toml",
        "title =",
        'check = "field-type"\ntitle =',
        f"{PY}.toml",
        "check",
        "although",
    ),
    "unknown parameter": (GEO, "tolerance = ", "tolerance = 1\ntolerence = ", GEO, "params.tolerence", "no parameter"),
    "missing parameter": (GEO, 'tolerance = "@closure"', "", GEO, "params.tolerance", "missing"),
    "mistyped parameter": (f"{PY}.toml", "digits = 6", "digits = 6.5", f"{PY}.toml", "params.digits", "whole number"),
    "text for a limit": (GEO, '"@closure"', '"closure"', GEO, "params.tolerance", "a limit"),
    "unknown limit": (GEO, '"@closure"', '"@closing"', GEO, "params.tolerance", "no limit or setting"),
    "select nothing": (GEO, '{ layers = ["JZD"], kinds = ["line", "area"] }', "{}", GEO, "select", "selects nothing"),
    "select key": (GEO, "layers =", "layer =", GEO, "select.layer", "unknown key"),
    "select kind": (GEO, '"line", "area"', '"lines"', GEO, "select.kinds", "lines"),
    "select role": (DUP, '"parcel"', '"plot"', DUP, "select.roles", "plot"),
    "select record": (ATT, '["*"]', '["PLOT"]', ATT, "select.records", "PLOT"),
    "select field": (ATT, '["*"]', '["PARCEL"], where = { UES = ["1"] }', ATT, "select.where", "UES"),
    "select rows": (PKG, 'rows = "files"', 'rows = "file"', PKG, "select.rows", "file"),
    "select column": (PKG, "required =", "must =", PKG, "select.row_where", "must"),
    "select two kinds": (ATT, '["*"]', '["PARCEL"], layers = ["JZD"]', ATT, "select.layers", "no effect"),
    "other record": (PAR, 'records = ["PARCEL"]', 'records = ["PLOT"]', PAR, "others.records.records", "PLOT"),
    "quality": (GEO, "数据质量/几何拓扑", "数据质量/几何", GEO, "quality", "grade policy"),
    "also": (DUP, '["TOP-01"]', '["TOP-99"]', DUP, "also", "TOP-99"),
    "cause": (ATT, '["field", "value"]', '["colour"]', ATT, "cause", "colour"),
    "severity column": (
        ATT,
        'severity_column = "severity"',
        'severity_column = "class"',
        ATT,
        "severity_column",
        "class",
    ),
    "severity_when fact": (GEO, 'fact = "gap"', 'fact = "hole"', GEO, "severity_when.0.fact", "hole"),
    "severity_when bound": (GEO, "above = 1.0", "", GEO, "severity_when.0", "missing"),
    "place is no fact": (GEO, "{gap:.3f} m，", "{hole} m，", GEO, "message", "{hole}"),
    "place with attribute": (GEO, "{gap:.3f} m，", "{gap.real} m，", GEO, "message", "gap.real"),
    "place with index": (GEO, "{gap:.3f} m，", "{gap[0]} m，", GEO, "message", "gap[0]"),
    "place with conversion": (GEO, "{gap:.3f} m，", "{gap!r} m，", GEO, "message", "gap!r"),
    "place with odd spec": (GEO, "{gap:.3f} m，", "{gap:>99} m，", GEO, "message", "gap:>99"),
    "place left open": (GEO, "{gap:.3f} m，", "{gap m，", GEO, "message", "place"),
    "case": (ATT, "{lower} 至", "{least} 至", ATT, "case.range.message", "{least}"),
    "example key": (GEO, "features = [", "feature = [", GEO, "bad.0.feature", "unknown key"),
    "example feature key": (GEO, '{ layer = "JZD"', '{ lyer = "JZD"', GEO, "bad.0.features.0.lyer", "unknown key"),
    "example fact": (GEO, "{ gap = 0.03,", "{ hole = 0.03,", GEO, "bad.0.finds.0.hole", "no fact"),
    "example without finds": (
        GEO,
        "finds = [{ gap = 0.03, tolerance = 0.001 }]",
        "",
        GEO,
        "bad.0.finds",
        "what it finds",
    ),
    "example setting": (GEO, "{ closure = 0.03 }", "{ closing = 0.03 }", GEO, "good.1.settings.closing", "no limit"),
    "example record value": (ATT, 'AREA = "-5"', "AREA = -5", ATT, "bad.1.records.0.AREA", "a text"),
    "example file path": (PKG, '"成果.xml", text', '"../成果.xml", text', PKG, "bad.0.files.0.path", "relative"),
    "example file name": (
        PKG,
        '"成果.xml", text',
        '"成果.xml", name_encoding = "ascii", text',
        PKG,
        "bad.0.files.0.name_encoding",
        "bytes",
    ),
    # pack.toml
    "header key": (TOML, "edition =", "version =", TOML, "version", "unknown key"),
    "header name": (TOML, 'name = "blank"', 'name = "My Pack"', TOML, "name", "lower-case"),
    "drop alone": (TOML, "package = true", 'package = true\ndrop = ["GEO-01"]', TOML, "drop", "without extends"),
    "extends nothing": (TOML, "package = true", 'extends = "nowhere"', TOML, "extends", "nowhere"),
    "setting value": (TOML, 'value = "SOUTH"', "value = { a = 1 }", TOML, "settings.xdata_application.value", "list"),
    "claim root": (TOML, 'root = "空白成果"', "", TOML, "claim.root", "root element"),
    "weights of elements": (TOML, "weight = 0.3", "weight = 0.31", TOML, "grade.element", "1.01"),
    "weights of parts": (TOML, "weight = 0.5", "weight = 0.4", TOML, "grade.element.0.part", "0.9"),
    "levels": (TOML, '"良" = 75', '"良" = 95', TOML, "grade.levels.良", "descend"),
    "veto": (TOML, 'veto = ["A"]', 'veto = ["X"]', TOML, "grade.veto", "unknown class"),
    "deduct": (TOML, "B = 12, ", "", TOML, "grade.deduct.B", "missing"),
    "t": (TOML, "t = 1.0", "t = 0", TOML, "grade.t", "greater than 0"),
    "count": (TOML, 'count = "cause"', 'count = "all"', TOML, "grade.count", "finding, object, cause"),
    "accuracy is missing": (
        TOML,
        "weight = 0.5",
        'weight = 0.5\n  route = "accuracy"',
        TOML,
        "grade.accuracy",
        "is missing",
    ),
    "accuracy rises": (
        TOML,
        "t = 1.0",
        "accuracy = [[0.3, 60], [1, 60]]\nt = 1.0",
        TOML,
        "grade.accuracy",
        "must rise to 1",
    ),
    "accuracy ends early": (
        TOML,
        "t = 1.0",
        "accuracy = [[0.3, 100], [0.9, 60]]\nt = 1.0",
        TOML,
        "grade.accuracy",
        "rise to 1",
    ),
    "accuracy ends elsewhere": (
        TOML,
        "t = 1.0",
        "accuracy = [[0.3, 100], [1, 50]]\nt = 1.0",
        TOML,
        "grade.accuracy",
        "fall to 60",
    ),
    "accuracy is no number": (
        TOML,
        "t = 1.0",
        'accuracy = [["1/0", 100], [1, 60]]\nt = 1.0',
        TOML,
        "grade.accuracy",
        "fractions",
    ),
    "accuracy is no list": (TOML, "t = 1.0", "accuracy = 0.3\nt = 1.0", TOML, "grade.accuracy", "fractions"),
    "gross errors": (TOML, "t = 1.0", "gross_share = 101\nt = 1.0", TOML, "grade.gross_share", "0 to 100"),
    "other standard without a name": (
        TOML,
        LAST,
        f"{LAST}\n[[grade.also]]\nt = 2.0\n[grade.also.profile]\nname = 'x'",
        TOML,
        "grade.also.0.standard",
        "is missing",
    ),
    "other standard without a profile": (
        TOML,
        LAST,
        f"{LAST}\n[[grade.also]]\nstandard = 'S'",
        TOML,
        "grade.also.0.profile",
        "missing",
    ),
    "the same standard again": (
        TOML,
        LAST,
        f"{LAST}\n{ALSO}".replace("'S'", "'GB/T 24356-2023'"),
        TOML,
        "grade.also.0.standard",
        "twice",
    ),
    "other parts": (TOML, LAST, f"{LAST}\n{ALSO}\n{OTHER_PARTS}", TOML, "grade.also.0.element", "not those of"),
    "unknown key of another standard": (
        TOML,
        LAST,
        f"{LAST}\n{ALSO}\n[grade.also.more]",
        TOML,
        "grade.also.0.more",
        "unknown key",
    ),
    # tables
    "missing column": (FIELDS, "table,field,title,", "table,field,titel,", FIELDS, "title", "missing"),
    "column twice": (CODES, "title,title_en,source", "title,title_en,title,source", CODES, "title", "twice"),
    "row too long": (CODES, "example,unverified\n", "example,unverified,more\n", CODES, "", "7 cells for 6 columns"),
    "empty key": (CODES, "LAND_USE,0701", "LAND_USE,", CODES, "code", "empty"),
    "key twice": (CODES, "LAND_USE,0801", "LAND_USE,0701", CODES, "list", "same list + code as line 3"),
    "number cell": (LIMITS, ",,0.01,", ",,1cm,", LIMITS, "constant", "number"),
    "not a number": (LIMITS, ",,0.01,", ",,nan,", LIMITS, "constant", "number"),
    "enumeration cell": (FIELDS, ",float,", ",real,", FIELDS, "type", "one of text"),
    "severity cell": (FIELDS, ",A,example", ",a,example", FIELDS, "severity", "one of A"),
    "certainty cell": (CODES, "unverified", "guess", CODES, "certainty", "one of standard"),
    "open quote": (CODES, "城镇住宅用地", '"城镇住宅用地', CODES, "", "CSV"),
    "unknown list": (FIELDS, ",LAND_USE,", ",LANDUSE,", FIELDS, "list", "LANDUSE"),
    "unknown file role": ("tables/features.csv", ",area,map,", ",area,plan,", "tables/features.csv", "inside", "plan"),
    "unknown table": (FIELDS, "PARCEL,USE", "PLOT,USE", FIELDS, "table", "PLOT"),
    "no XML name": (FIELDS, "PARCEL,USE", "PARCEL,1 USE", FIELDS, "field", "XML element"),
    "bounds": (FIELDS, "m²,0,,A", "m²,5,1,A", FIELDS, "upper", "below"),
    "parent": ("tables/tables.csv", ",1,1,,", ",1,1,PARCEL.NO=项目,", "tables/tables.csv", "parent", "PARCEL.NO"),
    "pieces out of order": (LIMITS, ",100,0.05", ",,0.05", LIMITS, "limit", "same limit + upto"),
    "limit without number": (LIMITS, ",,0.01,,,", ",,,,,", LIMITS, "constant", "no number"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_fault_is_found_where_it_is(name: str, blank: Path) -> None:
    file, old, new, said_file, column, words = SPOILED[name]
    edit(blank, file, old, new)
    faults = faults_of(blank)
    here = [f for f in faults if (f.file, f.column) == (said_file, column) and words in f.message_en]
    assert here, "\n".join(map(str, faults)) or "it loads"
    assert all(f.message and f.message_en for f in faults)


@pytest.mark.parametrize(
    ("file", "text"),
    [(GEO, "gate = "), (GEO, 'fact = "gap"'), (TOML, "t = 1.0"), (TOML, 'value = "SOUTH"'), (FIELDS, "PARCEL,AREA")],
)
def test_a_fault_names_its_line(file: str, text: str, blank: Path) -> None:
    lines = (blank / file).read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if line.startswith(text))
    edit(blank, file, lines[number - 1], lines[number - 1].replace(text, "x" + text).replace(",float,", ",real,"))
    assert number in [f.row for f in faults_of(blank)]


def test_all_faults_are_said_at_once(blank: Path) -> None:
    edit(blank, GEO, "gate = true", "gaet = true")
    edit(blank, ATT, '"field-domain"', '"field-realm"')
    edit(blank, CODES, "LAND_USE,0801", "LAND_USE,0701")
    assert {f.file for f in faults_of(blank)} >= {GEO, ATT, CODES}


def test_pieces_must_ascend(blank: Path) -> None:
    edit(blank, LIMITS, "area,宗地面积限差,parcel area,,", "area,宗地面积限差,parcel area,50,")
    assert [(f.column, f.row) for f in faults_of(blank)] == [("upto", 8)]


def test_a_stage_that_does_not_exist(blank: Path) -> None:
    (blank / "shapes").mkdir()
    assert [f.file for f in faults_of(blank)] == ["shapes"]


@pytest.mark.parametrize("code", ["GEO-01", "GEO-03"])
def test_a_code_and_a_name_only_once(blank: Path, code: str) -> None:
    text = (blank / GEO).read_text(encoding="utf-8").replace("GEO-01", code)
    (blank / "topology" / "boundary-not-closed.toml").write_text(text, encoding="utf-8")
    messages = [f.message_en for f in faults_of(blank)]
    assert "boundary-not-closed is taken by shape/boundary-not-closed" in messages
    assert any(m.startswith(f"{code} is taken by shape/") for m in messages)


@pytest.mark.parametrize("file", [GEO, TOML])
def test_a_file_that_is_not_utf8(file: str, blank: Path) -> None:
    path = blank / file
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    assert [(f.file, True) for f in faults_of(blank) if "UTF-8" in f.message_en] == [(file, True)]


def test_no_such_pack() -> None:
    (fault,) = faults_of(Path("nowhere-at-all"))
    assert "nowhere-at-all" in fault.message
    assert "blank" in fault.message


def test_a_folder_that_is_no_pack(tmp_path: Path) -> None:
    assert "pack.toml" in faults_of(tmp_path)[0].message
