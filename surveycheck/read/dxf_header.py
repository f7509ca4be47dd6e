"""The HEADER section."""

from __future__ import annotations

from surveycheck.read.dxf_numbers import number
from surveycheck.read.dxf_records import Records
from surveycheck.read.dxf_strings import Strings

UNITS = {
    1: "in", 2: "ft", 3: "mi", 4: "mm", 5: "cm", 6: "m", 7: "km", 8: "µin", 9: "mil", 10: "yd", 11: "Å", 12: "nm",
    13: "µm", 14: "dm", 15: "dam", 16: "hm", 17: "Gm", 18: "au", 19: "ly", 20: "pc", 21: "ft_us",
}  # fmt: skip
"""Values of ``$INSUNITS`` (DXF reference, header variables)."""


def header_of(records: Records, strings: Strings) -> dict[str, object]:
    """``$NAME`` → its value; a tuple where it has several groups. Text, int or float as the group code says."""
    found: dict[str, list[object]] = {}
    section = records.section("HEADER")
    if section.last or section.first:
        name = ""
        opened = section.first - 1
        for code, pair in records.groups(opened):
            if code == 9:
                name = strings.text(pair).strip()
                found[name] = []
            elif name and code != 999:
                found[name].append(value_of(code, strings, pair))
    return {name: values[0] if len(values) == 1 else tuple(values) for name, values in found.items() if values}


def value_of(code: int, strings: Strings, pair: int) -> object:
    """One value as the type that its group code stands for; as text where it does not read as that."""
    real = 10 <= code <= 59 or 110 <= code <= 149 or 210 <= code <= 239 or 460 <= code <= 469 or 1010 <= code <= 1059
    whole = 60 <= code <= 99 or 160 <= code <= 179 or 270 <= code <= 299 or 370 <= code <= 389 or 1060 <= code <= 1071
    if not (real or whole or 400 <= code <= 409 or 420 <= code <= 429 or 440 <= code <= 459):
        return strings.text(pair)
    value = number(strings.pairs.value(pair))
    if value != value:
        return strings.text(pair)
    return value if real or not value.is_integer() else int(value)


def unit_of(header: dict[str, object]) -> str:
    """The drawing unit of ``$INSUNITS``; "" if it says none."""
    said = header.get("$INSUNITS", 0)
    return UNITS.get(said, "") if isinstance(said, int) else ""
