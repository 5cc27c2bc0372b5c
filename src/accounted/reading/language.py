"""Which language a report is written in, judged from its body."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from accounted.model import Aside

# fmt: off
LANGUAGES = (
    "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr",
    "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "km", "kn", "ko", "ku", "ky", "lo",
    "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "ne", "nl", "no", "om", "or", "pa", "pl", "ps", "pt", "ro",
    "ru", "rw", "sdh", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "tg", "th", "tk", "tl", "tr",
    "ug", "uk", "ur", "uz", "vi", "zh",
)
# fmt: on
"""Languages of news: small languages that the model mistakes English for (Nigerian Pidgin, Latin) are left out."""

_TO_ISO = {"sdh": "ku"}

MIN_LETTERS = 40
"""With fewer letters than this the model guesses."""

_SAMPLE = 4_000


def language_of(text: str, headline_end: int = 0, asides: tuple[Aside, ...] = ()) -> str | None:
    """ISO 639-1 code of the body of ``text`` (headline and asides left out), or None where too little tells."""
    pieces: list[str] = []
    length, position = 0, headline_end
    for start, end in (*((a.start, a.end) for a in asides), (len(text), len(text))):
        if start > position:
            pieces.append(text[position : min(start, position + _SAMPLE)])
            length += len(pieces[-1])
        position = max(position, end)
        if length >= _SAMPLE:
            break
    body = " ".join(" ".join(pieces).split())[:_SAMPLE]
    if len(re.findall(r"[^\W\d_]", body)) < MIN_LETTERS:
        return None
    # Texts wholly in capitals (telex, MUC) are judged by their small letters.
    label = str(_identifier().classify(body.lower())[0])
    return _TO_ISO.get(label, label)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid

    module: Any = langid  # untyped
    identifier = module.LanguageIdentifier.from_model_file(module.MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
