"""Files that say they are another kind of document than the one in whose place they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

from surveycheck.geometry.cells import says
from surveycheck.geometry.sheet import shown_texts
from surveycheck.model import Drawing, Fact, Paper
from surveycheck.model.drawing import IN_BLOCK
from surveycheck.rule import Defect, Inputs, NothingToCheck, Place, Row, check
from surveycheck.rule.paths import drawing_role, matches, role_of

LINES = 3
"""So many lines of a paper may be its title."""


@check
def file_of_another(inputs: Inputs, *, titles: str) -> Iterator[Defect]:
    """Subjects: rows of the table ``files``, each a role with the names of its files (``path``). Yields drawings that
    bear the title of another role and not their own (rows of the table ``titles`` with ``inside`` and ``words``, as the
    rule that asks for titles has them), and that show nothing of what belongs into their own (table ``features``); and
    papers (case ``paper``) whose first lines name just one other role by the words of its file names, and that nowhere
    name their own. Two that lie in each other's places tell the same ``both``. ``role``: the things that belong into
    either drawing. Raises ``NothingToCheck`` where no drawing and no text of a paper is there."""
    roles = {row["role"]: row for row in inputs.rows}
    said = {d.file: _title(inputs, d, titles) for d in inputs.model.drawings}
    told = {p.file: _names(inputs.rows, p) for p in inputs.model.papers if not p.silent}
    if not (said or told):
        raise NothingToCheck
    for file, (own, other) in {**said, **told}.items():
        if own in roles and other in roles:
            others = tuple(Place(file=f.path) for f in inputs.model.files if role_of((roles[other],), f.path))
            yield Defect(
                Place(file=file), facts=_facts(inputs, roles[own], roles[other]), others=others,
                case="paper" if file in told else "",
            )  # fmt: skip


def _title(inputs: Inputs, drawing: Drawing, titles: str) -> tuple[str, str]:
    """The role in whose place a drawing lies, and the one that it says: "" where either is not known."""
    own = drawing_role(inputs.rows, drawing.file, inputs.model.lone)
    rows = [row for row in inputs.tables.get(titles, ()) if len(row.list("inside")) == 1 and row["words"]]
    texts = shown_texts(drawing).labels("text").counts() if own else {}
    shown = {r["inside"] for r in rows if any(says(text, r["words"]) for text in texts)}
    if own in shown or len(shown) != 1 or _shows(inputs, drawing, own):
        return own, ""
    return own, shown.pop()


def _shows(inputs: Inputs, drawing: Drawing, role: str) -> bool:
    """Is there anything on the layers of what belongs into drawings of this role?"""
    features = inputs.tables.get("features", ())
    layers = [layer for row in features if role in row.list("inside") for layer in row.list("layer")]
    entities = drawing.entities
    names = entities.layer.take(entities.space != IN_BLOCK).counts()
    return any(matches(layer, name) for layer in layers for name in names)


def _names(rows: Sequence[Row], paper: Paper) -> tuple[str, str]:
    own = role_of(rows, paper.file)
    text = "".join(normalize("NFKC", "".join(paper.pages)).split())
    if own is None or any(word in text for word in _words(own)):
        return "", ""
    lines = [line for page in paper.pages for line in normalize("NFKC", page).splitlines() if line.strip()][:LINES]
    first = ["".join(line.split()) for line in lines]
    named = {r["role"] for r in rows if any(word in line for word in _words(r) for line in first)}
    return own["role"], named.pop() if len(named) == 1 else ""


def _words(row: Row) -> list[str]:
    """What the names of its files have in common: ``*检查报告*``."""
    ends = (path.rpartition("/")[2] for path in row.list("path") if "pdf" in row.list("kind"))
    return [end.strip("*") for end in ends if end.startswith("*") and end.endswith("*") and "*" not in end.strip("*")]


def _facts(inputs: Inputs, own: Row, other: Row) -> Mapping[str, Fact]:
    both = sorted((own["role"], other["role"]))
    facts: dict[str, Fact] = {"title": own["title"], "name": own["title_en"], "both": " + ".join(both)}
    facts |= {"expected": other["title"], "kind": other["title_en"]}
    inside = (r["role"] for r in inputs.tables.get("features", ()) if set(both).intersection(r.list("inside")))
    roles = "|".join(dict.fromkeys(inside))
    return {**facts, "role": roles} if roles else facts
