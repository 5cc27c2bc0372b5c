"""Where and when: each way in which a report tells it, and what keeps a name of a place from being the place.

``settings`` asks one sentence, ``neighbours`` those beside it, ``report_place``, ``reached_day`` and ``country`` the whole report.
"""
