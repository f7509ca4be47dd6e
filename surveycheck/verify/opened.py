"""The file that is to be verified, as bytes and as what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from surveycheck.read import AttachedError, attached
from surveycheck.report.serialise import ATTACHED, SCHEMA
from surveycheck.seal import Digests, SealError, digests_of
from surveycheck.seal.manifest import FORMAT as MANIFEST
from surveycheck.seal.signature import FORMAT as SIGNATURE

LARGEST = 1024**3
"""Bytes of a report: one of a hundred thousand findings takes 200 MB."""

PDF = b"%PDF-"

MARK = re.compile(rb'<meta name="surveycheck-seal" content="([0-9a-f]{64})">')


@dataclass(frozen=True)
class Opened:
    """``document`` is the report where the file is its JSON, or a PDF that has it ``attached``: then ``text`` is the
    attachment, and the pages are another matter. ``damage`` says why there is none although there should be one,
    ``closed`` why nobody can tell what a PDF has attached; ``content`` is the digest of the report's content that a
    page names, "" where it names none."""

    path: Path
    digests: Digests
    text: str = ""
    document: Mapping[str, Any] | None = None
    damage: str = ""
    content: str = ""
    attached: bool = False
    closed: str = ""


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
    if data.startswith(PDF):
        return _pdf(path, digests, data)
    mark = MARK.search(data[:65536])
    return Opened(path, digests, content=mark[1].decode("ascii") if mark else "")


def _pdf(path: Path, digests: Digests, data: bytes) -> Opened:
    try:
        text = attached(data, ATTACHED)
    except AttachedError as error:
        return Opened(path, digests, closed=str(error)[:160])
    return Opened(path, digests) if text is None else replace(_json(path, digests, text), attached=True)


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
