"""Options of ``check`` → what the engine takes, and complaints that know a better spelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import inf
from pathlib import Path
from typing import Any

from surveycheck.cli.command import Complaint, suggestion
from surveycheck.cli.screen import Screen
from surveycheck.inspection import CodeError, choose
from surveycheck.pack import Pack, PackError, installed_packs, load_pack, stage_names
from surveycheck.rule import Limit, Setting
from surveycheck.run import Options

ROLES = {"AREA": "area-coverage", "LINE": "line-network"}
"""The words of ``--as`` and the roles of the geometry pack that they mean."""


def options_of(path: Path, given: Mapping[str, Any]) -> Options:
    """The options of a run. Raises ``Complaint``, and what choosing and loading the pack raises."""
    roles = roles_of(given["roles"])
    tolerance, time_limit = given["tolerance"], given["time_limit"]
    _positive("--tolerance", tolerance)
    _positive("--time-limit", time_limit)
    settings: dict[str, Setting] = {} if given["stage"] is None else {"stage": given["stage"]}
    limits: dict[str, Limit] = {}
    if roles or tolerance is not None:
        pack = load_pack(choose(path, given["pack"]).pack, trust=given["trust_pack"])
        _known_roles(pack, roles)
        if tolerance is not None and _is_limit(pack):
            limits["tolerance"] = Limit.constant(tolerance, "tolerance")
        elif tolerance is not None:
            settings["tolerance"] = tolerance
    _known_stage(path, given)
    only, skip = _codes(given["only"]), _codes(given["skip"])
    standard = given["standard"] or ""
    return Options(
        only=only,
        skip=skip,
        roles=roles,
        settings=settings,
        limits=limits,
        time_limit=time_limit,
        standard=standard,
    )


def _known_stage(path: Path, given: Mapping[str, Any]) -> None:
    if given["stage"] is None:
        return
    pack = load_pack(choose(path, given["pack"]).pack, trust=given["trust_pack"], examples=False)
    known = stage_names(pack)
    if given["stage"] in known:
        return
    if not known:
        zh = f"--stage 不适用于规则包 {pack.name}：它没有阶段表（stages）"
        raise Complaint(zh, f"--stage means nothing to the pack {pack.name}: it has no table of stages")
    zh = f"--stage {given['stage']}：没有这个阶段，可用：{'、'.join(known)}"
    raise Complaint(zh, f"--stage {given['stage']}: no such stage; known: {', '.join(known)}")


def _positive(option: str, value: float | None) -> None:
    if value is not None and not 0 < value < inf:
        raise Complaint(f"{option} 应为大于 0 的数", f"{option} must be a number above 0")


def _codes(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code.strip() for value in values for code in value.split(",") if code.strip()))


def roles_of(values: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """``AREA=PATTERN`` and ``LINE=PATTERN`` → patterns by role. Raises ``Complaint``."""
    roles: dict[str, tuple[str, ...]] = {}
    for value in values:
        word, _, pattern = value.partition("=")
        if word.strip().upper() not in ROLES or not pattern.strip():
            raise Complaint(
                f"--as {value} 应写作 AREA=图层 或 LINE=图层", f"--as {value}: write AREA=PATTERN or LINE=PATTERN"
            )
        role = ROLES[word.strip().upper()]
        roles[role] = (*roles.get(role, ()), pattern.strip())
    return roles


def _known_roles(pack: Pack, roles: Mapping[str, object]) -> None:
    there = {row["role"] for row in pack.table("features")}
    if any(role not in there for role in roles):
        raise Complaint(
            f"--as 不适用于规则包 {pack.name}：它的图层由自己的表规定",
            f"--as means nothing to the pack {pack.name}: its own tables say what is on which layer",
        )


def _is_limit(pack: Pack) -> bool:
    if "tolerance" in pack.limits:
        return True
    if "tolerance" in pack.settings:
        return False
    raise Complaint(
        f"--tolerance 不适用于规则包 {pack.name}：它的限差由自己的表规定",
        f"--tolerance means nothing to the pack {pack.name}: its own tables hold its limits",
    )


@contextmanager
def spelling(screen: Screen) -> Iterator[None]:
    """Adds “did you mean …?” to complaints about names."""
    try:
        yield
    except CodeError as error:
        close = suggestion(error.unknown[0], error.known, screen)
        raise Complaint(error.zh + close, error.en + close) from error
    except PackError as error:
        if len(error.faults) != 1 or error.faults[0].file:
            raise
        close = suggestion(error.name, [p.name for p in installed_packs()], screen)
        fault = error.faults[0]
        raise Complaint(fault.message + close, fault.message_en + close) from error
