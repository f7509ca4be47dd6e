"""How long the lists and the bulletin of a ledger of 100 000 submissions take, on SQLite and on PostgreSQL.

    python tests/benchmarks/ledger.py [--submissions 100000] [--rounds 5]

The ledger is filled in bulk with plainly invented projects and firms. Prints the median of each question in
milliseconds and holds every page, filter and count against ``ASKED``.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import insert

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import postgres

from surveycheck.ledger import Ledger, firm_story, lists, open_ledger, tables
from surveycheck.ledger.bulletins import figures_of
from surveycheck.ledger.clock import written
from surveycheck.ledger.paging import Filter

ASKED, WHOLE = 50.0, 1500.0
"""Milliseconds of a page with its count; of sums over the whole ledger."""

SUMS = ("bulletin of a quarter", "bulletin of all", "firm")

FIRMS, CODES = 60, [f"T-{number:02}" for number in range(1, 81)]
BEGIN = datetime(2024, 1, 1, 4, 0, tzinfo=UTC)
PART = 5000


def filled(ledger: Ledger, count: int) -> None:
    """Two submissions in three are the first ones of their project."""
    dice = random.Random(8)
    projects = max(1, count * 2 // 3)
    with ledger.write() as connection:
        firms = [{"id": i, "name": f"示例测绘{i}院"} for i in range(1, FIRMS + 1)]
        connection.execute(insert(tables.firm), firms)
        for part in _parts(range(1, projects + 1)):
            rows = [{"id": i, "number": f"SL-{i:06}", "name": f"示例项目{i}号地块"} for i in part]
            connection.execute(insert(tables.project), rows)
        for part in _parts(range(1, count + 1)):
            handed = [_submission(i, count, projects, dice) for i in part]
            connection.execute(insert(tables.submission), handed)
            connection.execute(insert(tables.run), [_run(row) for row in handed])
            codes = [row for one in handed for row in _codes(one["id"], dice)]
            connection.execute(insert(tables.run_code), codes)
        late = [_notice(i, count) for i in range(1, max(2, count // 50))]
        connection.execute(insert(tables.notice), late)
    # What a server does by itself within a minute.
    with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE" if connection.dialect.name == "postgresql" else "ANALYZE")


def _parts(every: range) -> Iterator[range]:
    return (every[i : i + PART] for i in range(0, len(every), PART))


def _submission(number: int, count: int, projects: int, dice: random.Random) -> dict:
    level = dice.choices(["优", "良", "合格", "不合格", "不完整"], [20, 35, 25, 17, 3])[0]
    project = number if number <= projects else number - projects
    return {
        "id": number,
        "project_id": project,
        "firm_id": project % FIRMS + 1,
        "name": f"成果{number:06}",
        "stage": "竣工验收",
        "pack": "ningbo",
        "received": written(BEGIN + timedelta(minutes=number * 1_050_000 // count)),
        "digest": f"{number:064x}",
        "earlier_id": None if number <= projects else project,
        "last_run_id": number,
        "level": level,
        "passes": None if level == "不完整" else level != "不合格",
        "score": round(dice.uniform(40, 100), 2),
    }


def _run(row: dict) -> dict:
    same = {name: row[name] for name in ("level", "passes", "score", "pack")}
    return same | {
        "id": row["id"],
        "submission_id": row["id"],
        "fingerprint": row["digest"],
        "kind": "batch",
        "started": row["received"],
        "complete": row["passes"] is not None,
    }


def _codes(run: int, dice: random.Random) -> list[dict]:
    return [
        {"run_id": run, "code": code, "severity": "C", "findings": dice.randint(1, 9), "causes": 1}
        for code in dice.sample(CODES, 5)
    ]


def _notice(number: int, count: int) -> dict:
    day = date(2024, 6, 1) + timedelta(days=number % 700)
    return {
        "id": number,
        "number": f"整改〔2025〕{number}号",
        "submission_id": number * 50 % count + 1,
        "run_id": number * 50 % count + 1,
        "issued": f"{day}T01:00:00Z",
        "deadline": (day + timedelta(days=30)).isoformat(),
        "closed": "" if number % 4 == 0 else (day + timedelta(days=20)).isoformat(),
    }


def questions(count: int) -> dict[str, Callable]:
    """Name → what is asked of a connection."""
    firm, day = "示例测绘7院", date(2025, 3, 1)
    deep = count - 60
    return {
        "submissions": lists.submissions,
        "submissions, last page": lambda c: lists.submissions(c, offset=deep),
        "submissions by score": lambda c: lists.submissions(c, order="score", down=True),
        "submissions by name, middle": lambda c: lists.submissions(c, order="name", offset=count // 2),
        "submissions 不合格": lambda c: lists.submissions(c, Filter(level="不合格")),
        "submissions of a firm": lambda c: lists.submissions(c, Filter(firm=firm)),
        "submissions of a firm, 不合格": lambda c: lists.submissions(c, Filter(firm=firm, level="不合格")),
        "submissions of a month": lambda c: lists.submissions(c, Filter(first=day, last=date(2025, 3, 31))),
        "submissions by text, rare": lambda c: lists.submissions(c, Filter(text="99号地块")),
        "submissions by text, all": lambda c: lists.submissions(c, Filter(text="成果")),
        "submissions of a project": lambda c: lists.submissions(c, Filter(project="SL-000123")),
        "projects": lists.projects,
        "projects, last page": lambda c: lists.projects(c, offset=count * 2 // 3 - 60),
        "projects by text": lambda c: lists.projects(c, Filter(text="示例项目12")),
        "firms": lists.firms,
        "runs": lists.runs,
        "notices": lists.notices,
        "due": lists.due,
        "bulletin of a quarter": lambda c: figures_of(c, date(2025, 1, 1), date(2025, 3, 31)),
        "bulletin of all": lambda c: figures_of(c, date(2024, 1, 1), date(2025, 12, 31)),
        "firm": lambda c: firm_story(c, firm),
    }


def timed(ledger: Ledger, ask: Callable, rounds: int) -> float:
    took = []
    for _ in range(rounds):
        with ledger.read() as connection:
            begin = perf_counter()
            ask(connection)
            took.append((perf_counter() - begin) * 1000)
    return median(took)


def measured(place: str, count: int, rounds: int) -> dict[str, float]:
    ledger = open_ledger(place)
    begin = perf_counter()
    filled(ledger, count)
    print(f"{place.split('?')[0]}: {count} submissions in {perf_counter() - begin:.0f} s", flush=True)
    found = {name: timed(ledger, ask, rounds) for name, ask in questions(count).items()}
    ledger.close()
    return found


def main() -> int:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--submissions", type=int, default=100_000)
    asked.add_argument("--rounds", type=int, default=5)
    given = asked.parse_args()
    columns = {}
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "big.sqlite")
        columns["SQLite"] = measured(place, given.submissions, given.rounds)
    if postgres.programs() is not None:
        import psycopg

        with postgres.server() as folder:
            place = f"host={folder} user={postgres.USER} dbname=postgres"
            with psycopg.connect(place, autocommit=True) as connection:
                connection.execute("CREATE DATABASE big")
            columns["PostgreSQL"] = measured(postgres.url(folder, "big"), given.submissions, given.rounds)
    slow = 0
    print(f"{'ms':32}" + "".join(f"{name:>12}" for name in columns))
    for name in questions(given.submissions):
        took = [column[name] for column in columns.values()]
        late = max(took) > (WHOLE if name in SUMS else ASKED)
        slow += late
        print(f"{name:32}" + "".join(f"{one:12.1f}" for one in took) + ("  SLOW" if late else ""))
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
