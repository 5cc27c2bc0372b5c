"""Is the group of a claim the group that was asked for, inside it, around it, or beside it?

Facets are as labelled by the speaker. Who counts as a civilian beyond that label is a setting of the method; where it
is not set, the answer is the question. A set of values ("women and children") is never split.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Literal

from accounted.model import BadInput, Group, Value
from accounted.reckoning.method_rules import MethodRules

__all__ = [
    "NO_LABELS",
    "Asked",
    "Labels",
    "Match",
    "Policy",
    "asked_group",
    "compare",
    "disjoint",
    "known_groups",
    "labels_of",
    "policy_of",
    "whole_status",
]

Relation = Literal["equal", "narrower", "wider", "disjoint", "mixed", "unclear", "either", "ask"]
"""``wider``: it may hold others too. ``mixed``: it holds people inside and people outside and no split. ``either``:
people whose status is disputed. ``unclear``: nothing tells. ``ask``: a setting would tell."""

Policy = Mapping[str, str | None]
"""Settings of ``[civilians]`` by name: inside, outside, apart (``unlabelled`` only), None where nobody has said."""


class Asked(Value, frozen=True, kw_only=True):
    """A group that a toll is asked for: one facet with one value, or everybody."""

    name: str
    facet: Literal["all", "status", "role", "age", "sex"]
    value: str = ""


class Match(Value, frozen=True, kw_only=True):
    """How a claim's group stands to the asked one, and which settings would tell more."""

    relation: Relation
    asks: tuple[str, ...] = ()
    by_others: bool = False
    """Whether it stands so because of what other claims say of who the people were."""


class Labels(Value, frozen=True, kw_only=True):
    """What other claims of the incident say of who the people were, who are left unlabelled in this one."""

    settings: frozenset[str] = frozenset()
    """``[civilians]`` settings that say whether the people so labelled are civilians."""
    armed: bool = False
    """Whether some are called combatants, by somebody not accused."""
    some_civilians: bool = False
    """Whether the same account counts fewer civilians among these people."""
    told: tuple[str, ...] = ()
    """Who says it, for a sentence: "security official: six soldiers"."""


NO_LABELS = Labels()

_ROLES = {
    "police": "police", "soldiers": "soldier", "security forces": "security_forces", "militants": "militant",
    "officials": "official", "journalists": "journalist", "medics": "medic", "aid workers": "aid_worker",
    "students": "student", "teachers": "teacher", "guards": "guard", "attackers": "attacker", "workers": "worker",
    "prisoners": "prisoner", "fighters": "fighter", "religious": "religious", "politicians": "politician",
    "judges": "judge", "diplomats": "diplomat", "drivers": "driver", "farmers": "farmer", "leaders": "leader",
}  # fmt: skip
_GROUPS: dict[str, Asked] = {
    "all persons": Asked(name="all persons", facet="all"),
    "civilians": Asked(name="civilians", facet="status", value="civilian"),
    "combatants": Asked(name="combatants", facet="status", value="combatant"),
    "children": Asked(name="children", facet="age", value="child"),
    "women": Asked(name="women", facet="sex", value="f"),
    "men": Asked(name="men", facet="sex", value="m"),
    **{name: Asked(name=name, facet="role", value=value) for name, value in _ROLES.items()},
}

ROLES = frozenset(_ROLES.values())
"""Roles as facets name them."""
ARMED = frozenset({"soldier", "militant", "fighter", "attacker", "combatant", "insurgent", "gunman", "rebel"})
SETTING_OF_ROLE = {
    "police": "police", "security_forces": "security_forces", "official": "officials", "politician": "officials",
    "guard": "guards",
}  # fmt: skip
MINOR = frozenset({"child", "baby", "infant"})
GROWN = frozenset({"adult", "elderly"})
SECURITY = frozenset({"police", "soldier", "security_forces"})
OPPOSED = frozenset({"militant", "fighter", "attacker", "insurgent", "gunman", "rebel"})


def known_groups() -> list[str]:
    """Names of the groups that a toll can be asked for."""
    return list(_GROUPS)


