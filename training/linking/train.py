"""Learn the weights of linking with Splink: makes ``src/accounted/linking/data/weights.toml``.

PYTHONPATH=src python training/linking/train.py --accounts FOLDER   (environment: training/linking/requirements.txt)

``accounts.py`` made FOLDER. The pairs that are learned from are all pairs of accounts of one population that nothing
forbids. Splink compares them by the run's own conditions
(``linking/levels.py``) and says how often pairs of one incident (m) and of two (u) give each level; what a level is worth
is log2(m / u). Levels that too few pairs give, and those that ``HAND`` names, keep points set by hand, and say why.
"""

from __future__ import annotations

import argparse
import math
import re
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import splink.comparison_level_library as cll
from splink import Linker, SettingsCreator
from splink.backends.duckdb import DuckDBAPI
from splink.comparison_library import CustomComparison

from accounted.linking import scoring
from accounted.linking.context import pair_relation
from accounted.linking.kept import _TABLES as TABLES
from accounted.linking.levels import BARS, COMPARISONS, TEXT, Comparison
from accounted.linking.rows import COLUMNS
from accounted.model import Place

OUT = Path("src/accounted/linking/data/weights.toml")
REAL = ("multi-report", "examples", "told", "muc")
SMOOTHING = 0.5
"""Pairs added to each level, so that one never seen is not impossible."""
FEWEST = 8
"""Pairs of one incident and of two together that must give a level for its weight to be learned."""
LARGEST = 5.0
"""Points beyond which no weight goes: no corpus is large enough to show more."""
CAP = 150
"""Pairs of a population up to which more of them count for more."""
MOST = 6_000
"""Pairs of one kind that Splink compares, evenly drawn."""
JOIN = 0.0
"""Points, the prior's among them, from which two accounts are joined: even odds. Worlds 601 to 603, multi-report and
the examples do not tell it from half a point on either side, and precision over their real pairs stays 1.00."""
PRIOR = -2.47
"""Odds before anything is compared, as pairs of multi-report, the examples, MUC-4 and made worlds had them together. Of the told sets,
in which every third report is of one incident with the next, they would be -1.96: no register is so. One country, one day and
one kind of deed must not be enough."""
DOUBTFUL = -1.5
ONE_SIDED = ("names", "speaker", "passage", "text")
"""Comparisons in which giving no level is an answer while learning: most pairs share no passage. In the run it counts
for nothing."""
HEAD = "# Made by training/linking/train.py; see training/linking/README.md. Points are log2(m / u)."
EVERY = (*COMPARISONS, TEXT)
HAND: dict[str, tuple[float, str]] = {
    "day_apart": (-2.5, "an attack a day later on the same town or on a funeral is as common as a slip of a day"),
    "near": (1.0, "a site at a town's edge: made worlds have none, and real pairs are few"),
    "contains": (0.0, "a town that bears its province's name: either may be meant, and pairs are few"),
    "same_district": (1.0, "between the same place and the same province: too few pairs"),
    "elsewhere": (
        -6.0,
        "two villages of one province: only an account that agrees in all else, and in words or speaker, may have misread one",
    ),
    "named_there": (
        1.0,
        "as much as a site at a town's edge; few pairs, and a second attack is reported from the first one's town too",
    ),
    "same_place": (
        1.4,
        "one town, one day and one kind are one incident however far its first figures lie apart; one country is not",
    ),
    "no_day": (0.0, "what is rare and the same is counted by itself"),
    "named_dead": (6.0, "a person is killed once; two who bear two names alike are seldom killed in one country"),
    "next_date": (-0.5, "a night attack is of two days; neighbours are often a day apart: too few pairs"),
    "other_date": (-4.0, "two days of the year; either may be that of a death or a burial later on"),
    "printed_soon": (0.5, "a dateline without a year: too few pairs"),
    "same_weekday": (1.2, "one day in seven, and neighbours of one week share it: too few real pairs"),
    "next_weekday": (-0.5, "night, local time, and the day of the telling: too few real pairs"),
    "other_weekday": (-2.0, "the day of a statement is taken for that of the event now and then: too few real pairs"),
    "names_beside_place": (1.5, "the place's own names are known already, which leaves persons and villages"),
    "many_names": (4.0, "at least what two are worth, and little more: neighbours share a province's names"),
    "two_names": (3.5, "neighbours share a province's names, and speakers that were not read as such"),
    "one_name": (2.5, "less than two are worth; with what pairs say, MUC-4's undated stories of one war grow together"),
    "same_quotation": (2.5, "one quotation around the claims; people repeat themselves: too few pairs"),
}
"""Level to points and reason, where a person's judgement stands over what the pairs say."""
LISTS = {"wide": "BIGINT[]", "narrow": "BIGINT[]", "words": "BIGINT[]", "weights": "INTEGER[]"}


