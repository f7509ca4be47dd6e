"""A card → Rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from surveycheck.model import Severity
from surveycheck.pack.columns import CERTAINTIES, SEVERITIES
from surveycheck.pack.examples import read_example
from surveycheck.pack.faults import Faults
from surveycheck.pack.functions import FunctionFault, library_check, python_check, untrusted
from surveycheck.pack.keys import Keys, TomlFile
from surveycheck.pack.pack import Policy, SettingInfo
from surveycheck.pack.params import Params, resolve_params
from surveycheck.pack.selects import Known, read_select
from surveycheck.rule import FACTS, Limit, Message, Rule, SeverityWhen
from surveycheck.rule.check import CheckFunction
from surveycheck.rule.message import places

CODE = re.compile(r"[A-Z]{2,5}-\d{2,3}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
OF_MANY = ("shift", "difference", "spot", "thing", "layer", "drawing", "whole", "half")
COMMON = (*OF_MANY, "corner", "gap", "outline", "beside", "witness", "label", "left")
CAUSES = ("rule", "file", "layer", "key", "field")


@dataclass(frozen=True)
class CardFile:
    """A card as found. ``stage`` and ``name`` come from its path; ``python`` is the .py beside it; ``pack`` the pack
    that holds it; ``trusted`` says whether that .py may run; ``home`` the folder of the pack that its examples were
    written for, "" for the one that is read."""

    toml: TomlFile
    stage: str
    name: str
    pack: str
    trusted: bool
    python: Path | None = None
    home: str = ""


@dataclass(frozen=True)
class Around:
    """What a card may refer to."""

    known: Known
    limits: Mapping[str, Limit]
    settings: Mapping[str, SettingInfo]
    policy: Policy | None


def read_card(card: CardFile, around: Around, faults: Faults) -> Rule | None:
    """The rule, or None (and faults) where it has no function. Whether its code is the only one, and whether
    ``also`` names rules, is seen when all cards are read."""
    keys = Keys(card.toml, faults)
    _name(card, keys)
    function = _function(card, keys)
    words = {**_scope(keys, around), **_judgement(keys, around), **_sentences(keys), **_examples(keys, around)}
    code, check, params = _code(keys), keys.text("check"), _params(keys, function, around)
    aliases = _aliases(keys)
    keys.finish()
    if function is None:
        return None
    return Rule(
        code=code,
        aliases=aliases,
        name=card.name,
        stage=card.stage,
        check=check,
        function=function,
        params=params.values,
        references=params.references,
        pack=card.pack,
        origin=f"{card.stage}/{card.name}.toml",
        python=card.python is not None,
        trusted=card.python is None or card.trusted,
        home=card.home,
        **words,
    )


def _scope(keys: Keys, around: Around) -> dict[str, Any]:
    """Who the rule applies to, and what it keeps back."""
    return {
        "select": read_select(keys.child("select"), around.known),
        "others": {name: read_select(child, around.known) for name, child in keys.named("others").items()},
        "gate": keys.flag("gate"),
        "whole": keys.flag("whole"),
    }


def _judgement(keys: Keys, around: Around) -> dict[str, Any]:
    """Class, quality, certainty, and which findings are one defect."""
    return {
        "severity": keys.one_of("severity", SEVERITIES, "C", required=True),
        "severity_column": _severity_column(keys, around.known),
        "severity_when": tuple(_severity_when(child) for child in keys.children("severity_when")),
        "quality": _quality(keys, around.policy),
        "clause": keys.text("clause"),
        "clause_en": keys.text("clause_en"),
        "certainty": keys.one_of("certainty", CERTAINTIES, "unverified"),
        "also": keys.texts("also"),
        "explains": keys.texts("explains"),
        "twins": keys.flag("twins"),
        "cause": _cause(keys),
        "common": _common(keys),
        "unit": keys.text("unit"),
    }


def _sentences(keys: Keys) -> dict[str, Any]:
    """What people read."""
    return {
        "title": keys.text("title", required=True),
        "title_en": keys.text("title_en"),
        "message": _message(keys, required=True),
        "why": _pair(keys, "why"),
        "fix": _pair(keys, "fix"),
        "needs": _pair(keys, "needs"),
        "cases": {name: _case(child) for name, child in keys.named("case").items()},
    }


def _examples(keys: Keys, around: Around) -> dict[str, Any]:
    bad = tuple(read_example(child, True) for child in keys.children("bad"))
    good = tuple(read_example(child, False) for child in keys.children("good"))
    _example_settings(keys, around)
    return {"bad": bad, "good": good}


def _name(card: CardFile, keys: Keys) -> None:
    if not NAME.fullmatch(card.name):
        zh = f"文件名 {card.name} 只能用小写字母、数字和连字符"
        keys.fault("", zh, f"the file's name {card.name} may have lower-case letters, digits and hyphens")


def _code(keys: Keys) -> str:
    code = keys.text("code", required=True)
    if code and not CODE.fullmatch(code):
        keys.fault("code", f"编号 {code} 应如 GEO-01", f"the code {code} must look like GEO-01")
    return code


def _aliases(keys: Keys) -> tuple[str, ...]:
    aliases = keys.texts("aliases")
    for alias in aliases:
        if not CODE.fullmatch(alias):
            keys.fault("aliases", f"别名 {alias} 应如 GEO-01", f"the alias {alias} must look like GEO-01")
    return aliases


def _function(card: CardFile, keys: Keys) -> CheckFunction | None:
    check = keys.text("check")
    try:
        if check and card.python:
            zh = f"既写了 check，旁边又有 {card.python.name}"
            raise FunctionFault(zh, f"check is given although {card.python.name} stands beside the card")
        if check:
            return library_check(check)
        if card.python is None:
            zh = f"缺少 check，旁边也没有 {card.name}.py"
            raise FunctionFault(zh, f"check is missing and there is no {card.name}.py beside the card")
        return python_check(card.python, card.pack) if card.trusted else untrusted
    except FunctionFault as fault:
        keys.fault("check", fault.zh, fault.en)
        return None


def _params(keys: Keys, function: CheckFunction | None, around: Around) -> Params:
    child = keys.child("params")
    if function is None or function is untrusted:
        return Params({}, {})
    return resolve_params(child, function, around.limits, around.settings)


def _quality(keys: Keys, policy: Policy | None) -> str:
    quality = keys.text("quality", required=policy is not None)
    if policy and quality:
        known = [f"{e.name}/{p.name}" for e in policy.elements for p in e.parts]
        if quality not in known:
            words = "、".join(known)
            keys.fault(
                "quality",
                f"质量元素 {quality} 不在评分方案中（{words}）",
                f"{quality} is not in the grade policy: {words}",
            )
    return quality


def _severity_column(keys: Keys, known: Known) -> str:
    column = keys.text("severity_column")
    if column and not any(column in columns for columns in known.tables.values()):
        keys.fault("severity_column", f"没有表有列 {column}", f"no table has a column {column}")
    return column


def _severity_when(keys: Keys) -> SeverityWhen:
    fact = keys.text("fact", required=True)
    if fact and fact not in FACTS:
        keys.fault("fact", f"{fact} 不是约定的事实名", f"{fact} is no fact of the vocabulary")
    bounds = {word: keys.number(word) if word in keys else None for word in ("above", "at_least", "below")}
    equals = keys.text("equals") if "equals" in keys else None
    if equals is None and not any(b is not None for b in bounds.values()):
        keys.fault("", "缺少 above、at_least、below 或 equals", "above, at_least, below or equals is missing")
    for word in bounds:
        keys.asked.add(word)
    keys.asked.add("equals")
    severity = cast(Severity, keys.one_of("severity", SEVERITIES, "C", required=True))
    keys.finish()
    return SeverityWhen(fact, severity, bounds["above"], bounds["at_least"], bounds["below"], equals)


def _case(keys: Keys) -> Message:
    message = _message(keys, required=True)
    keys.finish()
    return message


def _message(keys: Keys, required: bool) -> Message:
    """The sentence in both languages, its places held against the vocabulary of facts."""
    message = Message(keys.text("message", required), keys.text("message_en"))
    for key, template in (("message", message.zh), ("message_en", message.en)):
        try:
            names = [place.name for place in places(template)]
        except ValueError as error:
            zh = f"占位只能写作 {{事实名}} 或 {{事实名:.3f}}：{error}"
            keys.fault(key, zh, f"a place can only be {{fact}} or {{fact:.3f}}: {error}")
            continue
        for name in names:
            if name not in FACTS:
                keys.fault(
                    key, f"{{{name}}} 不是约定的事实名（rule/facts.py）", f"{{{name}}} is no fact of the vocabulary"
                )
    return message


def _pair(keys: Keys, key: str) -> Message:
    return Message(keys.text(key), keys.text(f"{key}_en"))


def _cause(keys: Keys) -> tuple[str, ...]:
    cause = keys.texts("cause")
    for word in cause:
        if word not in CAUSES and word not in FACTS:
            words = ", ".join(CAUSES)
            keys.fault("cause", f"{word} 既不是 {words}，也不是事实名", f"{word} is neither one of {words} nor a fact")
    return cause


def _common(keys: Keys) -> tuple[str, ...]:
    common = keys.texts("common")
    for word in common:
        if word not in COMMON:
            words = ", ".join(COMMON)
            keys.fault("common", f"{word} 不是 {words} 之一", f"{word} is none of {words}")
    return common


def _example_settings(keys: Keys, around: Around) -> None:
    for kind in ("bad", "good"):
        for child in keys.children(kind):
            settings = child.child("settings")
            for name in settings.data:
                if name not in around.limits and name not in around.settings:
                    settings.fault(name, f"{name} 不是限差或设置", f"{name} is no limit or setting of the pack")
                elif name in around.limits:
                    settings.number(name)
                elif isinstance(settings.data[name], dict):
                    settings.fault(name, f"{name} 不能是表", f"{name} cannot be a table")
