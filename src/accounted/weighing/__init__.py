"""What a person should look at first: by how much each open question of an incident could move its toll.

>>> from accounted.weighing import weigh  # doctest: +SKIP
>>> for item in weigh(findings, incident): print(item.weight, item.head)  # doctest: +SKIP
"""

from __future__ import annotations

from accounted.weighing.items import Choice, QueueItem, weigh
from accounted.weighing.trial import Figure, Trial, figure_of, moved_by

__all__ = ["Choice", "Figure", "QueueItem", "Trial", "figure_of", "moved_by", "weigh"]
