"""The records as an XML file: flat records under one root, laid out for people to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from surveycheck.samples.make.project import NINGBO, Project

ROOT = "综合测绘成果"
AS_BUILT = "竣工验收"
"""The stage after everything is built."""


def results(
    records: Mapping[str, Sequence[Mapping[str, str]]], project: Project = NINGBO, stage: str = AS_BUILT
) -> bytes:
    """The results file of a stage, UTF-8."""
    default: dict[Any, str] = {None: project.namespace}
    root = etree.Element(etree.QName(project.namespace, ROOT), nsmap=default)
    for name, value in (("城市", project.city), ("阶段", stage), ("版本", "2026.1")):
        root.set(name, value)
    for table, rows in records.items():
        for row in rows:
            element = etree.SubElement(root, etree.QName(project.namespace, table))
            for field, value in row.items():
                etree.SubElement(element, etree.QName(project.namespace, field)).text = value
    return bytes_of(root)


def metadata(values: Mapping[str, str]) -> bytes:
    """metadata.xml: one element per value."""
    root = etree.Element("元数据")
    for name, value in values.items():
        etree.SubElement(root, name).text = value
    return bytes_of(root)


def bytes_of(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
