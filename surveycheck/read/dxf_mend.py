"""A file that breaks off: what came over whole, closed as a DXF is closed."""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Ints, Labels
from surveycheck.read.contents import PAD
from surveycheck.read.dxf_pairs import Pairs
from surveycheck.read.dxf_records import kinds_of

BROKEN_OFF = ("no-eof", "after-eof", "sections-not-balanced", "section-without-name")
"""Reasons for which this is tried."""

STRUCTURE = ("SECTION", "ENDSEC", "BLOCK", "ENDBLK")


def mended(pairs: Pairs) -> bytes:
    """The file up to its last whole record, with the ends that are missing; empty where nothing came over.

    The last record may be cut within, so it goes. Where EOF is there and only an end is missing, nothing goes.
    """
    zero = np.flatnonzero(pairs.code == 0)
    if not len(zero):
        return b""
    kind = kinds_of(pairs, zero)
    last, cut = _last(pairs, zero, kind)
    end = PAD if cut == 0 else int(pairs.at[cut - 1]) + int(pairs.size[cut - 1])
    kept = pairs.buffer[PAD:end].tobytes()
    return kept + b"".join(b"\n0\n" + word for word in (*_open(kind.take(np.arange(last))), b"EOF")) + b"\n"


def _last(pairs: Pairs, zero: Ints, kind: Labels) -> tuple[int, int]:
    """How many records are kept, and the pair that they end before."""
    ends = np.flatnonzero(kind.where("EOF".__eq__))
    if len(ends):
        last = int(ends[0])
        empty = last > 0 and kind[last - 1] == "SECTION" and zero[last] == zero[last - 1] + 1
        return (last - 1, int(zero[last - 1])) if empty else (last, int(zero[last]))
    last = len(zero) - 1
    header = kind[last] == "SECTION" and len(pairs) > zero[last] + 3
    return (last + 1, len(pairs) - 1) if header else (last, int(zero[last]))


def _open(kind: Labels) -> list[bytes]:
    """The ends that are missing after these records."""
    ends: list[bytes] = []
    for record in np.flatnonzero(kind.where(STRUCTURE.__contains__)).tolist():
        word = kind[record]
        if word in ("SECTION", "ENDSEC"):
            ends = [b"ENDSEC"] if word == "SECTION" else []
        elif ends:
            ends = [b"ENDBLK", b"ENDSEC"] if word == "BLOCK" else [b"ENDSEC"]
    return ends
