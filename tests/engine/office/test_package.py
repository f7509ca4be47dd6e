"""A package goes to another ledger as it is, or not at all."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from small_ledger import Row, store

from surveycheck.ledger import Ledger, LedgerError, lists, open_ledger
from surveycheck.office import accept_package, make_package
from surveycheck.seal import PrivateKey, Trusted

ROW = Row("一号", "SL-1", "示例测绘甲院", "2026-04-01T02:00:00Z", "不合格", 50.0, {"T-01": 2})
KEY = PrivateKey(Ed25519PrivateKey.generate())
KNOWN = (Trusted("示例市局", KEY.public, "2026-01-01T00:00:00Z"),)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent")
    ledger = open_ledger(folder / "a.sqlite")
    with ledger.write() as connection:
        own, _ = store(connection, ROW)
    make_package(ledger, own, folder / "signed.zip", KEY)
    make_package(ledger, own, folder / "plain.zip")
    ledger.close()
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "other.sqlite")


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


def test_what_is_no_zip(other: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no zip")
    with pytest.raises(LedgerError, match="no package"):
        accept_package(other, tmp_path / "a.zip", "李示例", KNOWN)


def test_nothing_to_pack(other: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="not there"):
        make_package(other, 7, tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()
