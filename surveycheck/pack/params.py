"""A card's ``params`` against the parameters of its check; ``@name`` is looked up in the pack's limits and settings."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from surveycheck.pack.keys import Keys
from surveycheck.pack.pack import SettingInfo
from surveycheck.rule import Limit, Setting, parameters
from surveycheck.rule.check import CheckFunction, Parameter

WORDS: Mapping[Any, tuple[str, str]] = {
    Limit: ("限差（@名称或数字）", "a limit (@name or a number)"),
    str: ("文字", "a text"),
    int: ("整数", "a whole number"),
    float: ("数字", "a number"),
    bool: (" true 或 false", "true or false"),
    tuple[str, ...]: ("文字列表", "a list of texts"),
    tuple[float, ...]: ("数字列表", "a list of numbers"),
}
NOTHING = object()
"""A value that does not fit."""


@dataclass(frozen=True)
class Params:
    """``values`` are ready for the check; ``references``: parameter → the limit or setting that ``@name`` meant."""

    values: Mapping[str, Setting | Limit]
    references: Mapping[str, str]


def resolve_params(
    keys: Keys, function: CheckFunction, limits: Mapping[str, Limit], settings: Mapping[str, SettingInfo]
) -> Params:
    """Every parameter that the card gives, resolved; unknown, missing and mistyped ones are faults."""
    known = parameters(function)
    values: dict[str, Setting | Limit] = {}
    references: dict[str, str] = {}
    for name, given in keys.data.items():
        if name not in known:
            words = ", ".join(known) or "—"
            keys.fault(
                name, f"检查没有参数 {name}（有：{words}）", f"the check has no parameter {name} (it has: {words})"
            )
            continue
        if isinstance(given, str) and given.startswith("@"):
            reference = references[name] = given[1:]
            if reference not in limits and reference not in settings:
                zh, en = f"{given} 不是本规则包的限差或设置", f"{given} is no limit or setting of the pack"
                keys.fault(name, zh, en)
                continue
            given = limits[reference] if reference in limits else settings[reference].value
        value = _fitted(_kind(known[name]), given)
        if value is not NOTHING:
            values[name] = value
            continue
        zh, en = WORDS.get(_kind(known[name]), ("可用的类型", "of a type that cards can give"))
        keys.fault(name, f"参数 {name} 应为{zh}", f"parameter {name} must be {en}")
    for name, parameter in known.items():
        if name not in keys.data and parameter.default is Parameter.required:
            keys.fault(name, f"缺少参数 {name}", f"parameter {name} is missing")
    return Params(values, references)


def _kind(parameter: Parameter) -> Any:
    """The type that is wanted; ``X | None`` wants an X."""
    kind = parameter.kind
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        some = [k for k in typing.get_args(kind) if k is not type(None)]
        return some[0] if len(some) == 1 else kind
    return kind


def _fitted(kind: Any, given: Any) -> Any:
    """``given`` as the parameter takes it, or NOTHING."""
    number = isinstance(given, int | float) and not isinstance(given, bool) and isfinite(given)
    if kind is Limit:
        return given if isinstance(given, Limit) else Limit.constant(float(given), unit="") if number else NOTHING
    if isinstance(given, Limit):
        return given.value if kind is float and _constant(given) else NOTHING
    if kind is float:
        return float(given) if number else NOTHING
    if kind is int:
        return given if number and isinstance(given, int) else NOTHING
    if kind in (str, bool):
        return given if isinstance(given, kind) else NOTHING
    return _listed(kind, given)


def _listed(kind: Any, given: Any) -> Any:
    parts = tuple(given) if isinstance(given, list | tuple) else None
    if parts is None:
        return NOTHING
    if kind == tuple[str, ...] and all(isinstance(p, str) for p in parts):
        return parts
    if kind == tuple[float, ...] and all(isinstance(p, int | float) and not isinstance(p, bool) for p in parts):
        return tuple(float(p) for p in parts)
    return NOTHING


def _constant(limit: Limit) -> bool:
    """Does the limit not depend on a size?"""
    return len(limit.pieces) == 1 and not limit.pieces[0].per_sqrt and not limit.pieces[0].per_unit
