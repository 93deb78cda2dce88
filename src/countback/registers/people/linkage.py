"""Linkage: pairs of two lists that may be one person, weighed by Splink over blocking keys, in memory only.

The model is Fellegi and Sunter's. How often keys agree by chance (u) is estimated by Splink from a seeded random sample
of pairs; how often they agree for one person (m) is written down below, so that a small list gives the same weights
as a large one. Names weigh by their frequency. DuckDB runs in memory with its temporary folder and every access to
files switched off: where memory does not suffice it stops with an error, it never spills.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from countback.errors import SealBusy
from countback.registers.people.classes import BIRTH, NAME, PLACE, Keys
from countback.registers.people.person import KEYS

SEED = 684
#: Pairs drawn to learn how often keys agree by chance.
SAMPLE = 1_000_000
#: A pair is looked at further only from this match weight on (log2 of the odds that it is one person).
LEAST_WEIGHT = -12.0
MEMORY = "3GB"

#: Levels of the comparisons: (key in ``classes``, SQL, m). The first that holds counts; "else" takes the rest.
_NAME = (
    (NAME["full"], "l.whole = r.whole", 0.80),
    (NAME["swapped"], "l.surname = r.given AND l.given = r.surname", 0.02),
    (
        NAME["near"],
        "(l.given = r.given AND {near:surname}) OR (l.surname = r.surname AND {near:given})"
        " OR ({near:surname} AND {near:given})"
        " OR (l.given = r.surname AND jaro_winkler_similarity(l.surname, r.given) > 0.9)",
        0.10,
    ),
    (
        NAME["initial"],
        "l.surname = r.surname AND (l.given IS NULL OR r.given IS NULL) AND l.given_first = r.given_first",
        0.03,
    ),
    (NAME["surname"], "l.surname = r.surname", 0.03),
    (NAME["part"], "l.given = r.given OR l.surname = r.given OR l.given = r.surname", 0.01),
)
_FATHER = (
    (2, "l.patronymic = r.patronymic", 0.90),
    (
        1,
        "(l.patronymic IS NULL OR r.patronymic IS NULL) AND l.patronymic_first = r.patronymic_first"
        " OR {near:patronymic}",
        0.07,
    ),
)
_BIRTH = (
    (BIRTH["day"], "l.birth = r.birth", 0.90),
    (
        BIRTH["slip"],
        "damerau_levenshtein(l.birth, r.birth) <= 1 OR"
        " l.year = r.year AND substr(l.birth, 6, 2) = substr(r.birth, 9, 2)"
        " AND substr(l.birth, 9, 2) = substr(r.birth, 6, 2)",
        0.06,
    ),
    (BIRTH["year"], "l.year = r.year AND (l.birth IS NULL OR r.birth IS NULL)", 0.02),
)
_PLACE = {
    "ident": (
        (PLACE["same"], "l.ident = r.ident", 0.90),
        (PLACE["near"], "damerau_levenshtein(l.ident, r.ident) <= 1", 0.07),
    ),
    "unit": ((PLACE["same"], "l.unit = r.unit", 0.80),),
    "region": ((PLACE["same"], "l.region = r.region", 0.85), (PLACE["near"], "{near:region}", 0.05)),
}
_NEAR = "(damerau_levenshtein(l.{0}, r.{0}) <= 1 OR jaro_winkler_similarity(l.{0}, r.{0}) > 0.92)"

#: Two records are compared only where one of these holds.
_BLOCKS = (
    "l.surname = r.surname AND l.given_first = r.given_first",
    "l.birth = r.birth",
    "l.ident = r.ident",
    "l.surname = r.given AND l.given = r.surname",
    "l.surname = r.surname AND l.year = r.year",
    "l.given = r.given AND substr(l.surname, 1, 3) = substr(r.surname, 1, 3) AND l.year = r.year",
    "l.given = r.given AND substr(l.surname, 1, 4) = substr(r.surname, 1, 4) AND l.patronymic = r.patronymic",
    "l.surname = r.surname AND l.region = r.region",
    "l.given = r.given AND l.year = r.year AND l.region = r.region",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person: their numbers in the two lists, the match weight, and which keys agree."""

    left: int
    right: int
    weight: float
    keys: Keys


def arrow_table(records: Iterable[Mapping[str, str | None]], *, origin: str) -> Any:
    """The keys of people as an Arrow table; the n-th record has the id n."""
    import pyarrow as pa

    columns: dict[str, list[str | None]] = {name: [] for name in KEYS}
    for record in records:
        for name in KEYS:
            columns[name].append(record[name])
    count = len(columns[KEYS[0]])
    table = {"unique_id": pa.array(range(count), pa.int64()), "source_dataset": pa.array([origin] * count, pa.string())}
    return pa.table(table | {name: pa.array(values, pa.string()) for name, values in columns.items()})


