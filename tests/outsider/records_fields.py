"""Slips in one value of one record."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from lxml import etree
from records import Package, Planted, key_of, kind, local, spot
from witness import MAY_LACK, any_form, measured

NUMBER = re.compile(r"-?\d+(\.\d+)?")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
Change = Callable[[Package, str, str, str], str | None]
"""Package, table, field, text → the new text, None where it does not suit."""


def a_value(package: Package) -> etree._Element:
    """Any value: even over the pairs of table and field."""
    table, name = package.chance.choice(package.fields())
    return package.chance.choice([c for row in package.tables()[table] for c in row if local(c) == name])


def said(name: str, element: etree._Element, old: str, new: str, *spots: etree._Element) -> Planted:
    row = element.getparent()
    what = f"{local(row)}.{local(element)} [{key_of(row)}] {old!r} -> {new!r}"
    return Planted(name, what, tuple(spot(e) for e in (element, *spots)))


def value_kind(name: str, change: Change, *, form: bool = False, small: bool = False) -> None:
    """``form``: the new text breaks the form of the field; ``small``: it lies within what measurements may differ."""

    def spoil(package: Package) -> Planted | None:
        element = a_value(package)
        table, field, old = local(element.getparent()), local(element), element.text or ""
        if not form and (any_form(table, field) or (small and measured(table, field))):
            return None
        new = change(package, table, field, old)
        if new == "" and (table, field) in MAY_LACK:
            return None
        if not old or new is None or new == old:
            return None
        element.text = new
        return said(name, element, old, new)

    kind(name)(spoil)


def moved(factor: Callable[[Package, Decimal, Decimal], Decimal]) -> Change:
    """Numbers are moved and written with as many decimals as before."""

    def change(package: Package, table: str, field: str, text: str) -> str | None:
        if not NUMBER.fullmatch(text) or len(text.replace(".", "")) > 12 or is_code(text):
            return None
        number = Decimal(text)
        unit = Decimal(1).scaleb(int(number.as_tuple().exponent))
        new = factor(package, number, unit)
        return f"{new.quantize(unit)}" if new >= 0 or number < 0 else None

    return change


def is_code(text: str) -> bool:
    """Written as a number and none: it begins with naught, or is an identifier of many digits."""
    return (text != "0" and text.startswith("0") and not text.startswith("0.")) or (text.isdigit() and len(text) > 5)


def little(package: Package, number: Decimal, unit: Decimal) -> Decimal:
    steps = package.chance.randint(1, 2) if unit == 1 else package.chance.randint(5, 40)
    return number + unit * steps * package.chance.choice((1, -1))


def much(package: Package, number: Decimal, unit: Decimal) -> Decimal:
    by = max(abs(number) * package.chance.choice((Decimal("0.1"), Decimal("0.3"))), unit * 3)
    return number + by * package.chance.choice((1, -1))


def last_digit(package: Package, number: Decimal, unit: Decimal) -> Decimal:
    """By three in the last place: more than one rounding explains."""
    return number + unit * 3 * package.chance.choice((1, -1)) if unit != 1 else number


def swapped(package: Package, table: str, field: str, text: str) -> str | None:
    """Two neighbouring digits in the other order."""
    places = [n for n in range(len(text) - 1) if text[n : n + 2].isdigit() and text[n] != text[n + 1]]
    if not places or DATE.fullmatch(text):
        return None
    n = package.chance.choice(places)
    return text[:n] + text[n + 1] + text[n] + text[n + 2 :]


def other_digit(package: Package, table: str, field: str, text: str) -> str | None:
    places = [n for n, c in enumerate(text) if c.isdigit()]
    if not places or DATE.fullmatch(text):
        return None
    n = package.chance.choice(places)
    return text[:n] + package.chance.choice([d for d in "0123456789" if d != text[n]]) + text[n + 1 :]


def other_date(package: Package, table: str, field: str, text: str) -> str | None:
    if not DATE.fullmatch(text):
        return None
    days = package.chance.choice((400, 800, -800, -2000))
    return f"{date.fromisoformat(text) + timedelta(days=days)}"


def other_of_field(package: Package, table: str, field: str, text: str) -> str | None:
    """What another record of the table has there: a code of the list, another building, another use."""
    there = {c.text for row in package.tables()[table] for c in row if local(c) == field and c.text}
    return package.chance.choice(sorted(there - {text}) or [text])


def other_letter(package: Package, table: str, field: str, text: str) -> str | None:
    places = [n for n, c in enumerate(text) if "\u4e00" <= c <= "\u9fff"]
    if not places:
        return None
    n = package.chance.choice(places)
    return text[:n] + package.chance.choice("田由甲申末未己已") + text[n + 1 :]


def digits_only(change: Callable[[str], str]) -> Change:
    return lambda package, table, field, text: change(text) if NUMBER.fullmatch(text) else None


FULL = str.maketrans("0123456789", "０１２３４５６７８９")
value_kind("a little", moved(little), small=True)
value_kind("much", moved(much))
value_kind("last digit", moved(last_digit), small=True)
value_kind("ten times", moved(lambda p, n, u: n * 10))
value_kind("a tenth", moved(lambda p, n, u: n / 10))
value_kind("digits swapped", swapped, small=True)
value_kind("one digit other", other_digit, small=True)
value_kind("other date", other_date)
value_kind("value of another record", other_of_field, small=True)
value_kind("other character", other_letter)
value_kind("emptied", lambda p, t, f, text: "", form=True)
value_kind("star", lambda p, t, f, text: "*", form=True)
value_kind("trailing blank", lambda p, t, f, text: f"{text} ", form=True)
value_kind(
    "blank within", lambda p, t, f, text: f"{text[:2]} {text[2:]}" if NUMBER.fullmatch(text) else None, form=True
)
value_kind("full-width digits", lambda p, t, f, text: text.translate(FULL) if text.isascii() else None, form=True)
value_kind("unit behind", digits_only(lambda text: f"{text}m" if "." in text else text), form=True)
value_kind("decimal comma", digits_only(lambda text: text.replace(".", ",")), form=True)
value_kind("letter for digit", digits_only(lambda text: text.replace("0", "O", 1)), form=True)
value_kind("more decimals", digits_only(lambda text: f"{text}001" if "." in text else text), form=True)
value_kind("impossible date", lambda p, t, f, text: "2026-02-31" if DATE.fullmatch(text) else None, form=True)
value_kind("sign turned", digits_only(lambda text: text[1:] if text[0] == "-" else f"-{text}"))
value_kind("odd character", lambda p, t, f, text: f"{text[:1]}?{text[2:]}" if other_letter(p, t, f, text) else None)


@kind("element removed")
def element_removed(package: Package) -> Planted | None:
    element = a_value(package)
    row = element.getparent()
    if (local(row), local(element)) in MAY_LACK:
        return None
    planted = Planted(
        "element removed", f"{local(row)}.{local(element)} [{key_of(row)}] {element.text!r}", (spot(row), spot(element))
    )
    row.remove(element)
    return planted


@kind("element doubled")
def element_doubled(package: Package) -> Planted | None:
    element = a_value(package)
    again = etree.SubElement(element.getparent(), element.tag)
    again.text = element.text
    return said("element doubled", element, element.text or "", "twice", element.getparent())


@kind("values exchanged")
def exchanged(package: Package) -> Planted | None:
    """The values of one field of two records."""
    element = a_value(package)
    row = element.getparent()
    table, field = local(row), local(element)
    others = [
        c for r in package.tables()[table] for c in r if local(c) == field and (c.text or "") != (element.text or "")
    ]
    if not others or any_form(table, field) or measured(table, field):
        return None
    other = package.chance.choice(others)
    element.text, other.text = other.text, element.text
    return said("values exchanged", element, other.text or "", element.text or "", other)
