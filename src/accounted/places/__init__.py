"""Where: the words of a report to a place with its precision, against an offline gazetteer."""

from accounted.places.distance import compatible, haversine
from accounted.places.gazetteer import Entry, Gazetteer, demonym, shared
from accounted.places.home import home, spoken_of
from accounted.places.resolve import resolve

__all__ = ["Entry", "Gazetteer", "compatible", "demonym", "haversine", "home", "resolve", "shared", "spoken_of"]