def asked_group(name: str) -> Asked:
    """The group of that name; raises ``BadInput`` with the nearest one."""
    key = " ".join(name.casefold().replace("_", " ").split())
    group = _GROUPS.get(key) or _GROUPS.get(key + "s")
    if group is None:
        near = difflib.get_close_matches(key, list(_GROUPS), n=1, cutoff=0.5)
        hint = f", did you mean “{near[0]}”?" if near else ""
        raise BadInput(f"group “{name}”: unknown{hint}; known are {', '.join(_GROUPS)}")
    return group


def policy_of(method: MethodRules) -> dict[str, str | None]:
    """Who counts as a civilian under a method; None for what its file does not say."""
    rules = method.civilians
    return {
        name: None if setting is None else setting.value
        for name, setting in (
            ("police", rules.police), ("security_forces", rules.security_forces), ("officials", rules.officials),
            ("guards", rules.guards), ("unlabelled", rules.unlabelled),
            ("labelled_by_accused", rules.labelled_by_accused),
        )
    }  # fmt: skip


def _values(group: Group, facet: str) -> frozenset[str]:
    return frozenset(f.value for f in getattr(group, facet) if f.value != "unknown")


def _is_union(group: Group) -> bool:
    """Whether the facets name kinds of people side by side ("women and children") rather than one kind ("girls")."""
    parts = [_values(group, facet) for facet in ("status", "role", "age", "sex")]
    if any(len(part) > 1 for part in parts):
        return True
    text = f" {group.words.casefold()} "
    return sum(1 for p in parts if p) > 1 and any(w in text for w in (" and ", " or ", ", ", " & "))


def labels_of(group: Group) -> frozenset[str]:
    """The settings that would say whether these people are civilians; ``armed`` for combatants; empty for no label."""
    status, roles = _values(group, "status"), _values(group, "role")
    if status == {"civilian"} and not _is_union(group):
        return frozenset()
    names = {
        "armed" if role in ARMED else SETTING_OF_ROLE[role] for role in roles if role in ARMED | {*SETTING_OF_ROLE}
    }
    return frozenset(names | ({"armed"} if "combatant" in status else set()))


def whole_status(group: Group) -> Literal["civilian", "combatant"] | None:
    """The one status that all of these people are given; None where they are given none, or several. A soldier is
    nobody's disputed civilian, and so soldiers are given none here."""
    status, roles = _values(group, "status"), _values(group, "role")
    if _is_union(group):
        return None
    if status == {"civilian"}:
        return "civilian"
    if "soldier" in roles:
        return None
    return "combatant" if status == {"combatant"} or (not status and roles and roles <= ARMED) else None


def compare(
    group: Group, includes: tuple[Group, ...], asked: Asked, policy: Policy, others: Labels = NO_LABELS
) -> Match:
    """How the people of ``group`` (``includes`` among them) stand to the ``asked`` group.

    ``others`` is what other claims of the incident say of who the people were: it bears only on a group that is told
    neither by status nor by role, and not on children, whom nobody counts as policemen or soldiers without saying so.
    """
    if asked.facet == "all":
        narrowed = bool(group.values() - {"unknown"}) or bool(group.other)
        return Match(relation="narrower" if narrowed else "equal")
    if asked.facet == "status":
        return _compare_status(group, includes, asked.value, policy, others)
    return Match(relation=_compare_facet(group, asked))


def _compare_status(group: Group, includes: tuple[Group, ...], wanted: str, policy: Policy, others: Labels) -> Match:
    status = _values(group, "status")
    if "disputed" in status:
        return Match(relation="either" if len(status) == 1 else "mixed")
    kinds = _civilian_kinds(group, policy)
    for part in includes:
        evidence = {k for k in _civilian_kinds(part, policy) if k not in ("apart", "?unlabelled")}
        if status:
            continue  # the speaker labelled them all
        kinds |= {k for k in evidence if k != "inside"}
    asks = tuple(sorted(k[1:] for k in kinds if k.startswith("?")))
    if asks:
        return Match(relation="ask", asks=asks)
    if kinds == {"inside"} and not status and not _values(group, "role") and not _only_children(group):
        mixed = _mixed_in(others, policy)
        if mixed is not None:
            return mixed
    if "apart" in kinds:
        narrowed = bool(group.role or group.age or group.sex)
        return Match(relation="mixed" if len(kinds) > 1 else "unclear" if narrowed else "wider")
    match = "inside" if wanted == "civilian" else "outside"
    if kinds == {match}:
        narrowed = bool((_values(group, "role") and not _is_union(group)) or group.age or group.sex)
        return Match(relation="narrower" if narrowed else "equal")
    return Match(relation="mixed" if match in kinds else "disjoint")


