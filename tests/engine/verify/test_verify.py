"""Is a report untouched? One byte anywhere is noticed; who vouches for it is never made up."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from surveycheck.inspection import inspect
from surveycheck.report import from_json, to_json, write, write_manifest
from surveycheck.seal import PrivateKey, SealError, Trusted, new_key, read_private, sign
from surveycheck.seal.documents import as_text
from surveycheck.verify import Answer, Wanted, answer_json, answer_text, verify


def states(answer: Answer) -> set[tuple[str, str]]:
    return {(point.about, point.state) for point in answer.points}


def changes(answer: Answer) -> list[tuple[str, str]]:
    return [(change.what, change.path) for point in answer.points for change in point.changes]


def known(key: PrivateKey) -> tuple[Trusted, ...]:
    return (Trusted("测绘院", key.public, "2026"),)


def test_untouched_and_signed_by_somebody_known(signed: Path, deliverable: Path, key: PrivateKey) -> None:
    for report in (signed, signed.with_suffix(".html")):
        answer = verify(report, deliverable, known(key))
        assert (answer.verdict, answer.ok) == ("authentic", True)
        assert "测绘院" in answer_text(answer)
        assert all(point.level == "good" for point in answer.points)


def test_unsigned_it_is_consistent_and_never_authentic(saved: Path, deliverable: Path) -> None:
    answer = verify(saved, deliverable)
    assert (answer.verdict, answer.ok) == ("consistent", True)
    assert ("signature", "unsigned") in states(answer)
    assert "not authentic" in answer_text(answer, "en")


def test_alone_it_says_what_it_can(saved: Path, deliverable: Path, tmp_path: Path) -> None:
    alone = Path(shutil.copy(saved, tmp_path / "alone.json"))
    answer = verify(alone, deliverable)
    assert (answer.verdict, answer.ok) == ("consistent", True)
    assert ("manifest", "alone") in states(answer)
    page = Path(shutil.copy(saved.with_suffix(".html"), tmp_path / "alone.html"))
    answer = verify(page)
    assert (answer.verdict, answer.ok) == ("unproven", False)
    assert "pages were not verified" in answer_text(answer, "en")
    assert verify(page, deliverable).ok is False


def test_a_file_that_nothing_knows(saved: Path) -> None:
    for name, data in (("a.pdf", b"%PDF-1.7"), ("empty", b""), ("b.docx", b"PK\3\4")):
        (saved.parent / name).write_bytes(data)
        answer = verify(saved.parent / name)
        assert (answer.verdict, answer.ok) == ("unproven", False)
        assert ("manifest", "not-listed") in states(answer)


def test_a_report_of_another_format_is_held_to_the_manifest(saved: Path, deliverable: Path) -> None:
    """Whatever the writers wrote: the manifest does not ask what it is."""
    page = saved.parent / "成果.report.pdf"
    page.write_bytes(b"%PDF-1.7 pages")
    report = from_json(saved.read_text(encoding="utf-8"))
    write_manifest(report, saved.parent, [saved, page])
    assert verify(page, deliverable).verdict == "consistent"
    page.write_bytes(b"%PDF-1.7 Pages")
    answer = verify(page)
    assert (answer.verdict, changes(answer)) == ("report-changed", [("changed", page.name)])


def flipped(path: Path, at: int) -> bytes:
    data = path.read_bytes()
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    return data


@pytest.mark.parametrize("name", ["成果.report.json", "成果.report.html", "成果.report.sig", "manifest.json"])
def test_one_flipped_byte_is_noticed(signed: Path, key: PrivateKey, name: str) -> None:
    path = signed.parent / name
    size = path.stat().st_size
    for at in [*range(0, size, max(1, size // 40)), size - 1]:
        data = flipped(path, at)
        for report in (signed, signed.with_suffix(".html")):
            answer = verify(report, None, known(key))
            assert not answer.ok, at
        path.write_bytes(data)
    assert verify(signed, None, known(key)).verdict == "authentic"


def timeless(data: bytes) -> object:
    """A report without its times."""
    document = json.loads(data)
    runs = [{**run, "seconds": 0} for run in document["runs"]]
    return {**document, "started": "", "seconds": 0, "runs": runs}


def test_one_flipped_byte_of_a_lone_report_is_noticed_but_in_its_times(saved: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(saved, tmp_path / "alone.json"))
    whole = timeless(path.read_bytes())
    for at in range(0, path.stat().st_size, 101):
        data = flipped(path, at)
        assert not verify(path).ok or timeless(path.read_bytes()) == whole, at
        path.write_bytes(data)


def edited(path: Path, change: Callable[[dict[str, object]], object]) -> None:
    """As a forger would who does not know of the seal, but writes it as we do."""
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    from surveycheck.report.serialise import text_of

    path.write_text(text_of(document), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda d: d.update(passes=True, findings=[]), "the result"),
        (lambda d: d["pack"].update(edition="2099"), "the pack"),
        (lambda d: d["engine"].update(version="9"), "the versions"),
        (lambda d: d["deliverable"]["files"].pop(), "the list of files"),
        (lambda d: d["settings"].clear(), "the settings"),
        (lambda d: d["seal"].update(code="0000-0000-0000-0000"), "not that of its content"),
        (lambda d: d.update(seal=1), "not that of its content"),
        (lambda d: d.update(later=1), "the result"),
    ],
)
def test_it_says_what_of_a_lone_report_was_changed(
    saved: Path, tmp_path: Path, change: Callable[[dict[str, object]], object], word: str
) -> None:
    path = Path(shutil.copy(saved, tmp_path / "alone.json"))
    edited(path, change)
    answer = verify(path)
    assert (answer.verdict, answer.ok) == ("report-changed", False)
    assert word in answer_text(answer, "en")


def test_a_report_without_a_seal_is_not_vouched_for(saved: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(saved, tmp_path / "alone.json"))
    edited(path, lambda document: document.pop("seal"))
    answer = verify(path)
    assert (answer.verdict, answer.ok) == ("unproven", False)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda f: flipped(f / "a.dxf", 40), [("changed", "a.dxf")]),
        (lambda f: flipped(f / "图" / "b.dxf", 0), [("changed", "图/b.dxf")]),
        (lambda f: (f / "a.dxf").unlink(), [("missing", "a.dxf")]),
        (lambda f: (f / "c.txt").write_bytes(b""), [("added", "c.txt")]),
        (lambda f: (f / "a.dxf").rename(f / "z.dxf"), [("missing", "a.dxf"), ("added", "z.dxf")]),
    ],
)
def test_what_became_of_the_files(
    signed: Path, deliverable: Path, key: PrivateKey, spoil: Callable[[Path], object], told: list[tuple[str, str]]
) -> None:
    spoil(deliverable)
    answer = verify(signed, deliverable, known(key))
    assert (answer.verdict, answer.ok, changes(answer)) == ("files-changed", False, told)
    assert verify(signed, None, known(key)).ok


def test_every_byte_of_an_input_counts(saved: Path, deliverable: Path) -> None:
    path = deliverable / "a.dxf"
    for at in range(path.stat().st_size):
        data = flipped(path, at)
        assert changes(verify(saved, deliverable)) == [("changed", "a.dxf")]
        path.write_bytes(data)


def test_a_zip_of_the_folder_is_the_same(saved: Path, deliverable: Path, tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "z"), "zip", tmp_path, deliverable.name)
    assert verify(saved, tmp_path / "z.zip").ok


def test_a_report_file_that_was_not_handed_on_is_said(saved: Path) -> None:
    saved.with_suffix(".html").unlink()
    answer = verify(saved)
    assert (answer.ok, changes(answer)) == (True, [("missing", "成果.report.html")])


def test_under_another_name_it_is_still_the_same(signed: Path, key: PrivateKey) -> None:
    renamed = signed.rename(signed.parent / "renamed.json")
    assert verify(renamed, None, known(key)).verdict == "authentic"


@pytest.mark.parametrize(
    ("wanted", "trusts", "verdict"),
    [
        ("own", False, "authentic"),
        ("own", True, "authentic"),
        ("other", True, "wrong-key"),
        ("other", False, "wrong-key"),
        ("", True, "authentic"),
        ("", False, "unknown-key"),
        ("demanded", False, "unknown-key"),
        ("demanded", True, "authentic"),
    ],
)
def test_whose_key_it_is(
    signed: Path, tmp_path: Path, key: PrivateKey, wanted: str, trusts: bool, verdict: str
) -> None:
    other = new_key(tmp_path / "other.key")[1]
    must = Wanted(key={"own": key.public, "other": other}.get(wanted), signed=wanted == "demanded")
    answer = verify(signed, None, known(key) if trusts else (), must)
    assert answer.verdict == verdict
    assert answer.ok == (verdict == "authentic")
    if verdict == "unknown-key":
        assert "signed by an unknown key" in answer_text(answer, "en")


@pytest.mark.parametrize("must", ["key", "signed"])
def test_a_demanded_signature_that_is_missing(saved: Path, key: PrivateKey, must: str) -> None:
    answer = verify(saved, None, known(key), Wanted(key.public if must == "key" else None, must == "signed"))
    assert (answer.verdict, answer.ok) == ("unsigned", False)


def test_the_signature_of_another_report_is_none_of_this_one(signed: Path, key: PrivateKey, tmp_path: Path) -> None:
    """A forger changes the report, seals it anew, and leaves the old signature beside it."""
    report = replace(from_json(signed.read_text(encoding="utf-8")), passes=False, findings=())
    signed.write_text(to_json(report), encoding="utf-8")
    write_manifest(report, signed.parent, [signed, signed.with_suffix(".html")])
    answer = verify(signed, None, known(key))
    assert (answer.verdict, answer.ok) == ("report-changed", False)


def test_a_forger_who_signs_himself_is_unknown(signed: Path, key: PrivateKey, tmp_path: Path) -> None:
    new_key(tmp_path / "forger.key")
    report = replace(from_json(signed.read_text(encoding="utf-8")), findings=())
    written = write(report, signed.parent)
    _, section = write_manifest(report, signed.parent, written)
    sign(signed.with_suffix(".sig"), section, read_private(tmp_path / "forger.key"), "2026")
    assert verify(signed, None, known(key)).verdict == "unknown-key"


def test_a_signature_holds_without_the_manifest(signed: Path, key: PrivateKey) -> None:
    page = signed.parent / "成果.report.marks.dxf"
    page.write_bytes(b"marks")
    report = from_json(signed.read_text(encoding="utf-8"))
    _, section = write_manifest(report, signed.parent, [signed, page])
    sign(signed.with_suffix(".sig"), section, key, "2026")
    (signed.parent / "manifest.json").unlink()
    for one in (signed, page):
        assert verify(one, None, known(key)).verdict == "authentic"


def test_a_manifest_of_another_report_is_told(signed: Path, key: PrivateKey) -> None:
    """The manifest is exchanged for one of an older report; the signature is not."""
    path = signed.parent / "manifest.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["reports"][0]["started"] = "2020-01-01T00:00:00+08:00"
    path.write_text(as_text(document), encoding="utf-8")
    assert verify(signed, None, known(key)).verdict == "report-changed"


def test_links_are_told(signed: Path, key: PrivateKey, tmp_path: Path) -> None:
    target = shutil.move(signed.with_suffix(".html"), tmp_path / "elsewhere.html")
    try:
        signed.with_suffix(".html").symlink_to(target)
    except OSError:
        pytest.skip("links need a privilege here")
    assert changes(verify(signed, None, known(key))) == [("link", "成果.report.html")]


@pytest.mark.parametrize(
    ("code", "ok"), [("own", True), ("lower", True), ("0000-0000-0000-0000", False), ("nonsense", False)]
)
def test_the_code_on_paper(saved: Path, code: str, ok: bool) -> None:
    own = json.loads(saved.read_text(encoding="utf-8"))["seal"]["code"]
    assert own in saved.with_suffix(".html").read_text(encoding="utf-8")
    answer = verify(saved, None, (), Wanted(code={"own": own, "lower": own.lower().replace("-", " ")}.get(code, code)))
    assert answer.ok == ok
    assert answer.verdict == ("consistent" if ok else "other-code")


def other_edition(saved: Path, edition: str, digest: str) -> None:
    report = from_json(saved.read_text(encoding="utf-8"))
    report = replace(report, pack=replace(report.pack, edition=edition, digest=digest))
    write_manifest(report, saved.parent, write(report, saved.parent))


@pytest.mark.parametrize(("edition", "word"), [("1999", "another edition"), ("", "is not what it was")])
def test_another_edition_of_the_pack_is_no_change_of_the_files(
    saved: Path, deliverable: Path, edition: str, word: str
) -> None:
    own = json.loads(saved.read_text(encoding="utf-8"))["pack"]["edition"]
    other_edition(saved, edition or own, "sha256:" + "0" * 64)
    answer = verify(saved, deliverable)
    assert (answer.verdict, answer.ok) == ("consistent", True)
    assert word in answer_text(answer, "en")
    assert ("files", "files-same") in states(answer)
    answer = verify(saved, deliverable, (), Wanted(pack="geometry"))
    assert (answer.verdict, answer.ok) == ("other-pack", False)


def test_a_pack_that_a_report_names_is_never_a_path(saved: Path, deliverable: Path) -> None:
    report = from_json(saved.read_text(encoding="utf-8"))
    report = replace(report, pack=replace(report.pack, name=str(deliverable)))
    saved.write_text(to_json(report), encoding="utf-8")
    assert ("pack", "no-pack") in states(verify(saved))


HOSTILE = [
    b"",
    b"{",
    b"[" * 100_000,
    b"\xff\xfe\x00",
    b'{"schema": "surveycheck-report/1"}',
    b'{"schema": "surveycheck-report/1", "seal": {"parts": []}, "runs": 1, "x": 1e999}',
    b'{"schema": "surveycheck-report/1", "x": ' + b"9" * 10_000 + b"}",
    b'{"schema": "surveycheck-report/2"}',
    b'{"schema": "surveycheck-report/1", "seal": {"parts": {"result": {"sha256": 1}}}, "deliverable": {"files": [1]}}',
    b'{"schema": "surveycheck-report/1", "a": ' + b"[" * 900 + b"]" * 900 + b"}",
]


@pytest.mark.parametrize("data", HOSTILE)
def test_hostile_reports_get_a_sentence(tmp_path: Path, deliverable: Path, data: bytes) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(data)
    answer = verify(path, deliverable)
    assert not answer.ok
    assert answer_text(answer, "zh") != answer_text(answer, "en")
    json.loads(answer_json(answer))


@pytest.mark.parametrize("name", ["manifest.json", "成果.report.sig"])
def test_what_stands_beside_a_report_is_none(signed: Path, key: PrivateKey, name: str) -> None:
    answer = verify(signed.parent / name, None, known(key))
    assert (answer.verdict, answer.ok) == ("unreadable", False)
    assert "give a report that it names" in answer_text(answer, "en")


def test_a_report_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(SealError) as caught:
        verify(tmp_path)
    assert caught.value.loss


def test_names_from_strangers_cannot_move_the_cursor(saved: Path) -> None:
    report = replace(from_json(saved.read_text(encoding="utf-8")), name="a\x1b[2J\u202eb")
    saved.write_text(to_json(report), encoding="utf-8")
    assert "\x1b" not in answer_text(verify(saved))


@pytest.fixture
def printed(saved: Path, deliverable: Path) -> Path:
    """The PDF beside its JSON, named in the manifest."""
    report = inspect(deliverable, "geometry")
    written = write(report, saved.parent, ["json", "pdf"])
    write_manifest(report, saved.parent, written)
    return saved.with_suffix(".pdf")


def test_a_pdf_with_its_manifest_is_consistent(printed: Path, deliverable: Path) -> None:
    assert (verify(printed, deliverable).verdict, verify(printed).ok) == ("consistent", True)
    printed.with_suffix(".json").unlink()
    assert verify(printed, deliverable).verdict == "consistent"
    flipped(deliverable / "a.dxf", 40)
    assert ("changed", "a.dxf") in changes(verify(printed, deliverable))


def test_of_a_lone_pdf_the_data_are_intact_and_the_pages_not_verified(
    printed: Path, deliverable: Path, tmp_path: Path
) -> None:
    alone = Path(shutil.copy(printed, tmp_path / "alone.pdf"))
    answer = verify(alone, deliverable)
    assert (answer.verdict, answer.ok) == ("data-intact", False)
    assert ("report", "intact") in states(answer)
    assert ("manifest", "pages") in states(answer)
    assert "pages were not verified" in answer_text(answer, "en")
    assert verify(alone, None, (), Wanted(code=answer.code)).verdict == "data-intact"
    assert verify(alone, None, (), Wanted(signed=True)).verdict == "unsigned"
    flipped(deliverable / "a.dxf", 40)
    assert verify(alone, deliverable).verdict == "files-changed"


def repacked(path: Path, change: Callable[[bytes], list[bytes]]) -> None:
    """The PDF with other attachments of the same name."""
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(path)
    writer = PdfWriter()
    writer.append_pages_from_reader(reader)
    for data in change(reader.attachments["report.json"][0]):
        writer.add_attachment("report.json", data)
    writer.write(path)


def test_one_changed_byte_of_the_attached_json_is_noticed(printed: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader

    alone = tmp_path / "alone.pdf"
    whole = PdfReader(printed).attachments["report.json"][0]
    for at in range(0, len(whole), len(whole) // 30):
        spoiled = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        shutil.copy(printed, alone)
        repacked(alone, lambda _, spoiled=spoiled: [spoiled])  # type: ignore[misc]
        answer = verify(alone)
        assert not answer.ok
        if answer.verdict == "data-intact":
            assert timeless(spoiled) == timeless(whole), at
    shutil.copy(printed, alone)
    repacked(alone, lambda data: [data])
    assert verify(alone).verdict == "data-intact"


@pytest.mark.parametrize("change", [lambda data: [], lambda data: [data, data]], ids=["none", "two"])
def test_a_pdf_that_has_not_one_report_attached_proves_nothing(
    printed: Path, tmp_path: Path, change: Callable[[bytes], list[bytes]]
) -> None:
    alone = Path(shutil.copy(printed, tmp_path / "alone.pdf"))
    repacked(alone, change)
    assert (verify(alone).verdict, verify(alone).ok) == ("unproven", False)


def test_a_damaged_pdf_is_no_crash(printed: Path, tmp_path: Path) -> None:
    alone = Path(shutil.copy(printed, tmp_path / "alone.pdf"))
    size = alone.stat().st_size
    for at in range(9, size, size // 25):
        data = flipped(alone, at)
        assert not verify(alone).ok
        alone.write_bytes(data)
    alone.write_bytes(alone.read_bytes()[: size // 2])
    assert verify(alone).ok is False
