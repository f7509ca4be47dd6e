"""Claims on what is checked now, folders of packs, seals, and defects found by hand among those of a result."""

import json
import zlib
from collections import Counter

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# The tables as they are in this form: what the program has today may be another one.
report = sa.table("run_report", sa.column("run_id"), sa.column("packed"))
run = sa.table("run", *map(sa.column, ("id", "seal", "a", "b", "c", "d")))
code = sa.table("run_code", *map(sa.column, ("run_id", "code", "severity", "findings", "causes")))
rule = sa.table("rule", *map(sa.column, ("code", "title", "title_en")))


def upgrade() -> None:
    op.create_table(
        "claim",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), server_default="", nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_claim_submission_id_submission")),
        sa.PrimaryKeyConstraint("submission_id", "work", name=op.f("pk_claim")),
    )
    op.create_table(
        "pack_folder",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("path", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_pack_folder")),
    )
    op.add_column("lot", sa.Column("pack_digest", sa.Text(), server_default="", nullable=False))
    for number in op.get_bind().execute(sa.select(report.c.run_id).order_by(report.c.run_id)).scalars().all():
        _told(number)


def _told(number: int) -> None:
    """What its report says and its row does not yet."""
    bind = op.get_bind()
    packed = bind.execute(sa.select(report.c.packed).where(report.c.run_id == number)).scalar_one()
    held = json.loads(zlib.decompress(packed))
    failed = [entry for entry in (held.get("manual") or {}).get("entries", ()) if entry["result"] == "fail"]
    counts = Counter(entry["severity"].lower() for entry in failed)
    more = {name: run.c[name] + counts[name] for name in "abcd" if counts[name]}
    seal = ((held.get("seal") or {}).get("content") or {}).get("sha256", "")
    bind.execute(sa.update(run).where(run.c.id == number).values(seal=seal, **more))
    for entry in failed:
        row = {"run_id": number, "code": entry["item"], "severity": entry["severity"], "findings": 1, "causes": 1}
        bind.execute(sa.insert(code).values(row))
        if bind.execute(sa.select(rule.c.code).where(rule.c.code == entry["item"])).first() is None:
            named = {"code": entry["item"], "title": entry["title"], "title_en": entry.get("title_en") or ""}
            bind.execute(sa.insert(rule).values(named))
