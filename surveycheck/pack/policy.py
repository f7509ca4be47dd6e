"""The ``[grade]`` part of pack.toml → Policy."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

from surveycheck.pack.keys import Keys
from surveycheck.pack.pack import Policy, QualityElement, QualityPart
from surveycheck.pack.policy_scales import share_of, steps_of

CLASSES = ("A", "B", "C", "D")
COUNTS = ("finding", "object", "cause")
ROUTES = ("defects", "accuracy")
WEIGHT_TOLERANCE = 1e-9


def read_policy(keys: Keys) -> Policy:
    """The policy as written, with those by other standards (``also``); every fault is noted in the keys' faults."""
    before = len(keys.faults.found)
    policy, others = _policy(keys), keys.children("also")
    keys.finish()
    if len(keys.faults.found) > before:  # what is wrong here would be told of the others again
        return policy
    made = tuple(_laid_over(keys, child, policy) for child in others)
    for number, (child, one) in enumerate(zip(others, made, strict=True)):
        if one.standard in (policy.standard, *(other.standard for other in made[:number])):
            child.fault("standard", f"标准 {one.standard} 重复", f"the standard {one.standard} occurs twice")
    return replace(policy, also=made)


def _laid_over(keys: Keys, own: Keys, main: Policy) -> Policy:
    """A policy by another standard: what it does not say is as in the one that counts. Rules name sub-elements, so all
    policies of a pack have the same ones; their weights and routes may differ."""
    for key in ("standard", "profile"):
        if key not in own:
            own.fault(key, f"缺少 {key}", f"{key} is missing")
    said = {key: value for key, value in keys.data.items() if key != "also"} | dict(own.data)
    made = Keys(own.file, own.faults, said, own.path)
    policy = _policy(made)
    made.finish()
    if set(policy.quality_paths) != set(main.quality_paths):
        zh, en = "质量子元素与 [grade] 不同", "its sub-elements are not those of [grade]"
        own.fault("element", zh, en)
    return policy


def _policy(keys: Keys) -> Policy:
    t = keys.number("t", 1.0)
    if not t > 0:
        keys.fault("t", "t 必须大于 0", "t must be greater than 0")
    elements, pass_score = _elements(keys), keys.number("pass_score", 60.0)
    scored = any(part.route == "accuracy" for element in elements for part in element.parts)
    return Policy(
        standard=keys.text("standard", required=True),
        count=keys.one_of("count", COUNTS, "cause"),
        t=t,
        deduct=_deduct(keys.child("deduct")),
        levels=_levels(keys),
        fail_level=keys.text("fail_level", default="不合格"),
        pass_score=pass_score,
        veto=_veto(keys),
        elements=elements,
        profile=_profile(keys.child("profile")),
        steps=steps_of(keys, pass_score, scored),
        gross_share=share_of(keys),
    )


def _deduct(keys: Keys) -> dict[str, float]:
    points = {c: keys.number(c, required=True) for c in CLASSES}
    for c, value in points.items():
        if value < 0:
            keys.fault(c, "扣分不能为负", "points must not be negative")
    keys.finish()
    return points


def _levels(keys: Keys) -> tuple[tuple[str, float], ...]:
    """Names and least scores, from the best down."""
    child = keys.child("levels")
    levels = tuple((name, child.number(name)) for name in child.data)
    if not levels:
        keys.fault("levels", "缺少等级 levels", "levels are missing")
    for (_, upper), (name, lower) in itertools.pairwise(levels):
        if not lower < upper:
            child.fault(name, "等级分数线必须从高到低", "the least scores of levels must descend")
    return levels


def _veto(keys: Keys) -> tuple[str, ...]:
    veto = keys.texts("veto")
    for word in veto:
        if word not in CLASSES:
            keys.fault("veto", f"未知的缺陷类别 {word!r}", f"unknown class {word!r}")
    return veto


def _elements(keys: Keys) -> tuple[QualityElement, ...]:
    elements = []
    children = keys.children("element")
    for child in children:
        name, name_en, weight = _named(child)
        elements.append(QualityElement(name, name_en, weight, _parts(child)))
        child.finish()
    if not elements:
        keys.fault("element", "缺少质量元素 element", "there is no quality element")
    _sum_to_one(keys, "element", [e.weight for e in elements])
    _unique(children, [e.name for e in elements])
    return tuple(elements)


def _parts(keys: Keys) -> tuple[QualityPart, ...]:
    children = keys.children("part")
    parts = tuple(QualityPart(*_named(c), c.one_of("route", ROUTES, "defects")) for c in children)
    for child in children:
        child.finish()
    if not parts:
        keys.fault("part", "缺少质量子元素 part", "there is no sub-element (part)")
    _sum_to_one(keys, "part", [p.weight for p in parts])
    _unique(children, [p.name for p in parts])
    return parts


def _named(keys: Keys) -> tuple[str, str, float]:
    name, weight = keys.text("name", required=True), keys.number("weight", required=True)
    if "/" in name:
        keys.fault("name", "名称中不能有 /", "a name must not hold /")
    if not 0 < weight <= 1 and "weight" in keys:
        keys.fault("weight", "权重必须大于 0、不大于 1", "a weight must be above 0 and at most 1")
    return name, keys.text("name_en"), weight


def _sum_to_one(keys: Keys, key: str, weights: list[float]) -> None:
    total = sum(weights)
    if weights and not abs(total - 1.0) <= WEIGHT_TOLERANCE:
        keys.fault(key, f"权重之和为 {total:.12g}，应为 1", f"the weights add up to {total:.12g} instead of 1")


def _unique(children: list[Keys], names: list[str]) -> None:
    for position, name in enumerate(names):
        if name in names[:position]:
            children[position].fault("name", f"名称 {name} 重复", f"the name {name} occurs twice")


def _profile(keys: Keys) -> dict[str, Any]:
    profile = {name: keys.text(name) for name in ("name", "name_en", "source", "source_en")}
    profile = {name: text for name, text in profile.items() if text or name in ("name", "source")}
    official = keys.flag("official")
    keys.finish()
    return {**profile, "official": official}
