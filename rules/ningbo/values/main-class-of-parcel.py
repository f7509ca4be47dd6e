"""The use of a parcel, against the class that takes up most of it."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, Written, check
from surveycheck.rule.number import EMPTY, decimal_of


@check
def main_class_of_parcel(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: parcels; their areas by class (TDFLMJ) are the further selection ``classes``. Yields parcels one of
    whose classes is the use YT, but another one is larger: the two may be exchanged; and (case
    ``absent``) those none of whose classes is the use, or a part of it, or what it is a part of. Equal areas are fine;
    areas that are no numbers are another rule's."""
    own: dict[str, list[Record]] = {}
    for record in inputs.other("classes").records:
        own.setdefault(record.get("ZDDM"), []).append(record)
    for parcel in inputs.records:
        sizes = [(decimal_of(r.get("MJ")), r) for r in own.get(parcel.get("ZDDM"), ())]
        known = [(size, r) for size, r in sizes if size is not None]
        mine = [(size, r) for size, r in known if r.get("DLBM") == parcel.get("YT")]
        classes = [r.get("DLBM") for _, r in sizes]
        if parcel.get("YT") not in EMPTY and classes and not any(_kin(code, parcel.get("YT")) for code in classes):
            absent: dict[str, Fact] = {"key": parcel.get("ZDDM"), "value": parcel.get("YT")}
            absent |= {"expected": "、".join(dict.fromkeys(classes))}
            yield Defect(
                parcel, facts=absent, others=tuple(Value(r, "DLBM") for _, r in sizes), field="YT", case="absent"
            )
            continue
        if parcel.get("YT") in EMPTY or len(mine) != 1 or len(known) < len(sizes):
            continue
        most, largest = max(known, key=lambda pair: pair[0])
        size, record = mine[0]
        if size < most:
            facts: dict[str, Fact] = {"key": parcel.get("ZDDM"), "value": parcel.get("YT"), "said": Written(size)}
            facts |= {"expected": largest.get("DLBM"), "actual": Written(most)}
            others = (Value(record, "DLBM"), Value(largest, "DLBM"), Value(record, "MJ"), Value(largest, "MJ"))
            yield Defect(parcel, facts=facts, others=others, field="YT")


def _kin(one: str, other: str) -> bool:
    """Is one class the other one, or a part of it? An empty one may be any."""
    return one in EMPTY or one.startswith(other) or other.startswith(one)