def load(con: duckdb.DuckDBPyConnection, path: Path) -> list[tuple[int, int, bool]]:
    """Put one population into the tables and give its scored pairs (ids) with whether they are of one incident."""
    con.execute(TABLES)
    accounts = [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]
    places: dict[str, int] = {}
    for number, account in enumerate(accounts):
        account["id"] = number
        account["place"] = places.setdefault(account["place"], len(places))
    columns = {n: t for n, t in COLUMNS.items() if n != "packed"} | LISTS | {"label": "VARCHAR"}
    con.execute(f"create table accounts ({', '.join(f'{n} {t}' for n, t in columns.items())})")
    scoring.insert(con, "accounts", columns, accounts)
    con.execute(f"insert into units select {', '.join(n for n in COLUMNS if n != 'packed')}, null from accounts")
    con.execute("insert into blocks select unnest(wide), id, true from accounts")
    con.execute("insert into blocks select unnest(narrow), id, false from accounts")
    con.execute("insert into blocks select 0, id, true from accounts")  # each meets each
    con.execute("create temp table touched as select id from units")
    scoring.insert(
        con, "places", {"place": "INTEGER", "packed": "VARCHAR"}, [{"place": n, "packed": p} for p, n in places.items()]
    )
    ids = {account["key"]: account["id"] for account in accounts}
    told = msgspec.json.decode(path.with_suffix(".passages.json").read_bytes())
    for a, b, kind in told:
        if a in ids and b in ids:
            first, second = sorted((ids[a], ids[b]))
            con.execute("insert into passages values (?, ?, ?, 0, '', '')", [first, second, kind])
    scoring.CAP = len(accounts)
    scoring._candidates(con, True)
    scoring._relations(con)
    return con.execute(
        f"""
        select a, b, one from (
            select t.l as a, t.r as b, x.relation, m.label = n.label as one, {scoring._sides(scoring.SIDES)}
            from timely t join units l on l.id = t.l join units r on r.id = t.r
            join accounts m on m.id = t.l join accounts n on n.id = t.r
            join relations x on x.a = t.place_a and x.b = t.place_b
        ) where not ({scoring._barred(BARS)}) order by a, b
        """
    ).fetchall()


def sql(when: str) -> str:
    """A condition with what it asks of a pair beside its columns as functions of the two ids."""
    for word in ("relation", "passage", "alike", "shared"):
        when = re.sub(rf"\b{word}\b", f"{word}_of(id_l, id_r)", when)
    return when


def known(one: Comparison) -> str:
    """When a pair gives one of the levels: else it is unknown."""
    return "(" + " or ".join(f"coalesce({sql(level.when)}, false)" for level in one.levels) + ")"