class Linker:
    """Links any number of lists to one reference; the model is made once and used for decoys as well.

    ``left`` and ``right`` are tables of :func:`arrow_table`. Raises SealBusy where memory does not suffice.
    """

    def __init__(
        self, left: Any, right: Any, *, threads: int = 2, memory: str = MEMORY, seed: int = SEED, sample: int = SAMPLE
    ) -> None:
        import duckdb

        logging.getLogger("splink").setLevel(logging.CRITICAL)
        self._duckdb = duckdb
        self._threads, self._memory = threads, memory
        self._right = right
        self._settings = self._trained(left, seed, sample)

    def pairs(self, left: Any) -> list[Pair]:
        """Every pair from :data:`LEAST_WEIGHT` on, in a fixed order."""
        with self._told():
            con = _memory_only(self._duckdb, threads=self._threads, memory=self._memory)
            try:
                made = self._linker(con, self._settings, left).inference.predict(threshold_match_weight=LEAST_WEIGHT)
                rows = con.sql(
                    "SELECT unique_id_l, unique_id_r, match_weight, gamma_name, gamma_patronymic, gamma_birth,"
                    f" gamma_ident, gamma_unit, gamma_region FROM {made.physical_name} ORDER BY 1, 2"
                ).fetchall()
            finally:
                con.close()
        return [Pair(int(a), int(b), round(float(w), 6), Keys(*(int(k) for k in keys))) for a, b, w, *keys in rows]

    def _trained(self, left: Any, seed: int, sample: int) -> dict[str, Any]:
        with self._told():
            con = _memory_only(self._duckdb, threads=self._threads, memory=self._memory)
            try:
                linker = self._linker(con, _settings(prior=0.5 / max(self._right.num_rows, 1)), left)
                linker.training.estimate_u_using_random_sampling(max_pairs=sample, seed=seed)
                settings: dict[str, Any] = linker.misc.save_model_to_json()
            finally:
                con.close()
        for comparison in settings["comparisons"]:
            for level in comparison["comparison_levels"]:
                if not level.get("is_null_level"):
                    # a level the sample never saw is rare, not impossible
                    level["u_probability"] = max(float(level.get("u_probability") or 0.0), 1 / sample)
        return settings

    def _linker(self, con: Any, settings: dict[str, Any], left: Any) -> Any:
        from splink import DuckDBAPI
        from splink import Linker as SplinkLinker

        api = DuckDBAPI(connection=con)
        frames = [api.register(left, dataset_display_name="a"), api.register(self._right, dataset_display_name="b")]
        return SplinkLinker(frames, settings, log_level=logging.CRITICAL)

    def _told(self) -> _Told:
        return _Told(self._duckdb)


class _Told:
    """Errors of the database, which may hold values, in words of our own."""

    def __init__(self, duckdb: Any) -> None:
        self._duckdb = duckdb

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, self._duckdb.OutOfMemoryException):
            raise SealBusy("linking needs more memory than it may use; nothing was spilled to disk") from None


def _memory_only(duckdb: Any, *, threads: int, memory: str) -> Any:
    con = duckdb.connect(
        ":memory:",
        config={
            "threads": threads,
            "memory_limit": memory,
            "temp_directory": "",
            "autoinstall_known_extensions": False,
        },
    )
    for words in ("enable_progress_bar = false", "enable_external_access = false"):
        with suppress(duckdb.CatalogException):
            con.execute(f"SET {words}")
    return con


def _settings(*, prior: float) -> dict[str, Any]:
    comparisons = [
        _comparison("name", _NAME, null="l.surname IS NULL OR r.surname IS NULL"),
        _comparison("patronymic", _FATHER, null="l.patronymic_first IS NULL OR r.patronymic_first IS NULL"),
        _comparison("birth", _BIRTH, null="l.year IS NULL OR r.year IS NULL"),
        *(_comparison(name, levels, null=f"l.{name} IS NULL OR r.{name} IS NULL") for name, levels in _PLACE.items()),
    ]
    return {
        "link_type": "link_only",
        "probability_two_random_records_match": prior,
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
        "comparisons": comparisons,
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in _BLOCKS],
    }


def _comparison(name: str, levels: Sequence[tuple[int, str, float]], *, null: str) -> dict[str, Any]:
    rest = 1.0 - sum(m for _, _, m in levels)
    return {
        "output_column_name": name,
        "comparison_levels": [
            {"sql_condition": _sql(null), "label_for_charts": "missing", "is_null_level": True},
            *({"sql_condition": _sql(sql), "label_for_charts": f"{name} {n}"} | _known(m, sql) for n, sql, m in levels),
            {"sql_condition": "ELSE", "label_for_charts": "else"} | _known(max(rest, 0.001)),
        ],
    }


def _known(m: float, sql: str = "") -> dict[str, Any]:
    """How often one person agrees at a level; whole names weigh by how rare they are."""
    level: dict[str, Any] = {"m_probability": m, "fix_m_probability": True}
    return level | ({"tf_adjustment_column": "whole"} if "whole" in sql else {})


def _sql(text: str) -> str:
    for column in ("surname", "given", "patronymic", "region"):
        text = text.replace("{near:" + column + "}", _NEAR.format(column))
    return re.sub(r"\b([lr])\.(\w+)", r"\2_\1", text)
