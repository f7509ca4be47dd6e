"""pack.toml → Header: everything of a pack but its tables and cards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from surveycheck.pack.columns import CERTAINTIES
from surveycheck.pack.faults import Faults
from surveycheck.pack.inherited import Inherited, read_inherited
from surveycheck.pack.keys import Keys, TomlFile
from surveycheck.pack.pack import Claim, Policy, SettingInfo
from surveycheck.pack.policy import read_policy
from surveycheck.rule import Setting

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
PACK_FILE = "pack.toml"


@dataclass(frozen=True)
class Header:
    """pack.toml as written. ``package`` is None and ``xml_root`` empty where nothing is said."""

    name: str
    title: str
    title_en: str
    edition: str
    notice: str
    notice_en: str
    extends: str
    drop: tuple[str, ...]
    package: bool | None
    claim: Claim
    xml_root: str
    xml_namespace: str
    settings: Mapping[str, SettingInfo] = field(default_factory=dict)
    policy: Policy | None = None
    inherited: Inherited = field(default_factory=Inherited)

    def over(self, base: Header) -> Header:
        """This pack on top of the one it extends. What it claims is its own affair."""
        return replace(
            self,
            notice=self.notice or base.notice,
            notice_en=self.notice_en or base.notice_en,
            package=base.package if self.package is None else self.package,
            xml_root=self.xml_root or base.xml_root,
            xml_namespace=self.xml_namespace if self.xml_root else base.xml_namespace,
            settings={**self._taken(base.settings), **self.settings},
            policy=self.policy or (base.policy if self.inherited.grade else None),
        )

    def _taken(self, settings: Mapping[str, SettingInfo]) -> dict[str, SettingInfo]:
        """The settings of the extended pack, as sure as they are here."""
        sure = self.inherited.certainty
        return {n: replace(s, certainty=sure.get(s.certainty, s.certainty)) for n, s in settings.items()}


def read_header(file: TomlFile, faults: Faults) -> Header:
    """The header; its faults go to ``faults``."""
    keys = Keys(file, faults)
    name, extends = keys.text("name", required=True), keys.text("extends")
    for key, word in (("name", name), ("extends", extends)):
        if word and not NAME.fullmatch(word):
            keys.fault(
                key, f"{key} 只能用小写字母、数字和连字符", f"{key} may have lower-case letters, digits, hyphens"
            )
    claim, xml = keys.child("claim"), keys.child("xml")
    header = Header(
        name=name,
        title=keys.text("title", required=True),
        title_en=keys.text("title_en"),
        edition=keys.text("edition", required=True),
        notice=keys.text("notice"),
        notice_en=keys.text("notice_en"),
        extends=extends,
        drop=keys.texts("drop"),
        package=keys.flag("package") if "package" in keys else None,
        claim=_claim(claim),
        xml_root=xml.text("root"),
        xml_namespace=xml.text("namespace"),
        settings={word: _setting(word, child) for word, child in keys.named("settings").items()},
        policy=read_policy(keys.child("grade")) if "grade" in keys else None,
        inherited=read_inherited(keys.child("inherited")),
    )
    keys.asked.add("package")
    for part in (claim, xml, keys):
        part.finish()
    return header


def _claim(keys: Keys) -> Claim:
    attributes = {}
    for child in keys.children("attribute"):
        attributes[child.text("name", required=True)] = child.text("value", required=True)
        child.finish()
    claim = Claim(keys.text("root"), keys.text("namespace"), attributes)
    if not claim.root and (claim.namespace or attributes):
        keys.fault("root", "认领条件缺少根元素 root", "a claim wants the root element (root)")
    return claim


def _setting(name: str, keys: Keys) -> SettingInfo:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        keys.fault("", f"设置名 {name} 应为小写字母、数字、下划线", f"{name}: lower-case letters, digits, underscores")
    info = SettingInfo(
        name=name,
        value=_value(keys),
        title=keys.text("title", required=True),
        title_en=keys.text("title_en"),
        unit=keys.text("unit"),
        source=keys.text("source"),
        certainty=keys.one_of("certainty", CERTAINTIES, "unverified"),
    )
    keys.finish()
    return info


def _value(keys: Keys) -> Setting:
    """A text, a number, yes or no, a list of texts or a list of numbers."""
    value = keys.raw("value")
    if value is None:
        keys.fault("value", "缺少 value", "value is missing")
        return ""
    if isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if isinstance(value, list) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in value):
        return tuple(float(v) for v in value)
    keys.fault(
        "value", "value 应为文字、数字、true/false 或同类值的列表", "value must be a text, number, true/false or a list"
    )
    return ""
