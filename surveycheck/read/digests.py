"""The files at a path with their digests, and nothing else of them: is it still what a report is of?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from surveycheck.read.members import Member
from surveycheck.read.source import source_of
from surveycheck.read.zip import DAMAGE

CHUNK = 1024**2


def digests_at(path: Path) -> Mapping[str, str]:
    """SHA-256 by path of the same files that ``read`` gives, "" for one that cannot be read. Raises ReadError as it."""
    try:
        source = source_of(path)
    except DAMAGE:
        with path.open("rb") as file:
            return {path.name: hashlib.file_digest(file, "sha256").hexdigest()}
    try:
        return {member.path: _digest(member) for member in source.members}
    finally:
        source.close()


def _digest(member: Member) -> str:
    found = hashlib.sha256()
    try:
        with member.open() as stream:
            while part := stream.read(CHUNK):
                found.update(part)
    except DAMAGE:
        return ""
    return found.hexdigest()
