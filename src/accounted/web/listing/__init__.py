"""Incidents found by one query: the list with its sums, the map's marks, the timeline."""
