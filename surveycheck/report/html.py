"""What every page that we write has in common: escaping, two languages, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from surveycheck.report.visible import visible
from surveycheck.report.words import Pair

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(read: Callable[[str], str], filters: Mapping[str, Any], known: Mapping[str, Any]) -> Environment:
    """Templates that ``read`` gives by name, with escaping on and every unknown name an error. ``both`` shows a pair of
    texts; ``picture`` takes SVG of our own drawing, the one thing that is put in as it is."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # a check that writes no page does not wait for it

    made = Environment(
        loader=FunctionLoader(read),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= dict(filters)
    made.globals |= {"both": both, "picture": Markup, **known}
    return made


def both(pair: Pair) -> Markup:
    """Two texts of which the page shows one; one text where they agree or there is no English."""
    zh, en = (escape(visible(text)) for text in pair)
    if not en or zh == en:
        return Markup(zh)
    return Markup('<span lang="zh">{}</span><span lang="en">{}</span>').format(zh, en)


def policy(style: str, script: str) -> str:
    """Content security policy: this style and this script, and nothing else from anywhere."""
    rules = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    return f"{rules}; base-uri 'none'; form-action 'none'"


@cache
def template(room: str, name: str) -> str:
    """A template, style or script of a room: ``surveycheck/<room>/templates/<name>``."""
    path = files(f"surveycheck.{room}") / "templates" / name
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _finalize(value: object) -> object:
    """Everything that is put into the page: texts are made visible; what is markup already stays."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible(value)
