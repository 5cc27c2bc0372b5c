"""Words of time in other languages than English, put into English before they are resolved.

Names of months and weekdays are CLDR's, read by Babel. A word that is a month in two languages of different numbers
("listopad": October in Croatian, November in Czech and Polish) counts only where the language of the report tells which. What is
written in another script and is no word known here is told as unread, and never passed over: what is left would be a wider
time than the words say.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from accounted.dates.words import MONTHS, NUMBERS, PARTS, SEASONS, WEEKDAYS

__all__ = ["InEnglish", "in_english"]

LANGUAGES = (
    "ar", "ar_EG", "ar_IQ", "ar_MA", "ar_DZ", "az", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ha",
    "he", "hi", "hr", "hu", "hy", "id", "it", "ka", "kk", "ky", "lt", "lv", "ms", "ne", "nl", "no", "pl", "ps", "pt", "ro", "ru",
    "sk", "sl", "so", "sq", "sr", "sv", "sw", "tr", "uk", "ur", "uz",
)  # fmt: skip
"""Locales whose Gregorian months are read. Persian, Amharic and others that count by calendars of their own are not."""
_MONTH = tuple(m for m in MONTHS if len(m) > 4 or m in ("may", "june", "july"))
_WEEKDAY = tuple(w for w in WEEKDAYS if w.endswith("day"))

PLAIN = {
    "أمس": "yesterday", "البارحة": "yesterday", "اليوم": "today", "صباح": "morning", "صباحا": "morning", "مساء": "evening",
    "فجر": "dawn", "ظهر": "noon", "ليل": "night", "ليلة": "night", "منتصف الليل": "midnight",
    "вчера": "yesterday", "сегодня": "today", "утром": "morning", "вечером": "evening", "ночью": "night",
    "вчора": "yesterday", "сьогодні": "today", "вранці": "morning", "ввечері": "evening", "вночі": "night",
    "hier": "yesterday", "aujourd'hui": "today", "ayer": "yesterday", "hoy": "today", "ontem": "yesterday", "hoje": "today",
    "dün": "yesterday", "bugün": "today", "gestern": "yesterday", "heute": "today", "ieri": "yesterday", "oggi": "today",
}  # fmt: skip
"""Days told from the report's own, and parts of the day, in languages that reports come in most."""
_NOTHING = {
    "يوم", "في", "من", "شهر", "بتاريخ", "عام", "سنة", "لعام", "الموافق", "ميلادي", "ميلادية", "م", "года", "год", "году", "г", "в", "на",
    "року", "рік", "у", "р", "от",
}  # fmt: skip
_LATIN_NOTHING = re.compile(r"\b(?:de|del|do|da|di|le|el|il|den|der|dem|am|vom|den|al|año|ano|an|lo)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:\s+الليل)?")
_PAIR = re.compile(r"(?=(?<!\w)([^\W\d_]+\s+[^\W\d_]+)(?!\w))")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?")
_ORDINAL = re.compile(r"(?<=\d)(?:er|º|ª|°|-?го|-?е)\b")


class InEnglish(NamedTuple):
    """The words with those of time in English, and what of them is in another script and not known."""

    text: str
    unread: tuple[str, ...]


