"""The child of ``inspect_apart``: ``python -m surveycheck.guard.work``, with its room in the environment."""

from __future__ import annotations

import json
import os
import pickle
import sys

from surveycheck.guard.apart import ASKED, REFUSED, REPORT
from surveycheck.guard.leash import noting, tie
from surveycheck.guard.room import Room, room_of


def main() -> int:
    """Check what was asked for; 2 when nobody has asked."""
    room = room_of(os.environ)
    if room is None:
        return 2
    tie(room)
    _work(room)
    room.give(0)
    return 0


def _work(room: Room) -> None:
    from surveycheck.inspection import inspect
    from surveycheck.model import silent
    from surveycheck.report import to_json

    asked = pickle.loads((room.folder / ASKED).read_bytes())  # written by our own parent, in a folder of this user
    try:
        report = inspect(**asked, progress=noting(silent, room))
    except Exception as error:
        words = str(error) or type(error).__name__
        row = {"kind": type(error).__name__, "zh": getattr(error, "zh", words), "en": getattr(error, "en", words)}
        row |= {"loss": getattr(error, "loss", False)}
        (room.folder / REFUSED).write_text(json.dumps(row), encoding="utf-8")
        return
    (room.folder / REPORT).write_text(to_json(report), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
