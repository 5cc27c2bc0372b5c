"""By whom and against whom or what: each way in which a report tells it, in a module of its own.

``by_and_against`` asks them all of a sentence that tells violence, ``responsibility`` of one that tells none.
"""
