"""The size of the count and the sort of group, never the number itself."""

from __future__ import annotations

from accounted.claims.english.casualties.found import Found


def of_count(f: Found) -> set[str]:
    """The size of the count and the sort of group, never the number itself."""
    low, high = f.count.low, f.count.high
    number = low if low is not None else high
    out = {f"outcome:{f.outcome}", f"bound:{f.count.bound}"}
    if number is None:
        out.add("count:vague")
    else:
        bins = (0, 1, 2, 5, 20, 100, 1000)
        out.add("count:" + next((str(b) for b in bins if number <= b), "1000+"))
    if f.persons:
        out.add("named")
    if len(f.persons) > 1:
        out.add("named_many")
    if not f.group.words and not f.persons:
        out.add("nobody_named")
    if f.definite:
        out.add("group_the")
    if number is None and f.group.words and not f.definite:
        out.add("group_bare")
    group = f.group
    out |= {f"group_{name}" for name in ("status", "role", "age", "sex") if getattr(group, name)}
    if f.stance is not None:
        out.add(f"stance:{f.stance}")
    if f.count.derived:
        out.add("summed")
    return out