def comparison(one: Comparison) -> Any:
    """A comparison as Splink has it: no level given is unknown, and counts for nothing."""
    levels = [cll.CustomLevel(sql(level.when), label_for_charts=level.name) for level in one.levels]
    if one.name in ONE_SIDED:
        levels.append(cll.ElseLevel().configure(label_for_charts="nothing"))
        return CustomComparison(output_column_name=one.name, comparison_levels=levels)
    unknown = cll.CustomLevel(f"not {known(one)}", label_for_charts="unknown").configure(is_null_level=True)
    levels[-1] = cll.ElseLevel().configure(label_for_charts=one.levels[-1].name)
    levels.insert(0, unknown)
    return CustomComparison(output_column_name=one.name, comparison_levels=levels)


class Bench:
    """All accounts of a set of populations in one database, with what Splink asks of pairs as functions."""

    def __init__(self, paths: list[Path]) -> None:
        self.accounts: list[dict[str, Any]] = []
        self.passages: dict[tuple[int, int], str] = {}
        self.pairs: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
        for path in paths:
            base = len(self.accounts)
            with duckdb.connect() as con:
                for a, b, one in load(con, path):
                    self.pairs[one].append((base + a, base + b))
                for first, second, kind in con.execute("select l, r, passage from passages").fetchall():
                    self.passages[base + first, base + second] = kind
            for number, line in enumerate(path.read_bytes().splitlines()):
                self.accounts.append(msgspec.json.decode(line) | {"id": base + number})
        self.places = [msgspec.json.decode(a["place"], type=Place) for a in self.accounts]
        self.words = [dict(zip(a["words"], a["weights"], strict=True)) for a in self.accounts]

    def shares(self, pairs: list[tuple[int, int]]) -> dict[str, tuple[float, int]]:
        """Of each level, by Splink: how often ``pairs`` for which its comparison is not unknown give it; and of how
        many pairs that was told."""
        con = duckdb.connect()
        columns = {n: t for n, t in COLUMNS.items() if n not in ("packed", "key", "print", "likeness")}
        con.execute(f"create table people ({', '.join(f'{n} {t}' for n, t in columns.items())})")
        scoring.insert(con, "people", columns, self.accounts)
        con.execute("alter table people add column unique_id integer; update people set unique_id = id")
        con.create_function("relation_of", self._relation, ["INTEGER", "INTEGER"], "VARCHAR")
        con.create_function("passage_of", self._passage, ["INTEGER", "INTEGER"], "VARCHAR")
        con.create_function("alike_of", self._alike, ["INTEGER", "INTEGER"], "INTEGER")
        con.create_function("shared_of", self._shared, ["INTEGER", "INTEGER"], "INTEGER")
        con.execute("create table marked (unique_id_l integer, unique_id_r integer)")
        rows = [{"unique_id_l": a, "unique_id_r": b} for a, b in pairs]
        scoring.insert(con, "marked", {"unique_id_l": "INTEGER", "unique_id_r": "INTEGER"}, rows)
        settings = SettingsCreator(
            link_type="dedupe_only", comparisons=[comparison(c) for c in EVERY], unique_id_column_name="unique_id",
            blocking_rules_to_generate_predictions=["1=1"], additional_columns_to_retain=["id"],
        )  # fmt: skip
        db = DuckDBAPI(connection=con)
        linker = Linker(db.register("people"), settings, log_level=None)
        linker.training.estimate_m_from_pairwise_labels("marked")
        found: dict[str, tuple[float, int]] = {}
        for told, one in zip(linker.misc.save_model_to_json()["comparisons"], EVERY, strict=True):
            rest = [level for level in told["comparison_levels"] if not level.get("is_null_level")]
            known = self._known(con, one)
            for level, own in zip(rest, one.levels, strict=False):
                share = level.get("m_probability")
                found[own.name] = (share if isinstance(share, float) else 0.0, known)
        con.close()
        return found

    def _known(self, con: duckdb.DuckDBPyConnection, one: Comparison) -> int:
        """Marked pairs for which a comparison is not unknown."""
        if one.name in ONE_SIDED:
            return int(con.execute("select count(*) from marked").fetchall()[0][0])
        columns = ", ".join(f"{side}.{c} as {c}_{side}" for c in ("id", "rarer", *scoring.SIDES) for side in ("l", "r"))
        ((number,),) = con.execute(
            f"select count(*) from (select {columns} from marked m join people l on l.id = m.unique_id_l "
            f"join people r on r.id = m.unique_id_r) where {known(one)}"
        ).fetchall()
        return int(number)

    def _relation(self, a: int, b: int) -> str:
        return pair_relation(self.places[a], self.places[b])[0]

    def _passage(self, a: int, b: int) -> str:
        return self.passages.get((min(a, b), max(a, b)), "none")

    def _alike(self, a: int, b: int) -> int:
        return sum(n * self.words[b][w] for w, n in self.words[a].items() if w in self.words[b])

    def _shared(self, a: int, b: int) -> int:
        return len(self.words[a].keys() & self.words[b].keys())


