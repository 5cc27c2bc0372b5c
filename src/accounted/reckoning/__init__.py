"""Tolls with their reasons, worked out from counts and origins by the rules of a method file.

>>> from accounted.reckoning import load, reckon, shipped
>>> [card.name for card in shipped()]
['acled-partial', 'airwars-observed', 'gtd-2015', 'ibc-partial', 'plain', 'ucdp-partial']
"""

from accounted.reckoning.accounts import Account, Relation, Statement
from accounted.reckoning.groups import known_groups
from accounted.reckoning.methods import MethodFaults, MethodRules, check, load, shipped
from accounted.reckoning.toll import reckon

__all__ = [
    "Account",
    "MethodFaults",
    "MethodRules",
    "Relation",
    "Statement",
    "check",
    "known_groups",
    "load",
    "reckon",
    "shipped",
]
