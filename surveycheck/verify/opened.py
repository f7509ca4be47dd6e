"""The file that is to be verified, as bytes and as what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surveycheck.report.serialise import SCHEMA
from surveycheck.seal import Digests, SealError, digests_of
from surveycheck.seal.manifest import FORMAT as MANIFEST
from surveycheck.seal.signature import FORMAT as SIGNATURE

LARGEST = 1024**3
"""Bytes of a report: one of a hundred thousand findings takes 200 MB."""

MARK = re.compile(rb'<meta name="surveycheck-seal" content="([0-9a-f]{64})">')


@dataclass(frozen=True)
class Opened:
    """``document`` is the report where the file is its JSON; ``damage`` says why it is none although it should be;
    ``content`` is the digest of the report's content that a page names, "" where it names none."""

    path: Path
    digests: Digests
    text: str = ""
    document: Mapping[str, Any] | None = None
    damage: str = ""
    content: str = ""


def opened(path: Path) -> Opened:
    """Raises SealError where the file cannot be read, or is larger than any report."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        zh, en = f"无法读取 {path}（{error.strerror}）", f"cannot read {path} ({error.strerror})"
        raise SealError(zh, en, loss=True) from error
    if len(data) > LARGEST:
        zh, en = f"{path} 大于 {LARGEST >> 30} GB，不是报告", f"{path} is larger than {LARGEST >> 30} GB: no report"
        raise SealError(zh, en, loss=True)
    digests = digests_of(data)
    if path.suffix.lower() == ".json" or data.lstrip()[:1] == b"{":
        return _json(path, digests, data)
    mark = MARK.search(data[:65536])
    return Opened(path, digests, content=mark[1].decode("ascii") if mark else "")


def _json(path: Path, digests: Digests, data: bytes) -> Opened:
    try:
        text = data.decode("utf-8")
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Opened(path, digests, damage=str(error)[:160])
    if isinstance(document, dict) and document.get("format") in (MANIFEST, SIGNATURE):
        return Opened(path, digests, text, damage=f"{document['format']}, give a report that it names")
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        return Opened(path, digests, text, damage=f"schema is not {SCHEMA}")
    return Opened(path, digests, text, document)