def points(m: tuple[float, int], u: tuple[float, int]) -> float:
    """log2(m / u), smoothed by half a pair."""
    return math.log2(_smooth(*m) / _smooth(*u))


def _smooth(share: float, known: int) -> float:
    return (share * known + SMOOTHING) / (known + 2 * SMOOTHING)


def pooled(real: tuple[float, int], made: tuple[float, int]) -> tuple[float, int]:
    """One share of two populations: each counts for its pairs, up to a cap, so that many made ones do not drown the real."""
    a, b = min(real[1], CAP), min(made[1], CAP)
    return ((real[0] * a + made[0] * b) / (a + b) if a + b else 0.0), real[1] + made[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--accounts", type=Path, required=True, help="the folder that accounts.py made")
    folder = parser.parse_args().accounts
    told: dict[tuple[str, bool], dict[str, tuple[float, int]]] = {}
    for name, paths in (
        ("real", [folder / f"{n}.jsonl" for n in REAL]),
        ("made", sorted(folder.glob("world-*.jsonl"))),
    ):
        bench = Bench(paths)
        print(
            f"{name}: {len(bench.accounts)} accounts, pairs of one incident {len(bench.pairs[True])}, of two {len(bench.pairs[False])}"
        )
        for one in (True, False):
            pairs = bench.pairs[one]
            told[name, one] = bench.shares(pairs[:: max(1, len(pairs) // MOST)])
    lines = [HEAD, f"join = {JOIN}", f"doubtful = {DOUBTFUL}", f"prior = {PRIOR}", ""]
    for c in EVERY:
        for level in c.levels:
            m, u = (pooled(told["real", one][level.name], told["made", one][level.name]) for one in (True, False))
            given = sum(
                round(told[name, one][level.name][0] * told[name, one][level.name][1])
                for name in ("real", "made")
                for one in (True, False)
            )
            learned = max(-LARGEST, min(LARGEST, points(m, u)))
            lines += [f"[{level.name}]", f'comparison = "{c.name}"']
            if level.name in HAND:
                value, why = HAND[level.name]
                lines += [
                    f"points = {value}",
                    f"m = {m[0]:.4f}",
                    f"u = {u[0]:.4f}",
                    f'why = "{why} (pairs say {learned:+.2f})"',
                ]
            elif given < FEWEST:
                lines += ["points = 0.0", f'why = "only {given} pairs give it: too few to say"']
            else:
                lines += [f"points = {learned:.2f}", f"m = {m[0]:.4f}", f"u = {u[0]:.4f}"]
            lines.append("")
            r = [told[n, o][level.name] for n in ("real", "made") for o in (True, False)]
            print(
                f"{level.name:22} {learned:+.2f}   real m {r[0][0]:.3f} ({r[0][1]}) u {r[1][0]:.3f} ({r[1][1]})   made m {r[2][0]:.3f} u {r[3][0]:.3f}"
            )
    OUT.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
