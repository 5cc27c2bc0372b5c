"""Names of casualties stay in: what is withheld, and what is not.

Withheld, in every text that leaves the house: each name that a claim gives for a casualty, whole or in part. Words that
stand together and are all of one name are withheld whatever their case; a single word of a name is withheld where it
is written as a name (capital letter, or a script without capitals). Case, accents, apostrophes, invisible characters
and the kind of hyphen or space make no difference. Name particles ("al-", "bin", "de") go with the name.

Not withheld: single words of a name that are also words of a place of the incident, of a month or of a weekday (the
town al-Baghdadi stays readable beside a casualty called so); whole names of speakers who are no casualties.

Speakers who are also casualties. Somebody who speaks in an office ("mayor", "police chief", "Capt.") is a public
speaker: the name stays where a claim is *attributed* to them, because an unattributed figure cannot be judged, and is
withheld everywhere else, quotes too. Whoever speaks in no office (a wounded resident, a relative who bears the family
name) is withheld everywhere.

What this cannot do: know a name that no claim holds. A person reads the page before it is published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from accounted.model import Source

__all__ = ["VEIL", "Redactor", "holds_office"]

VEIL = "[name withheld]"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words("""
    al el ul ad an ar as at az ash bin ben ibn bint abu abou umm um de da do dos das del della di la le van von
    der den ter y e mc st mr mrs ms dr sheikh shaikh sayyid haji hajji
""")
"""Parts of names that say nothing alone."""

COMMON = _words("""
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday
""")

OFFICES = _words("""
    mayor governor minister premier president chief commander captain capt colonel col general gen major maj
    brigadier brig lieutenant lt sergeant sgt marshal admiral spokesman spokeswoman spokesperson director head
    official mp lawmaker senator congressman congresswoman councillor councilman councilwoman judge prosecutor
    ambassador consul secretary chairman chairwoman chairperson leader commissioner superintendent inspector
    parliamentarian deputy coroner prefect sheriff administrator coordinator envoy
""")
"""Words of an office or a rank: who holds one and speaks, speaks in public."""

KIN = _words("""
    father mother brother sister son daughter uncle aunt cousin nephew niece grandson granddaughter grandfather
    grandmother wife husband widow widower child baby family household relative relatives neighbour neighbor
