"""The office that hands a report out: ``office.toml`` in its folder of templates."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from surveycheck.report.wish import PaperError

FIELDS = ("name", "address", "postcode", "phone", "email", "person", "website", "client")
FILE = "office.toml"


def office_of(folder: Path | None) -> Mapping[str, str]:
    """Name, address and so on of the office, "" for what is not said. Raises PaperError for a file that is none."""
    empty = dict.fromkeys(FIELDS, "")
    path = None if folder is None else folder / FILE
    if path is None or not path.is_file():
        return empty
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, OSError) as error:
        raise PaperError(f"{path} 不是有效的 TOML 文件：{error}", f"{path} is no valid TOML file: {error}") from error
    unknown = [name for name in said if name not in FIELDS]
    wrong = [name for name, value in said.items() if not isinstance(value, str)]
    if unknown or wrong:
        names, known = ", ".join(unknown or wrong), ", ".join(FIELDS)
        zh, en = ("不认识的字段", "unknown fields") if unknown else ("应为文字的字段", "fields that must be texts")
        raise PaperError(f"{path}：{zh} {names}（可用：{known}）", f"{path}: {en} {names} (there are: {known})")
    return empty | said
