"""Tolls with their reasons, worked out from counts and origins by the rules of a method file.

>>> from accounted.reckoning import load, reckon, shipped
>>> [card.name for card in shipped()]
['acled-partial', 'airwars-observed', 'every-total', 'gtd-2015', 'ibc-partial', 'plain', 'ucdp-partial']
"""

from accounted.reckoning.accounts import Account, Relation, Statement
from accounted.reckoning.groups import known_groups
from accounted.reckoning.method_rules import MethodRules
from accounted.reckoning.methods import MethodFaults, check, digest_of, graded, load, shipped
from accounted.reckoning.persons import STATES, Casualty, State, counted_by_name, group_of
from accounted.reckoning.sums import Sum, add_up
from accounted.reckoning.toll import reckon

__all__ = [
    "STATES",
    "Account",
    "Casualty",
    "MethodFaults",
    "MethodRules",
    "Relation",
    "State",
    "Statement",
    "Sum",
    "add_up",
    "check",
    "counted_by_name",
    "digest_of",
    "graded",
    "group_of",
    "known_groups",
    "load",
    "reckon",
    "shipped",
]
