"""A package goes to another ledger as it is, or not at all."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from ledgers import new_ledger
from sample_reports import SAMPLES, inspected
from small_ledger import Row, store

from surveycheck.ledger import Ledger, LedgerError, handed, lists, open_ledger, record, submission_id
from surveycheck.office import accept_package, make_package
from surveycheck.read import read
from surveycheck.report.features_gpkg import features_gpkg
from surveycheck.seal import PrivateKey, Trusted

ROW = Row("一号", "SL-1", "示例测绘甲院", "2026-04-01T02:00:00Z", "不合格", 50.0, {"T-01": 2})
KEY = PrivateKey(Ed25519PrivateKey.generate())
KNOWN = (Trusted("示例市局", KEY.public, "2026-01-01T00:00:00Z"),)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent")
    ledger = new_ledger(folder / "a.sqlite")
    with ledger.write() as connection:
        own, _ = store(connection, ROW)
    make_package(ledger, own, folder / "signed.zip", KEY)
    make_package(ledger, own, folder / "plain.zip")
    ledger.close()
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path / "other.sqlite")


def test_it_arrives_whole(sent: Path, other: Ledger) -> None:
    made = accept_package(other, sent / "signed.zip", "李示例", KNOWN)
    assert (made.new, made.sender.signer, made.answer.verdict) == (True, "示例市局", "authentic")
    with other.read() as connection:
        row = lists.submissions(connection).rows[0]
        run = lists.runs(connection).rows[0]
    assert (row.name, row.project, row.firm, row.level, row.score, row.b) == (
        "一号",
        "SL-1",
        ROW.firm,
        "不合格",
        50.0,
        2,
    )
    assert (row.received, row.stage, run.kind) == (ROW.received, ROW.stage, "accepted")
    assert accept_package(other, sent / "signed.zip", "李示例", KNOWN).new is False
    with other.read() as connection:
        assert lists.runs(connection).total == 1


def test_findings_go_along_as_a_layer(sent: Path) -> None:
    pytest.importorskip("pyogrio")
    with zipfile.ZipFile(sent / "signed.zip") as found:
        assert any(name.endswith(".gpkg") for name in found.namelist())


def test_drawn_features_go_along_while_the_files_are_what_they_were(tmp_path: Path) -> None:
    raw = pytest.importorskip("pyogrio").raw
    files = tmp_path / "clean"
    shutil.copytree(SAMPLES / "clean", files)
    ledger = open_ledger(tmp_path / "a.sqlite")
    with ledger.write() as connection:
        own = submission_id(connection, handed(files))
        record(connection, own, "f" * 64, inspected("clean"))
    names = make_package(ledger, own, tmp_path / "whole.zip", KEY)
    (layer,) = (name for name in names if name.endswith(".features.gpkg"))
    with zipfile.ZipFile(tmp_path / "whole.zip") as found:
        (tmp_path / "drawn.gpkg").write_bytes(found.read(layer))
    meta, _, shapes, fields = raw.read(tmp_path / "drawn.gpkg")
    columns = dict(zip(meta["fields"].tolist(), fields, strict=True))
    assert len(shapes) > 100
    assert set(columns["findings"].tolist()) == {""}
    assert {"file", "layer", "handle", "type", "shape", "text"} < set(columns)
    assert accept_package(open_ledger(tmp_path / "b.sqlite"), tmp_path / "whole.zip", "李示例", KNOWN).new
    next(files.rglob("*.dxf")).write_bytes(b"changed")
    assert not any(".features." in name for name in make_package(ledger, own, tmp_path / "later.zip", KEY))


def test_a_feature_names_the_rules_that_found_something_at_it(tmp_path: Path) -> None:
    raw = pytest.importorskip("pyogrio").raw
    report = inspected("05-parcel-and-boundary")
    (tmp_path / "drawn.gpkg").write_bytes(
        features_gpkg(read(SAMPLES / "defects" / "05-parcel-and-boundary.zip"), report) or b""
    )
    meta, _, _, fields = raw.read(tmp_path / "drawn.gpkg")
    columns = dict(zip(meta["fields"].tolist(), fields, strict=True))
    rows = zip(columns["file"].tolist(), columns["handle"].tolist(), columns["findings"].tolist(), strict=True)
    told = {(file, handle): set(codes.split()) for file, handle, codes in rows if codes}
    counted = [f for f in report.findings if f.severity != "note"]
    named = {(f.place.file, f.place.handles[0], f.code) for f in counted if f.place.handles}
    assert told
    assert all(code in told[file, handle] for file, handle, code in named if (file, handle) in told)
    assert {code for codes in told.values() for code in codes} <= {f.code for f in counted}


@pytest.mark.parametrize(
    ("package", "known", "unsigned", "said"),
    [
        ("plain.zip", KNOWN, False, "not signed"),
        ("signed.zip", (), False, "unknown key"),
        ("signed.zip", (), True, "unknown key"),
    ],
)
def test_whose_nobody_knows(
    sent: Path, other: Ledger, package: str, known: tuple[Trusted, ...], unsigned: bool, said: str
) -> None:
    with pytest.raises(LedgerError, match=said):
        accept_package(other, sent / package, "李示例", known, unsigned)
    with other.read() as connection:
        assert lists.submissions(connection).total == 0


def test_without_a_signature_where_that_is_allowed(sent: Path, other: Ledger) -> None:
    made = accept_package(other, sent / "plain.zip", "李示例", KNOWN, unsigned=True)
    assert (made.new, made.answer.verdict, made.sender.key) == (True, "consistent", "")


def members(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as found:
        return {name: found.read(name) for name in found.namelist()}


def named(parts: dict[str, bytes], end: str) -> str:
    return next(name for name in parts if name.endswith(end))


def better(parts: dict[str, bytes]) -> None:
    name = named(parts, ".report.json")
    parts[name] = parts[name].replace("不合格".encode(), "优".encode())


def another_firm(parts: dict[str, bytes]) -> None:
    name = named(parts, ".package.json")
    parts[name] = parts[name].replace("甲院".encode(), "乙院".encode())


def other_digest(parts: dict[str, bytes]) -> None:
    name = named(parts, ".package.json")
    about = json.loads(parts[name])
    about["submission"]["digest"] = "0" * 64
    parts[name] = json.dumps(about).encode()


def lost(parts: dict[str, bytes]) -> None:
    del parts[named(parts, ".package.json")]


def unsealed(parts: dict[str, bytes]) -> None:
    del parts["manifest.json"]


def stranger(parts: dict[str, bytes]) -> None:
    parts["more.exe"] = b"MZ"


def way_out(parts: dict[str, bytes]) -> None:
    parts["../../outside.txt"] = b"x"


def bomb(parts: dict[str, bytes]) -> None:
    parts["zeros.bin"] = bytes(64 << 20)


@pytest.mark.parametrize(
    "change",
    [better, another_firm, other_digest, lost, unsealed, stranger, way_out, bomb],
    ids=lambda one: one.__name__,
)
def test_what_was_changed_is_refused(
    sent: Path, other: Ledger, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    parts = members(sent / "signed.zip")
    change(parts)
    spoiled = tmp_path / "deep" / "spoiled.zip"
    spoiled.parent.mkdir()
    with zipfile.ZipFile(spoiled, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    with pytest.raises(LedgerError):
        accept_package(other, spoiled, "李示例", KNOWN)
    with other.read() as connection:
        assert lists.submissions(connection).total == 0
    assert not (tmp_path / "outside.txt").exists()


def test_what_the_way_has_damaged_is_refused(sent: Path, other: Ledger, tmp_path: Path) -> None:
    """A bit that flipped anywhere but in what no reader looks at, and other ways to pack."""
    whole, random, refused = (sent / "signed.zip").read_bytes(), Random(1), 0
    for _ in range(12):
        spoiled = bytearray(whole)
        spoiled[random.randrange(len(spoiled))] ^= 1 << random.randrange(8)
        (tmp_path / "a.zip").write_bytes(spoiled)
        try:
            accept_package(other, tmp_path / "a.zip", "李示例", KNOWN)
        except LedgerError:
            refused += 1
    assert refused > 8
    for way in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        with zipfile.ZipFile(tmp_path / "a.zip", "w", way) as made:
            made.writestr("a.report.json", bytes(5000))
        with pytest.raises(LedgerError, match="no package"):
            accept_package(other, tmp_path / "a.zip", "李示例", KNOWN)


def test_what_is_no_zip(other: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no zip")
    with pytest.raises(LedgerError, match="no package"):
        accept_package(other, tmp_path / "a.zip", "李示例", KNOWN)


def test_nothing_to_pack(other: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="not there"):
        make_package(other, 7, tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()
