"""ACIS bodies in the binary format that DXF has since R2013 (SAB), as the records that ``read.acis`` makes of SAT.

ezdxf tells the tokens apart; a name is followed by a pointer and, in the versions that matter, by a number.
"""

from __future__ import annotations

import struct
from typing import Any

from surveycheck.read.acis import Node, Unknown, number_of

HELD = (struct.error, ValueError, IndexError, OverflowError)
"""What reading raises of what is no such body."""


def nodes_of_binary(data: bytes) -> list[Node]:
    """The records of a body. Raises Unknown."""
    from ezdxf.acis.const import ParsingError
    from ezdxf.acis.sab import Decoder

    class Forward(Decoder):
        """Never goes back: a length below 0 would be read without end."""

        def forward(self, count: int) -> int:
            if count < 0:
                raise ParsingError("length")
            return int(super().forward(count))

    decoder = Forward(data)
    try:
        decoder.read_header()
        return [_node(tokens) for tokens in decoder.read_records()]
    except (ParsingError, *HELD) as error:
        raise Unknown(str(error)) from error


def _node(tokens: list[Any]) -> Node:
    from ezdxf.acis.const import Tags

    if len(tokens) > 2 and tokens[2].tag == Tags.INT:
        tokens = [*tokens[:2], *tokens[3:]]
    at = [number for number, token in enumerate(tokens) if token.tag == Tags.POINTER]
    rest = tokens[at[-1] + 1 :] if at else tokens[1:]
    numbers: list[float] = []
    for token in rest:
        if token.tag in (Tags.LOCATION_VEC, Tags.DIRECTION_VEC):
            numbers += token.value
        elif token.tag in (Tags.DOUBLE, Tags.INT):
            numbers.append(float(token.value))
        elif token.tag == Tags.LITERAL_STR:  # a transform stands there as text
            numbers += [value for word in token.value.split() if (value := number_of(word)) is not None]
    words = tuple("reversed" if token.value is True else str(token.value) for token in rest)
    return Node(str(tokens[0].value), tuple(tokens[number].value for number in at), tuple(numbers), words)
