"""Numbers in figures and words, their scales and ranges."""

from __future__ import annotations

from accounted.claims.english.counts.look import Look
from accounted.claims.english.counts.words import DASHES, DECIMAL, DOTTED, HIGHEST, THOUSANDS, Core
from accounted.claims.english.groups import is_person_noun


class Numbers(Look):
    """Numbers as they stand, in figures and words."""

    def figure(self, at: int) -> tuple[int, int | float, bool] | None:
        """Digits at ``at``: (next word, value, whether plain digits), or None where they are no number."""
        raw = self.lows[at]
        if raw.isdigit():
            value: int | float = int(raw) if len(raw) <= 12 else HIGHEST + 1
            after = self.low(at + 1)
            # "12 000": a thin or hard space, or a thousand that no other reading explains
            if len(raw) <= 3 and len(after) == 3 and after.isdigit() and after.isascii() and raw[0] != "0":
                gap = self.text[self.ends[at] : self.begins[at + 1]]
                if gap in {"\u00a0", "\u202f", "\u2009"} or (gap == " " and after == "000"):
                    return at + 2, int(raw + after), False
            return at + 1, value, True
        if THOUSANDS.match(raw):
            return at + 1, int(raw.replace(",", "")), False
        if DECIMAL.match(raw) and self.low(at + 1) in self.lex.scales:
            return at + 1, float(raw), False
        if DOTTED.match(raw) and (raw.count(".") > 1 or is_person_noun(self.low(at + 1))):
            return at + 1, int(raw.replace(".", "")), False
        return None

    def link(self, at: int) -> int:
        """Past a hyphen inside a number word ("twenty-three", also broken at a line's end)."""
        if self.low(at) in DASHES and self.glued(at) and at + 1 < self.size:
            between = self.text[self.ends[at] : self.begins[at + 1]]
            if between == "" or between.strip(" ") == "\n":
                return at + 1
        return at

    def spelled(self, at: int) -> tuple[int, int] | None:
        """Number words at ``at`` up to the scales: (next word, value)."""
        lex, total, part, seen = self.lex, 0, 0, False
        place, last, smallest = at, 0, 10**12
        while place < self.size:
            here = self.link(place) if seen else place
            low = self.low(here)
            if (
                seen
                and low == "and"
                and here == place
                and (last in (100, 1000, 10**6))
                and self.low(here + 1) in lex.cardinals
            ):
                here += 1
                low = self.low(here)
            if low in lex.cardinals:
                value = lex.cardinals[low]
                if not seen or last >= 100:
                    if seen and value == 0:
                        break
                    part += value
                elif 20 <= last <= 90 and 0 < value < 10:
                    part += value
                else:
                    break
                last = value
            elif low in lex.scales and seen and not (here != place and last < 100 and low not in lex.scales):
                scale = lex.scales[low]
                if scale == 100:
                    if not 0 < part < 100:
                        break
                    part *= 100
                else:
                    if scale >= smallest or part == 0:
                        break
                    total += part * scale
                    part, smallest = 0, scale
                last = scale
            else:
                break
            seen = True
            place = here + 1
        return (place, total + part) if seen else None

    def number(self, at: int) -> Core | None:
        """One number at ``at``, in figures or words, with its scale ("3.5 million", "two dozen", "a hundred")."""
        lex, low = self.lex, self.low(at)
        if not low:
            return None
        value: int | float
        digits, plain, scale = False, False, 1
        place = at
        if low[0].isascii() and low[0].isdigit():
            read = self.figure(at)
            if read is None:
                return None
            place, value, plain = read
            digits = True
        elif low in lex.cardinals:
            spelled = self.spelled(at)
            if spelled is None:
                return None
            place, value = spelled
        elif low in {"a", "an"} and (self.low(at + 1) in lex.scales or self.low(at + 1) in lex.dozens):
            if self.low(at + 1) in lex.scales:
                place, value = self.spelled_after_a(at + 1)
                if place == at + 2 and [self.low(place + step) for step in range(3)] == ["and", "a", "half"]:
                    place, value = place + 3, value + value // 2
                return Core(at, place, value, value, "exact", scale=lex.scales[self.low(at + 1)])
            place, value = at + 1, 1
        elif low == "half" or (low == "a" and self.low(at + 1) == "half"):
            dozen = self.link(at + (low == "a") + 1)
            dozen += self.low(dozen) == "a"
            if self.low(dozen) in lex.dozens:
                return Core(at, dozen + 1, 6, 6, "exact", scale=12)
            if lex.scales.get(self.low(dozen), 0) >= 1000:
                value = lex.scales[self.low(dozen)] // 2
                return Core(at, dozen + 1, value, value, "exact", scale=value)  # "half a million"
            return None
        elif low in lex.dozens:
            place, value = at, 1
        else:
            return None
        if (after := self.low(place)) in lex.dozens or (
            self.low(place) in DASHES and self.low(self.link(place)) in lex.dozens
        ):
            place = place + 1 if after in lex.dozens else self.link(place) + 1
            value, scale = value * 12, 12
        elif digits and self.low(place) in lex.scales:
            scale = lex.scales[self.low(place)]
            value, place = value * scale, place + 1
        elif not digits and place > at and self.low(place - 1) in lex.scales:
            scale = lex.scales[self.low(place - 1)]
        if value > HIGHEST:
            return Core(at, place, -1, -1, "exact", plain)
        whole = round(value)
        return Core(at, place, whole, whole, "none" if whole == 0 else "exact", plain and scale == 1, scale)

    def spelled_after_a(self, at: int) -> tuple[int, int]:
        """After "a": "hundred and twenty", "thousand two hundred"."""
        value, place = self.lex.scales[self.low(at)], at + 1
        after = place + (self.low(place) == "and")
        if self.low(after) in self.lex.cardinals and self.lex.cardinals[self.low(after)] > 0:
            rest = self.spelled(after)
            if rest is not None and rest[1] < value and (after > place or value >= 1000 or rest[1] >= 10):
                return rest[0], value + rest[1]
        if value == 100 and self.low(place) in {"thousand", "million"}:
            return place + 1, value * self.lex.scales[self.low(place)]
        return place, value

    def numeric(self, at: int) -> Core | None:
        """A number or a range at ``at``."""
        first = self.number(at)
        if first is None or first.low is None or first.low < 0:
            return first
        sign, place = self.low(first.last), first.last + 1
        if sign in DASHES:
            while self.low(place) in DASHES:
                return first  # "--" is a dash between clauses
            hyphen = self.glued(first.last) == self.glued(place)
            if not hyphen:
                return first
            if self.low(place) == "to" and self.low(place + 1) in DASHES:  # "three-to-five"
                place += 2
        elif sign == "to" or sign == "or" or (sign == "and" and self.low(first.first - 1) == "between"):
            pass
        else:
            return first
        second = self.number(place)
        if second is None or second.low is None or second.low < 0 or self.low(place) in {"a", "an"}:
            return first
        if sign in DASHES and not self.glued(first.last) and (first.digits != second.digits or self.of_month(at)):
            return first  # "Aug. 24 — Four farmers", "May 3 - 12 killed": a dateline's dash
        low, high = first.low, second.low
        if second.scale > 1 and first.scale == 1 and low < 1000 and low < high // second.scale:
            low *= second.scale  # "20 to 30 thousand"
        elif sign in DASHES and "," in self.low(place) and low < 1000 <= high and low < high // 1000:
            low *= 1000  # "10-15,000"
        if sign in {"to", "and"} and self.changed(at):
            return first
        if high <= low:
            return (
                Core(at, second.last, -1, -1, "exact") if sign in DASHES or (sign == "to" and first.digits) else first
            )
        if (
            sign in DASHES
            and first.digits
            and second.digits
            and len(self.low(place)) == 4
            and len(self.low(first.first)) == 3
        ):
            return Core(at, second.last, -1, -1, "exact")  # 555-1234
        if sign == "or" and second.low > 3 * low + 3:
            return first
        if (
            sign in DASHES
            and self.low(second.last) in DASHES
            and self.glued(second.last)
            and self.low(second.last + 1).isdigit()
        ):
            return Core(at, second.last + 2, -1, -1, "exact")  # 2018-01-29, 1-800-555
        return Core(at, second.last, low, high, "range", first.digits and second.digits, second.scale)

    def of_month(self, at: int) -> bool:
        """Whether the number at ``at`` stands right behind a month."""
        return self.low(at - 2 if self.low(at - 1) == "." else at - 1) in self.lex.months

    def changed(self, at: int) -> bool:
        """Whether "from N to M" before ``at`` tells of a figure that changed."""
        if self.low(at - 1) != "from":
            return False
        return any(self.low(place) in self.lex.change for place in range(max(0, at - 8), at))