def _mixed_in(others: Labels, policy: Policy) -> Match | None:
    """What others' labels make of people who would be civilians for want of a label; None where nothing changes."""
    told = {name: policy.get(name) for name in others.settings}
    if others.armed or others.some_civilians or "outside" in told.values():
        return Match(relation="wider", by_others=True)
    unset = tuple(sorted(name for name, value in told.items() if value is None))
    return Match(relation="ask", asks=unset, by_others=True) if unset else None


def _only_children(group: Group) -> bool:
    age = _values(group, "age")
    return bool(age) and age <= MINOR and not _is_union(group)


def _civilian_kinds(group: Group, policy: Policy) -> set[str]:
    """Where each kind of people in the group stands: inside, outside, apart, or ``?setting`` for an unset one."""
    status, roles = _values(group, "status"), _values(group, "role")
    kinds = {"inside" if s == "civilian" else "outside" for s in status if s in ("civilian", "combatant")}
    if kinds and not _is_union(group):
        return kinds
    for role in roles:
        if role in ARMED:
            kinds.add("outside")
        else:
            name = SETTING_OF_ROLE.get(role, "unlabelled")
            kinds.add(policy.get(name) or f"?{name}")
    if not kinds:
        kinds.add(policy.get("unlabelled") or "?unlabelled")
    return kinds


def _compare_facet(group: Group, asked: Asked) -> Relation:
    values = _values(group, asked.facet)
    if asked.facet in ("sex", "age") and asked.value in ("f", "m") and _values(group, "age") & MINOR:
        # girls are not "women"; "women and children" holds both and is never split
        return "mixed" if _is_union(group) else "disjoint"
    wanted = MINOR if asked.value == "child" else frozenset({asked.value})
    if asked.value == "security_forces":
        wanted = SECURITY
    if not values:
        return "wider" if not group.values() else "unclear"
    if _is_union(group) and not values <= wanted:
        return "mixed" if values & wanted else "disjoint"
    if _is_union(group) and group.values() - values:
        return "mixed"
    if values <= wanted:
        extra = group.values() - values or group.other
        return "narrower" if extra or (len(wanted) > 1 and asked.value not in values) else "equal"
    if asked.facet == "role":
        return "wider" if asked.value in SECURITY and "security_forces" in values else "unclear"
    return "disjoint"


def disjoint(left: Group, right: Group) -> bool:
    """Whether nobody can be in both groups, by what is said of them; False where it is not sure."""
    if _is_union(left) or _is_union(right):
        return False
    status = (_values(left, "status"), _values(right, "status"))
    if {*status} == {frozenset({"civilian"}), frozenset({"combatant"})}:
        return True
    if {*map(bool, status)} == {True, False} and "civilian" in status[0] | status[1]:
        armed = _values(right, "role") if status[0] else _values(left, "role")
        if armed and armed <= ARMED:
            return True
    sex = (_values(left, "sex"), _values(right, "sex"))
    if sex[0] and sex[1] and not sex[0] & sex[1]:
        return True
    age = (_values(left, "age"), _values(right, "age"))
    if (age[0] and age[1]) and ((age[0] <= MINOR and age[1] <= GROWN) or (age[0] <= GROWN and age[1] <= MINOR)):
        return True
    role = (_values(left, "role"), _values(right, "role"))
    if role[0] and role[1]:
        if (role[0] <= SECURITY and role[1] <= OPPOSED) or (role[0] <= OPPOSED and role[1] <= SECURITY):
            return True
        return {*role} == {frozenset({"police"}), frozenset({"soldier"})}
    return False