def in_english(words: str, language: str | None = None) -> InEnglish:
    """``words`` with months, weekdays and days told from the report's own in English, and figures of all scripts as 0-9.

    ``language``: ISO 639 code of the report, where it is known. Words without anything of that kind come back as they are.
    """
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in words)
    text = _EAST_ASIAN.sub(lambda m: f"{m[1]}-{int(m[2]):02d}" + (f"-{int(m[3]):02d}" if m[3] else ""), text)
    text = re.sub(r"(?<!\d)(\d{4}-\d\d)(?![\d-])", _month_of, text)
    if not any(c.isalpha() and not c.isascii() for c in text) and _is_english(text):
        return InEnglish(text, ())
    unread: list[str] = []
    known = False

    def english(m: re.Match[str]) -> str:
        nonlocal known
        word = _fold(m[0])
        if word in _english_words():
            return m[0]
        said = _plain().get(word) or _meant(word, language)
        if said is not None:
            known = True
            return said
        if word in _nothing():
            return " "
        if word in _table() or not _latin(m[0]):
            unread.append(m[0])
        return m[0]

    # "تشرين الثاني": months of two words first
    for m in _PAIR.finditer(text):
        said = _meant(_fold(m[1]), language)
        if said is not None:
            text, known = text.replace(m[1], said), True
    found = _WORD.sub(english, text)
    if not known:
        return InEnglish(text, tuple(unread))
    found = _ORDINAL.sub("", found)
    found = re.sub(r"(?<=\d)\.(?=\s*[a-z])", " ", found, flags=re.IGNORECASE)
    found = _LATIN_NOTHING.sub(" ", found)
    # "آذار/مارس": one month by its two names
    found = re.sub(rf"\b({'|'.join(_MONTH)})\s*[/()،,-]+\s*\1\b\)?", r"\1", found)
    return InEnglish(" ".join(found.replace("،", ",").split()), tuple(unread))


def _month_of(m: re.Match[str]) -> str:
    year, month = m[1].split("-")
    return f"{_MONTH[int(month) - 1]} {year}" if 1 <= int(month) <= 12 else m[0]


def _is_english(text: str) -> bool:
    """Whether nothing in it is a word of time of another language."""
    return all(
        word in _english_words() or (word not in _table() and word not in _plain())
        for word in (_fold(m[0]) for m in _WORD.finditer(text))
    )


def _latin(word: str) -> bool:
    return all(unicodedata.name(c, "").startswith("LATIN") for c in word if c.isalpha())


def _fold(word: str) -> str:
    """Without case, vowel points and accents: "الأحد" and "الاحد", "Août" and "aout"."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").casefold())
    return "".join(c for c in plain if not unicodedata.combining(c) and c != "ـ")


_COMMON = """a an the of in on at to and or by for from since until till before after between during over about around through near
    shortly just late early mid end beginning start middle last past recent previous next following same other this that day days week
    weeks weekend month months year years hour hours minute minutes ago earlier later today yesterday tomorrow tonight night evening
    morning afternoon noon local time gmt am pm m p st nd rd th s several some few couple more than nearly approximately"""


@cache
def _english_words() -> frozenset[str]:
    """Words of English phrases of time, for which no other language is looked into."""
    parts = re.findall(r"[a-z]+", " ".join(PARTS))
    return frozenset([*MONTHS, *WEEKDAYS, *SEASONS, *NUMBERS, *parts, *_COMMON.split()])


@cache
def _plain() -> dict[str, str]:
    return {_fold(word): said for word, said in PLAIN.items()}


@cache
def _nothing() -> frozenset[str]:
    return frozenset(_fold(word) for word in _NOTHING)


def _meant(word: str, language: str | None) -> str | None:
    """The English word for a folded word; None where it is none of time, or which is not told."""
    said = _table().get(word, {})
    if language is not None:
        own = {english for locale, english in said.items() if locale.split("_")[0] == language.split("-")[0].lower()}
        if len(own) == 1:
            return own.pop()
    every = set(said.values())
    return every.pop() if len(every) == 1 else None


@cache
def _table() -> dict[str, dict[str, str]]:
    """Folded word to its English word by locale."""
    from babel import Locale

    out: dict[str, dict[str, str]] = {}
    for name in LANGUAGES:
        locale = Locale.parse(name)
        for form in ("format", "stand-alone"):
            for number, word in locale.months[form]["wide"].items():
                out.setdefault(_fold(str(word)), {})[name] = _MONTH[number - 1]
            for number, word in locale.days[form]["wide"].items():
                out.setdefault(_fold(str(word)), {})[name] = _WEEKDAY[number]
    return out
