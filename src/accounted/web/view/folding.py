"""Words as a search compares them: the same function for what is kept and for what is asked, in any script."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["folded", "fts_query"]

ALIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""})  # fmt: skip
"""Letters that writers of Arabic script put for one another, and the stroke that only lengthens."""
ARTICLE = re.compile(r"\b[وفبكل]?ال(?=\w{3})|\bلل(?=\w{3})")
"""The Arabic article with the particle before it: "the town" is found under "town"."""
UNSPACED = re.compile(r"([぀-ヿ㐀-鿿豈-﫿฀-๿຀-໿က-႟ក-៿])")
"""Scripts without spaces between words: each letter is kept as a word, and a search asks for a run of them."""


def folded(text: str) -> str:
    """Lower case without accents and vowel signs, variants of letters as one, letters of unspaced scripts apart."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn" or _kept(c))
    plain = unicodedata.normalize("NFKC", plain).casefold().translate(ALIKE)
    return UNSPACED.sub(r" \1 ", ARTICLE.sub("", plain))


def _kept(mark: str) -> bool:
    """Vowel signs that are letters of their own: without them words of these scripts are other words."""
    return not ("̀" <= mark <= "ͯ" or "֐" <= mark <= "ۭ")


def fts_query(asked: str) -> str | None:
    """What SQLite's full text is asked: every word, the last letters of each free. None where no word is asked for."""
    phrases = []
    for chunk in asked.split():
        words = re.findall(r"\w+", folded(chunk))
        if words:
            phrases.append('"' + " ".join(words) + '"*')
    return " AND ".join(phrases) or None
