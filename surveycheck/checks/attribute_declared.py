"""What the root element of a document says of itself, against what it should say."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, check


@check
def attribute_declared(inputs: Inputs, *, wanted: tuple[str, ...]) -> Iterator[Defect]:
    """Subjects: documents. ``wanted``: ``NAME=VALUE``. Yields documents whose root element has the attribute with
    another value; one that is not there is no defect here."""
    for document in inputs.documents:
        for pair in wanted:
            name, _, value = pair.partition("=")
            said = document.attributes.get(name, "").strip()
            if said and said != value:
                facts: dict[str, Fact] = {"field": name, "value": said, "expected": value}
                yield Defect(document, facts=facts, field=name)