""")
"""Words that stand in for a name and tell none; who is described by one ("wife of the mayor") holds no office."""

_TOKEN = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060-\u2064\ufeff'’ʼʿʾ`´‘]|(?<=\w)\.(?=\w\.))*"
)
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DROP = re.compile(r"['’ʼʿʾ`´‘.]")
RUN_TOGETHER = 8
"""Letters of the shortest name that is looked for inside longer words; a shorter one would be found in any word."""
GAP = 4
"""Most characters between two words of one name."""


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word for comparing: no case, accents, apostrophes or invisible characters."""
    spread = unicodedata.normalize("NFKD", word)
    kept = "".join(c for c in spread if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    return _DROP.sub("", kept.casefold())


def _forms(word: str) -> set[str]:
    """A word as it may stand in a name: as it is, and without the English genitive."""
    bare = fold(word)
    return {bare, bare[:-1]} if re.search(r"['’ʼ]s$|s['’ʼ]$", word) else {bare}


def _folded_with_offsets(text: str) -> tuple[str, list[int]]:
    """Letters and digits of ``text`` only, folded, and where each stood."""
    out: list[str] = []
    where: list[int] = []
    for i, char in enumerate(text):
        for c in fold(char):
            if c.isalnum():
                out.append(c)
                where.append(i)
    return "".join(out), where


def _written_as_name(word: str) -> bool:
    """Capital first letter, or a script that has no capitals."""
    first = word[0]
    return first.isupper() or first.istitle() or first.lower() == first.upper()


def holds_office(source: Source) -> bool:
    """Whether a speaker speaks in an office or with a rank, and so in public."""
    said = {form for w in _TOKEN.findall(f"{source.role or ''} {source.name} {source.words}") for form in _forms(w)}
    return bool(said & OFFICES) and not said & KIN


class Redactor:
    """Withholds names. ``places`` and ``speakers`` are words that may stay; ``internal`` lets everything through.

    Pure: the same text gives the same text. Built once for a page.
    """

    def __init__(
        self,
        names: Iterable[str],
        *,
        places: Iterable[str] = (),
        speakers: Iterable[Source] = (),
        internal: bool = False,
    ) -> None:
        self.internal = internal
        self.names: tuple[str, ...] = tuple(sorted({n.strip() for n in names if _letters(n) and not _is_day(n)}))
        parts = {n: [f for f in (fold(w) for w in _TOKEN.findall(n)) if f] for n in self.names}
        self._bearing = {n: _bearing(words) for n, words in parts.items()}
        self._by_word: dict[str, set[str]] = {}
        for name, words in parts.items():
            for w in words:
                self._by_word.setdefault(w, set()).add(name)
        self._alone = {next(iter(s)) for s in self._bearing.values() if len(s) == 1}
        whole = {_letters(n): n for n in self.names}
        self._whole = frozenset(w for w, n in whole.items() if _SPACELESS.search(n) or len(w) >= RUN_TOGETHER)
        self._lengths = sorted({len(w) for w in self._whole})
        exempt = {fold(w) for p in places for w in _TOKEN.findall(p)}
        self._exempt = (exempt | COMMON | PARTICLES | OFFICES | KIN) - self._alone
        speakers = list(speakers)
        self._in_office = {_name_key(s.name) for s in speakers if s.kind == "person" and holds_office(s)}
        self._kept_runs = self._whole_names_of(speakers)

    def _whole_names_of(self, speakers: Iterable[Source]) -> dict[str, set[tuple[str, ...]]]:
        """Names of two words and more of speakers who are no casualties, by their first word."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for s in speakers:
            words = tuple(fold(w) for w in _TOKEN.findall(s.name))
            telling = [w for w in words if w not in PARTICLES]
            if s.kind == "person" and len(telling) > 1 and not self.is_casualty(s.name) and self.public(s):
                found.setdefault(words[0], set()).add(words)
        return found

    # ------------------------------------------------------------------ who is whom

    def is_casualty(self, name: str) -> bool:
        """Whether a name may be a casualty's: two words of one name in common, or one where either has only one."""
        words = {fold(w) for w in _TOKEN.findall(name)} - PARTICLES
        if not words:
            return False
        for bearing in self._names_with(words):
            common = words & bearing
            if len(common) > 1 or (common and (len(words) == 1 or len(bearing) == 1)):
                return True
        return False

    def _names_with(self, words: Iterable[str]) -> list[frozenset[str]]:
        """The telling words of each name that has one of ``words``."""
        return [self._bearing[n] for n in sorted({n for w in words for n in self._by_word.get(w, ())})]

    def public(self, source: Source) -> bool:
        """Whether a person's name may stand where a claim is attributed to them.

        Casualties only where they speak in an office; so too whoever bears a casualty's family name, as relatives do.
        """
        if self.internal or source.kind not in ("person", "unresolved") or holds_office(source):
            return True
        if source.kind == "person" and _name_key(source.name) in self._in_office:
            return True  # another report tells the office
        return not self.is_casualty(source.name) and not self._is_kin(source.name)

    def _is_kin(self, name: str) -> bool:
        words = [f for f in (fold(w) for w in _TOKEN.findall(name)) if f not in PARTICLES]
        return bool(words) and any(words[-1] in bearing for bearing in self._names_with(words[-1:]))

    def attribution(self, source: Source) -> str:
        """The speaker's name as it may stand in an attribution."""
        if source.kind in ("person", "unresolved"):
            return source.name if self.public(source) else VEIL
        return self.text(source.name)

    # ------------------------------------------------------------------ texts

    def spans(self, text: str) -> list[tuple[int, int]]:
        """What is to be withheld of ``text``: stretches in order, none touching another."""
        if self.internal or not self.names or not text:
            return []
        found: list[tuple[int, int]] = []
        tokens = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text)]
        kept = self._kept(tokens)
        run: list[int] = []
        for i, (start, _, word) in enumerate(tokens):
            known = any(f in self._by_word for f in _forms(word))
            if run and (not known or start - tokens[run[-1]][1] > GAP):
                found += self._of_run(tokens, run, kept)
                run = []
            if known:
                run.append(i)
        found += self._of_run(tokens, run, kept)
        return _merged(text, found + self._run_together(text))

    def _kept(self, tokens: Sequence[tuple[int, int, str]]) -> set[int]:
        """Words that stand in the whole name of a speaker who is no casualty."""
        folded = [fold(w) for _, _, w in tokens]
        kept: set[int] = set()
        for i, word in enumerate(folded):
            for words in self._kept_runs.get(word, ()):
                if tuple(folded[i : i + len(words)]) == words:
                    kept.update(range(i, i + len(words)))
        return kept

    def _of_run(self, tokens: Sequence[tuple[int, int, str]], run: list[int], kept: set[int]) -> list[tuple[int, int]]:
        """What to withhold of neighbouring words that all occur in names."""
        if not run:
            return []
        forms = [{f for f in _forms(tokens[i][2]) if f in self._by_word} for i in run]
        together: set[int] = set()
        for name in sorted({n for fs in forms for f in fs for n in self._by_word[f]}):
            bearing = self._bearing[name]
            mine = [k for k, fs in enumerate(forms) if any(name in self._by_word[f] for f in fs)]
            if len({f for k in mine for f in forms[k]} & bearing) >= min(2, len(bearing)) and len(bearing) > 1:
                together.update(mine)
        out = []
        for k, i in enumerate(run):
            start, end, word = tokens[i]
            alone = any(f in self._alone for f in forms[k])
            if k in together and not self._only_kept(run, together, kept):
                out.append((start, end))
            elif i not in kept and _written_as_name(word) and (alone or self._tells(forms[k])):
                begin = tokens[run[k - 1]][0] if k and forms[k - 1] <= PARTICLES else start
                out.append((begin, end))
        return out

    @staticmethod
    def _only_kept(run: list[int], together: set[int], kept: set[int]) -> bool:
        return all(run[k] in kept for k in together)

    def _tells(self, forms: set[str]) -> bool:
        """Whether a single word tells a name: long enough and not a word of a place or a month."""
        return any(f not in self._exempt and (len(f) > 2 or not f.isascii()) for f in forms)

    def _run_together(self, text: str) -> list[tuple[int, int]]:
        """Whole names without spaces between: hashtags, addresses, scripts that write none."""
        if not self._lengths:
            return []
        out = []
        for chunk in re.finditer(r"\S+", text):
            if len(chunk[0]) >= self._lengths[0]:
                letters, where = _folded_with_offsets(chunk[0])
                out += [(chunk.start() + where[a], chunk.start() + where[b - 1] + 1) for a, b in self._inside(letters)]
        return out

    def _inside(self, letters: str) -> list[tuple[int, int]]:
        """Where whole names stand among folded letters."""
        return [
            (i, i + n) for n in self._lengths for i in range(len(letters) - n + 1) if letters[i : i + n] in self._whole
        ]

    def text(self, text: str) -> str:
        """``text`` with names withheld."""
        return self.slice(text, 0, len(text))

    def slice(self, text: str, start: int, end: int, spans: Sequence[tuple[int, int]] | None = None) -> str:
        """``text[start:end]`` with names withheld, also those that only begin or end inside it.

        ``spans``: what :meth:`spans` said of the whole text, where it is known already.
        """
        out: list[str] = []
        at = start
        for a, b in self.spans(text) if spans is None else spans:
            if b <= start or a >= end:
                continue
            out.append(text[at : max(a, at)])
            out.append(VEIL)
            at = min(b, end)
        out.append(text[at:end])
        return "".join(out)

    def sentence(self, text: str, speakers: Iterable[str] = ()) -> str:
        """A sentence of our own, in which public ``speakers`` stay where a figure is attributed to them.

        That is where the name begins the sentence or an item of a list, and a colon ends it: "Name, role: …".
        """
        spans = self.spans(text)
        if not spans:
            return text
        kept: list[tuple[int, int]] = []
        for name in {s for s in speakers if s}:
            for m in re.finditer(
                rf"(?:^|[(;=] ?){re.escape(name)}(?=(?:, [^:;()]{{1,80}}| → [^:;()]{{1,80}})*:)", text
            ):
                kept.append((m.end() - len(name), m.end()))
        left = [(a, b) for a, b in spans if not any(start <= a and b <= end for start, end in kept)]
        return self.slice(text, 0, len(text), left)

    def tells(self, address: str) -> bool:
        """Whether an address or a file name tells a casualty's name, as slugs do."""
        if self.internal:
            return False
        words = {fold(w) for w in re.findall(r"[^\W_]+", address)}
        if self._inside(_letters(address)):
            return True
        for bearing in self._names_with(words):
            if len(bearing & words) >= min(2, len(bearing)):
                return True
            if any(len(b) > 3 and b in words and b not in self._exempt for b in bearing):
                return True
        return False


def _name_key(name: str) -> tuple[str, ...]:
    """A whole name for comparing, without particles."""
    return tuple(w for w in (fold(w) for w in _TOKEN.findall(name)) if w not in PARTICLES)


def _bearing(words: Sequence[str]) -> frozenset[str]:
    """The words of a name that tell who it is: neither particles nor titles, unless there are no others."""
    telling = frozenset(words) - PARTICLES
    return telling - OFFICES - KIN or telling or frozenset(words)


def _is_day(name: str) -> bool:
    """Whether a name is only a weekday or a month, so that it was read wrong and would veil every date."""
    return {fold(w) for w in _TOKEN.findall(name)} <= COMMON


def _letters(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def _merged(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, with those joined that only space, hyphens or particles part."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out:
            between = text[out[-1][1] : start]
            words = [fold(w) for w in _TOKEN.findall(between)]
            close = not words and len(between) <= 2 and not re.search(r"[.,;:!?()\n]", between)
            if (
                start <= out[-1][1]
                or close
                or (len(between) <= 2 * GAP and words and all(w in PARTICLES for w in words))
            ):
                out[-1] = (out[-1][0], max(end, out[-1][1]))
                continue
        out.append((start, end))
    return out
