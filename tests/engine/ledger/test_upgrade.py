"""A ledger of the first form, with data, becomes one of today's."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from made_report import made
from sqlalchemy import Engine, MetaData, create_engine, insert, make_url, select, text

from surveycheck.ledger import open_ledger, report_of, tables, upgrade
from surveycheck.ledger.gathered import defects
from surveycheck.model import ManualBook, ManualEntry
from surveycheck.report import seal_of, to_json

ENTRY = ManualEntry(
    "seals", "签字盖章", "signatures and seals", "看", "look", "资料质量/资料规范性", "B", "S1", "project"
)
REPORT = replace(
    made(),
    manual=ManualBook("x", "", (replace(ENTRY, result="fail", severity="A"), replace(ENTRY, item="summary"))),
    pictures=None,
)


def older(place: str) -> Engine:
    """A ledger as the first form of the program left it."""
    engine = create_engine(place if "://" in place else make_url("sqlite://").set(database=place))
    with engine.connect() as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(Path(upgrade.__file__).with_name("migrations")))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    return engine


def filled(engine: Engine, said: Mapping[str, object]) -> None:
    held = MetaData()
    held.reflect(engine)
    every = held.tables
    with engine.connect() as connection, connection.begin():
        connection.execute(insert(every["submission"]).values(id=1, name="成果", digest="d" * 64, last_run_id=1))
        row = {"id": 1, "submission_id": 1, "fingerprint": "f" * 64, "complete": True, "a": 1, "b": 2}
        connection.execute(insert(every["run"]).values(row))
        packed = zlib.compress(json.dumps(said, ensure_ascii=False).encode())
        connection.execute(insert(every["run_report"]).values(run_id=1, packed=packed))
        connection.execute(insert(every["run"]).values({**row, "id": 2, "fingerprint": "e" * 64, "fault": "坏"}))
        connection.execute(insert(every["lot"]).values(id=1, name="一批", pack="ningbo"))


@pytest.fixture
def place(ledger_place: str, tmp_path: Path) -> str:
    if "://" not in ledger_place:
        Path(ledger_place).parent.mkdir(parents=True, exist_ok=True)
    return ledger_place


def test_what_was_there_is_there_and_says_more(place: str) -> None:
    engine = older(place)
    filled(engine, json.loads(to_json(REPORT)))
    engine.dispose()
    ledger = open_ledger(place)
    with ledger.read() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        first, second = connection.execute(select(tables.run).order_by(tables.run.c.id)).mappings().all()
        lot = connection.execute(select(tables.lot)).mappings().one()
        found = defects(connection, [])
        kept = report_of(connection, 1)
    ledger.close()
    assert version == upgrade.HEAD
    assert (first["a"], first["b"], first["seal"]) == (2, 2, seal_of(REPORT).content.sha256)
    assert (second["a"], second["seal"], second["fault"]) == (1, "", "坏")
    assert (lot["name"], lot["pack_digest"]) == ("一批", "")
    assert [(one.code, one.title, one.severity, one.findings) for one in found] == [("seals", "签字盖章", "A", 1)]
    assert kept is not None
    assert to_json(kept) == to_json(REPORT)


def test_a_report_that_knows_no_manual_items(place: str) -> None:
    engine = older(place)
    said = json.loads(to_json(made()))
    del said["manual"], said["seal"]
    filled(engine, said)
    engine.dispose()
    ledger = open_ledger(place)
    with ledger.read() as connection:
        row = connection.execute(select(tables.run).where(tables.run.c.id == 1)).mappings().one()
    ledger.close()
    assert (row["a"], row["seal"]) == (1, "")
