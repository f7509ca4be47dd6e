"""Select: who a rule applies to. The runner resolves it, so that it knows how many subjects there were."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import chain

from surveycheck.model import Document, Drawing, Features, Issue, Record, SourceFile
from surveycheck.rule.row import Row


@dataclass(frozen=True)
class Select:
    """The ``select`` table of a card. What is named narrows; what is not named does not matter. One of the seven
    kinds of subject is asked for: features (any of the first block), or records, files, drawings, documents, rows,
    issues.

    * features: ``roles`` (of the pack's features table), ``layers`` (case ignored, ``*`` and ``?`` allowed),
      ``kinds`` (point, line, area, text), ``types`` (DXF types), ``blocks``, ``codes`` (CASS codes), ``space``
      (model, paper, block: as defined, placed: contents of blocks where an INSERT puts them, any: all but those),
      ``features = true`` for every entity of model space, ``inside`` (file roles of
      the drawings)
    * ``records``: names of XML tables (``["*"]`` for all), ``where``: field → allowed values
    * ``survey = true``: with ``records``, check measurements: those that were given beside the deliverable, where there
      are any
    * ``earlier = true``: with features or records, of a deliverable of an earlier stage that was given beside this
    * ``files``: roles of the pack's files table, or patterns with ``*`` (``**`` for any folder); ``["*"]`` for all
    * ``drawings``: roles or patterns of their files; ``["*"]`` for all. ``documents`` likewise, for XML
    * ``rows``: a table of the pack (then the rule asks whether what the row demands is there); ``row_where`` narrows
    * ``failed = true``: also what a gate has failed; for checks that only compare keys
    * ``issues``: words of the readers' vocabulary; the subjects are the files of ``issue_kinds`` (dxf, xml, …)
    """

    features: bool = False
    roles: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    space: str = "model"
    inside: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    drawings: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    rows: str = ""
    row_where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    issues: tuple[str, ...] = ()
    issue_kinds: tuple[str, ...] = ()
    failed: bool = False
    survey: bool = False
    earlier: bool = False

    @cached_property
    def key(self) -> tuple[Hashable, ...]:
        """The same for selects that ask for the same."""
        values = (getattr(self, name) for name in sorted(SELECT_FIELDS))
        return tuple(tuple(sorted(value.items())) if isinstance(value, Mapping) else value for value in values)

    def kind(self) -> str:
        """Which subjects: features, records, files, drawings, documents, rows or issues; "" when nothing is named."""
        for word in ("records", "files", "drawings", "documents", "rows", "issues"):
            if getattr(self, word):
                return word
        narrowing = (self.features, self.roles, self.layers, self.kinds, self.types, self.blocks, self.codes)
        return "features" if any(narrowing) else ""


SELECT_FIELDS = frozenset(f.name for f in fields(Select))


@dataclass(frozen=True, eq=False)
class Selection:
    """What a Select found. Only the part asked for is filled."""

    features: Features = field(default_factory=Features.none)
    records: tuple[Record, ...] = ()
    files: tuple[SourceFile, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    documents: tuple[Document, ...] = ()
    rows: tuple[Row, ...] = ()
    issues: tuple[Issue, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of_tables(cls, tables: Mapping[str, tuple[Record, ...]]) -> Selection:
        """Records by their table."""
        made = cls(records=tuple(chain.from_iterable(tables.values())))
        made.__dict__["tables"] = {name: records for name, records in tables.items() if records}  # known already
        return made

    @cached_property
    def tables(self) -> Mapping[str, tuple[Record, ...]]:
        """The records by their table."""
        found: dict[str, list[Record]] = {}
        for record in self.records:
            found.setdefault(record.table, []).append(record)
        return {name: tuple(records) for name, records in found.items()}

    def __len__(self) -> int:
        """Number of subjects. With ``issues``, the subjects are the files that were looked at."""
        return len(self.features) or sum(
            len(part) for part in (self.records, self.files, self.drawings, self.documents, self.rows)
        )
