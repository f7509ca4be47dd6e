"""Small JSON files of ours: manifests, signatures, trusted keys. Whoever reads them trusts nothing in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from surveycheck.seal.errors import SealError

LARGEST = 16 * 1024 * 1024
"""Bytes of such a file: some fifty thousand files of a manifest."""


def as_text(document: Mapping[str, object]) -> str:
    """A manifest or a signature: one text for one document, so that any other spelling of it is seen."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def read_json(path: Path, form: str) -> tuple[dict[str, Any], str]:
    """A small JSON file of ours and its text. Raises SealError with ``loss``."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise damaged(path, f"larger than {LARGEST >> 20} MB")
        text = data.decode("utf-8")
        document = json.loads(text)
    except OSError as error:
        zh, en = f"{path.name} 无法读取（{error.strerror}）", f"{path.name} cannot be read ({error.strerror})"
        raise SealError(zh, en, loss=True) from error
    except (ValueError, RecursionError) as error:
        raise damaged(path, str(error)[:120]) from error
    if not isinstance(document, dict) or document.get("format") != form:
        raise damaged(path, f"format is not {form}")
    return document, text


def damaged(path: Path, why: str) -> SealError:
    """What is said of a file of ours that is not whole."""
    return SealError(
        f"{path.name} 被改动或已损坏（{why}）", f"{path.name} was changed or is damaged ({why})", loss=True
    )
