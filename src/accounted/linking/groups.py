"""Sets that merge: a union-find whose answer does not depend on the order of merging."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Groups"]


class Groups:
    """Disjoint sets of strings; a set's root is its smallest member."""

    def __init__(self, members: Iterable[str] = ()) -> None:
        self._parent: dict[str, str] = {m: m for m in members}

    def find(self, member: str) -> str:
        """The smallest member of the set that holds ``member`` (itself where it was never merged)."""
        parent = self._parent.setdefault(member, member)
        while parent != self._parent[parent]:
            self._parent[parent] = self._parent[self._parent[parent]]
            parent = self._parent[parent]
        self._parent[member] = parent
        return parent

    def join(self, a: str, b: str) -> bool:
        """Merge two sets; False where they were one already."""
        low, high = sorted((self.find(a), self.find(b)))
        if low == high:
            return False
        self._parent[high] = low
        return True

    def sets(self) -> dict[str, list[str]]:
        """Root to members, all sorted."""
        found: dict[str, list[str]] = {}
        for member in sorted(self._parent):
            found.setdefault(self.find(member), []).append(member)
        return found
