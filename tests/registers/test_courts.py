"""Court dockets: rows and pages to cases without names, counted apart, and what does not fit set aside."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countback.errors import InputError, UsageError
from countback.registers.courts import (
    Case,
    Gathered,
    Names,
    check_digits,
    compare,
    counts_of,
    fresh_key,
    gather,
    key_from,
    read_cases,
    read_court_table,
    read_reported,
    read_uid,
    write_cases,
)
from countback.registers.courts.words import articles_in

SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "data"
KEY = bytes(range(32))
#: A name that is nowhere else: where it turns up, it leaked.
CANARY = "Канарейкин Зяблик Соловьёвич"
COURT = "Заозёрный гарнизонный военный суд"

SEARCH = f"""<html><head><title>{COURT}</title></head><body>
<table class="bgs-result relative sudrf-dt" id="resultTable">
<tr><th>№ дела</th><th>Дата поступления</th><th>Категория / Стороны / Суть</th><th>Судья</th><th>Дата решения</th>
<th>Решение</th><th>Дата вступления в законную силу</th><th>Судебные акты</th></tr>
<tr><td><a href="#">1-7/2024 (1-90/2023;)</a></td><td>09.01.2024</td>
<td>ОБВИНЯЕМЫЙ (ПОДСУДИМЫЙ): {CANARY} - ст.337 ч.5 УК РФ</td><td>{CANARY}</td><td>05.02.2024</td>
<td>Вынесен ПРИГОВОР</td>
<td>20.02.2024</td><td><a href="#">акт</a></td></tr>
<tr><td>1-8/2024</td><td>10.01.2024</td>
<td>ПОДСУДИМЫЙ: Информация скрыта; Дроздов О. - ст.338 ч.3; ст.337 ч.5 УК РФ</td>
<td></td><td></td><td></td><td></td><td></td></tr>
<tr><td>3/2-5/2024</td><td>11.01.2024</td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
<tr><td colspan="8">1 2 3</td></tr></table></body></html>"""

CARD = f"""<html><head><title>{COURT}</title></head><body><div>УГОЛОВНОЕ ДЕЛО № 1-7/2024</div>
<div id="tab_content_Case"><table><tr><td>Уникальный идентификатор дела</td><td>61GV0008-01-2024-001194-82</td></tr>
<tr><td>Дата поступления</td><td>09.01.2024</td></tr><tr><td>Судья</td><td>{CANARY}</td></tr>
<tr><td>Дата рассмотрения</td><td>05.02.2024</td></tr><tr><td>Результат рассмотрения</td><td>Вынесен ПРИГОВОР</td></tr>
</table></div><div id="tab_content_EventList"><table><tr><th>Наименование события</th><th>Дата</th>
<th>Дата размещения</th></tr><tr><td>Судебное заседание</td><td>05.02.2024</td><td>12.02.2024</td></tr></table></div>
<div id="tab_content_PersonList"><table><tr><th>Фамилия / наименование</th><th>Перечень статей</th>
<th>Дата рассмотрения дела в отношении лица</th><th>Результат в отношении лица</th></tr>
<tr><td>{CANARY}</td><td>ст.337 ч.5 УК РФ</td><td>05.02.2024</td><td>ОСУЖДЕН</td></tr></table></div>
<div id="tab_content_DocList1">ПРИГОВОР Именем Российской Федерации … в отношении {CANARY} … суд ПРИГОВОРИЛ: назначить
наказание в виде лишения свободы на срок 5 лет условно</div></body></html>"""

Import = Callable[..., Gathered]


@pytest.fixture
def take(tmp_path: Path) -> Import:
    """Import texts under file names."""

    def run(**files: str | bytes) -> Gathered:
        paths = []
        for name, text in files.items():
            path = tmp_path / name.replace("_", ".")
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            paths.append(str(path))
        found = gather(paths, names=Names(KEY))
        assert found.rows == len(found.cases) + found.again + len(found.refused)
        return found

    return run


def test_uids_of_the_vectors() -> None:
    if not SHARED.is_dir():
        pytest.skip("the shared data are not here")
    vectors = json.loads((SHARED / "courts" / "uid_vectors_synthetic.json").read_text())["vectors"]
    assert len(vectors) > 40
    for row in vectors:
        uid = read_uid(row["uid"])
        assert uid is not None and uid.sound == row["valid"], row


@given(
    st.from_regex(r"[0-9]{2}(GV|OV|KV)[0-9]{4}-0[0-9]-20[0-9]{2}-[0-9]{6}", fullmatch=True),
    st.integers(0, 18),
    st.integers(1, 9),
)
def test_check_digits_complete_a_uid_and_one_wrong_digit_is_seen(body: str, at: int, by: int) -> None:
    uid = f"{body}-{check_digits(body)}"
    made = read_uid(uid)
    assert made is not None and made.sound
    if uid[at].isdigit():
        wrong = read_uid(uid[:at] + str((int(uid[at]) + by) % 10) + uid[at + 1 :])
        assert wrong is not None and not wrong.sound


def test_search_page_and_card_of_both_layouts_are_one_case(take: Import) -> None:
    found = take(search_html=SEARCH.encode("windows-1251"), card_html=CARD)
    assert (len(found.cases), found.again, [r.reason for r in found.refused]) == (3, 1, [])
    by = {c.number: c for c in found.cases}
    case = by["1-7/2024"]
    assert (case.received, case.heard) == (date(2024, 1, 9), date(2024, 2, 5))
    assert (case.in_force, case.posted) == (date(2024, 2, 20), date(2024, 2, 12))
    assert (case.kind, case.met, case.uid) == ("card", 2, "61GV0008-01-2024-001194-82")
    assert [(p.articles, p.outcome) for p in case.persons] == [(("337:5",), "sentence")]
    assert [(a.kind, a.punishments) for a in case.acts] == [("sentence", ("suspended",))]
    two = by["1-8/2024"]
    assert [p.token is None for p in two.persons] == [True, False]
    assert {p.articles for p in two.persons} == {("337:5", "338:3")}


def test_the_invented_pages_at_hand() -> None:
    if not SHARED.is_dir():
        pytest.skip("the shared data are not here")
    pages = [str(SHARED / "courts" / name) for name in ("synthetic_search_page.html", "synthetic_card.html")]
    found = gather(pages, names=Names(KEY))
    assert [c.number for c in found.cases] == ["1-11/2024", "1-12/2024", "1-13/2024"] and found.again == 1
    assert [len(c.persons) for c in found.cases] == [1, 1, 2]
    assert found.cases[2].outcome == "returned" and found.cases[2].articles == ("332:2.1", "337:3.1")


def test_a_table_in_any_order_language_and_separator(take: Import) -> None:
    english = "uid,court,number,received,heard,person,articles,decision\n" + (
        f"61GV0008-01-2024-001194-82,61GV0008,1-7/2024,2024-01-09,2024-02-05,{CANARY},337:5,convicted\n"
    )
    russian = (
        "Суд;№ дела;Дата поступления;Статьи;Решение\n" + f"{COURT};1-9/2024;10.01.2024;ст.338 ч.1;Вынесен ПРИГОВОР\n"
    )
    found = take(a_csv=english, b_csv=russian.encode("windows-1251"), c_csv=russian.replace(";", "\t").encode("utf-16"))
    assert [(c.number, c.articles, c.outcome, c.met) for c in found.cases] == [
        ("1-7/2024", ("337:5",), "sentence", 1),
        ("1-9/2024", ("338:1",), "sentence", 2),
    ]


def test_each_bad_row_has_its_reason_and_the_rest_goes_on(take: Import) -> None:
    head = "number,court,received,heard,uid,person\n"
    rows = [
        f"1-1/2024,{COURT},2024-01-09,,,",
        f"{CANARY},{COURT},2024-01-09,,,",
        f"1-2/2024,{CANARY},2024-01-09,,,",
        f"1-3/2024,{COURT},{CANARY},,,",
        f"1-4/2024,{COURT},45300,,,",
        f"1-5/2024,{COURT},,,,",
        f"1-6/2024,{COURT},2024-02-31,,,",
        f"1-7/2024,{COURT},2024-03-09,2024-01-09,61GV0008-01-2024-001194-83,",
    ]
    found = take(t_csv=head + "\n".join(rows) + "\n", empty_csv="", other_csv="a,b\n1,2\n", page_html="<html>?</html>")
    assert [(r.row, r.reason) for r in found.refused] == [
        (3, "number"),
        (4, "court"),
        (5, "date"),
        (6, "excel_date"),
        (7, "date"),
        (8, "date"),
        (1, "columns"),
        (1, "columns"),
        (0, "layout"),
    ]
    assert [c.number for c in found.cases] == ["1-1/2024", "1-7/2024"]
    assert found.cases[1].doubts == ("heard before it was received", "uid fails its check digits")
    assert found.cases[1].uid is None
    assert CANARY not in f"{found}{found.refused}{found.cases}"


def test_excel_days_where_they_are_allowed(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(f"number,court,received\n1-4/2024,{COURT},45300\n")
    found = gather([str(file)], names=Names(KEY), excel=True)
    assert found.cases[0].received == date(2024, 1, 9)


def test_rows_of_another_encoding_are_set_aside(take: Import) -> None:
    head = b"number,court,received\n"
    good = f"1-1/2024,{COURT},2024-01-09\n".encode()
    other = f"1-2/2024,{COURT},2024-01-09\n".encode("windows-1251")
    found = take(t_csv=head + good + other + good.replace(b"1-1/", b"1-3/"))
    assert [c.number for c in found.cases] == ["1-1/2024", "1-3/2024"]
    assert [(r.row, r.reason) for r in found.refused] == [(3, "encoding")]


def test_a_mark_that_is_never_closed_swallows_no_rows(take: Import) -> None:
    marks = ['"' if n == 3 else "" for n in range(60)]
    rows = [f"1-{n}/2024,{COURT},2024-01-09,{marks[n]}x" for n in range(1, 60)]
    found = take(t_csv="number,court,received,person\n" + "\n".join(rows) + "\n")
    assert len(found.cases) == 59 and found.refused == []


def test_a_fault_of_the_reader_tells_its_kind_only(take: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **how: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("countback.registers.courts.tables.persons_in", fail)
    found = take(a_csv=f"number,court,received,parties\n1-1/2024,{COURT},2024-01-09,x\n", b_html=CARD)
    assert [(r.reason, r.detail) for r in found.refused] == [("reader_error", "the reader failed with RuntimeError")]
    assert len(found.cases) == 1


def test_missing_and_binary_files_are_set_aside(take: Import, tmp_path: Path) -> None:
    found = take(x_csv=b"\x7fELF" + bytes(range(256)) * 8)
    assert [r.reason for r in found.refused] == ["unreadable"]
    assert [r.reason for r in gather([str(tmp_path / "none.csv")], names=Names(KEY)).refused] == ["unreadable"]


@given(
    st.text(max_size=300),
    st.sampled_from(["number,received,court\n", "№ дела;Дата поступления;Суд\n", "<html><table>"]),
)
def test_no_text_stops_an_import(text: str, head: str) -> None:
    from countback.registers.courts.saved_pages import cases_of_page
    from countback.registers.courts.tables import cases_of_table

    body = (head + text).encode("utf-8", "surrogatepass")
    for read in (cases_of_page, cases_of_table):
        with suppress(InputError):  # bytes that are no text
            for row in read(body, source="0" * 64, names=Names(KEY)):
                assert row.source == "0" * 64


# -- names ------------------------------------------------------------------------------------------------------------


def test_one_name_has_one_token_under_one_key_and_none_under_none() -> None:
    names = Names(KEY)
    assert names.token("  Семёнов   И. И. ") == names.token("СЕМЕНОВ И. И.") is not None
    assert names.token(CANARY) != Names(fresh_key()).token(CANARY)
    assert names.token("Информация скрыта") is None and names.token(" ") is None
    assert KEY.hex() not in repr(names) and "bytes" not in repr(names)
    with pytest.raises(UsageError):
        Names(b"short")


def test_a_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "key"
    key = key_from(file, make=True)
    assert file.stat().st_mode & 0o777 == 0o600 and key_from(file, make=False) == key
    file.chmod(0o640)
    with pytest.raises(UsageError, match="chmod 600"):
        key_from(file, make=False)
    file.chmod(0o600)
    file.write_text("not a key")
    with pytest.raises(UsageError, match="holds no key") as caught:
        key_from(file, make=False)
    assert "not a key" not in str(caught.value)
    with pytest.raises(UsageError, match="no key"):
        key_from(tmp_path / "other", make=False)


def test_no_name_is_in_what_is_written(take: Import, tmp_path: Path) -> None:
    found = take(search_html=SEARCH, card_html=CARD)
    write_cases(found.cases, to=tmp_path / "cases.jsonl")
    text = (tmp_path / "cases.jsonl").read_text()
    for word in (*CANARY.split(), "Дроздов"):
        assert word.casefold() not in text.casefold()
    assert (tmp_path / "cases.jsonl").stat().st_mode & 0o777 == 0o600
    assert read_cases(tmp_path / "cases.jsonl") == found.cases
    (tmp_path / "cases.jsonl").write_text('{"schema": 1}\n')
    with pytest.raises(UsageError, match="holds no cases"):
        read_cases(tmp_path / "cases.jsonl")


# -- counting ---------------------------------------------------------------------------------------------------------


def case(number: str, **more: object) -> Case:
    row = Case(court=COURT, number=number, kind="table", source="0" * 64, row=1, received=date(2024, 1, 9))
    return replace(row, **more)  # type: ignore[arg-type]


def values(counts: list[object]) -> dict[tuple[object, ...], int]:
    found = {}
    for c in counts:
        row = c.to_row()  # type: ignore[attr-defined]
        key = (row["counted"], row["event"], row["offence"], row["where"], row["group"], row["from"])
        found[key] = row["low"]
    return found


def test_only_the_first_instance_counts_and_a_uid_once() -> None:
    uid = "61GV0008-01-2024-001194-82"
    rows = [
        case("1-1/2024", uid=uid),
        case("1-9/2024", uid=uid, received=date(2024, 6, 1)),
        case("2-1/2024"),
        case("22-1/2024"),
        case("3/2-1/2024"),
        case("2-5/2024", court="2-й Западный окружной военный суд"),
        case("22-5/2024", court="2-й Западный окружной военный суд"),
        case("1-5/2024", court="61OV0000"),
    ]
    (count,) = counts_of(rows, known="2025-01-01")
    assert (count.count.low, count.count.bound, count.method) == (2, "min", "docket")
    assert count.to_row()["to"] == "2025-01-01" and "2 first-instance cases of 2 courts" in count.note


def test_by_month_article_and_stage_each_on_its_own_day() -> None:
    rows = [
        case("1-1/2024", articles=("337:5",), heard=date(2024, 2, 5), in_force=date(2024, 3, 1), outcome="sentence"),
        case("1-2/2024", articles=("332:2.1", "337:3.1"), heard=date(2024, 2, 6), outcome="returned"),
        case("1-3/2024", articles=("334:1",)),
    ]
    counts = counts_of(rows, known="2025-01-01", by=("month", "article", "stage"), complete=True)
    assert values(counts) == {
        ("case", "tried", "awol", None, None, "2024-01"): 2,
        ("case", "tried", "refusal", None, None, "2024-01"): 1,
        ("case", "tried", "other", None, "article 334", "2024-01"): 1,
        ("verdict", "convicted", "awol", None, None, "2024-02"): 1,
        ("verdict", "convicted", "awol", None, "in force", "2024-03"): 1,
        ("case", "other", "awol", None, "returned to the prosecutor", "2024-02"): 1,
        ("case", "other", "refusal", None, "returned to the prosecutor", "2024-02"): 1,
    }
    assert {c.count.bound for c in counts} == {"exact"} and "under each" in counts[0].note
    assert all(c.measure.stat == "flow" for c in counts)


def test_persons_and_acts_are_counted_apart_with_their_own_notes(take: Import) -> None:
    rows = take(search_html=SEARCH, card_html=CARD).cases
    (persons,) = counts_of(rows, known="2025-01-01", of="persons", complete=True)
    assert (persons.count.low, persons.count.bound) == (3, "min")
    assert "1 of 3 persons hidden" in persons.note
    (acts,) = counts_of(rows, known="2025-01-01", of="acts", by=("punishment",))
    assert values([acts]) == {("record", "suspended_sentence", None, None, None, None): 1}
    assert "1 of 2 cases are published: shares are shares of those" in acts.note


def test_totals_run_to_a_day() -> None:
    rows = [case("1-1/2024"), case("1-2/2024", received=date(2024, 6, 1))]
    (count,) = counts_of(rows, known="2025-01-01", as_of=date(2024, 3, 31))
    assert (count.count.low, str(count.period.until), count.known) == (1, "2024-03-31", "2025-01-01")


def test_regions_come_from_a_table_never_from_the_code(tmp_path: Path) -> None:
    file = tmp_path / "courts.csv"
    rows = [case("1-1/2024", court="61GV0006"), case("1-2/2024", court="61GV0099")]
    file.write_text("code,name,place\n61GV0006,Волгоградский гарнизонный военный суд,Volgograd\n")
    table, refused = read_court_table(file)
    counts = counts_of(rows, known="2025-01-01", by=("region",), table=table)
    assert {k[3]: v for k, v in values(counts).items()} == {"Volgograd": 1, "place unknown": 1} and refused == []
    file.write_text("vnkod,region,name_ru\n61GV0006,61,Волгоградский гарнизонный военный суд\n")
    digits, _ = read_court_table(file)
    for useless in (None, digits):
        with pytest.raises(UsageError, match="not a court's region"):
            counts_of(rows, known="2025-01-01", by=("region",), table=useless)


def test_a_table_of_courts_joins_code_and_name_and_refuses_two_with_one_code(tmp_path: Path) -> None:
    file = tmp_path / "courts.csv"
    file.write_text(f"code,name,place\n61GV0008,{COURT},Lake\n61GV0008,Другой гарнизонный военный суд,Hill\nx,y,z\n")
    table, refused = read_court_table(file)
    assert [r.reason for r in refused] == ["two_courts", "court"]
    rows = tmp_path / "t.csv"
    rows.write_text(f"number,court,received\n1-1/2024,{COURT},2024-01-09\n1-1/2024,61GV0008,2024-01-09\n")
    found = gather([str(rows)], names=Names(KEY), table=table)
    assert [(c.court, c.met) for c in found.cases] == [("61GV0008", 2)]
    file.write_text("a,b\n1,2\n")
    with pytest.raises(UsageError, match="columns code and name"):
        read_court_table(file)


def test_the_courts_at_hand() -> None:
    if not SHARED.is_dir():
        pytest.skip("the shared data are not here")
    table, refused = read_court_table(SHARED / "courts" / "military_courts.csv")
    assert refused == [] and len(table.regions) == 109 and table.column == "circuit_2020s"


@pytest.mark.parametrize(("by", "words"), [(("judge",), "not by judge"), (("stage", "punishment"), "not by both")])
def test_unknown_ways_to_count(by: tuple[str, ...], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        counts_of([], known="2025-01-01", by=by)


def test_what_was_reported_beside_the_docket(tmp_path: Path) -> None:
    file = tmp_path / "points.json"
    points = [
        {"as_of": "2024-01-31", "cases": 4, "by_article": {"337": 2}, "sentenced": 3},
        {"period": "2024-02", "cases": 1},
    ]
    file.write_text(json.dumps({"points": points}))
    rows = [
        case("1-1/2024", articles=("337:5",), heard=date(2024, 1, 20), outcome="sentence"),
        case("1-2/2024", articles=("338:1",), received=date(2023, 12, 31)),
        case("1-3/2024", received=date(2024, 2, 29)),
    ]
    found = [c.to_row() for c in compare(rows, read_reported(file))]
    assert [(r["what"], r["article"], r["reported"], r["docket"]) for r in found] == [
        ("cases", None, 4, 2),
        ("sentences", None, 3, 1),
        ("cases", "337", 2, 1),
        ("cases", None, 1, 1),
    ]
    assert (found[0]["difference"], found[0]["share"]) == (-2, 0.5)
    late = compare(rows, read_reported(file), since=date(2024, 1, 1))
    assert late[0].docket == 1
    file.write_text(json.dumps({"points": [{"cases": 4}]}))
    with pytest.raises(UsageError, match="point 0"):
        read_reported(file)


def test_the_reported_points_at_hand() -> None:
    if not SHARED.is_dir():
        pytest.skip("the shared data are not here")
    found = read_reported(SHARED / "claims" / "mediazona_military_courts.json")
    assert ("cases", None, 20538) in {(r.what, r.article, r.value) for r in found}
    assert sum(r.since is not None for r in found) >= 5


@given(st.lists(st.tuples(st.sampled_from([332, 334, 337, 338, 339]), st.integers(1, 6)), min_size=1, max_size=5))
def test_articles_are_read_in_both_orders(pairs: list[tuple[int, int]]) -> None:
    wanted = tuple(sorted({f"{a}:{p}" for a, p in pairs}))
    assert articles_in("; ".join(f"ст.{a} ч.{p} УК РФ" for a, p in pairs)) == wanted
    assert articles_in(", ".join(f"ч. {p} ст. {a}" for a, p in pairs)) == wanted


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    one, two = tmp_path / "a.html", tmp_path / "b.html"
    one.write_text(SEARCH)
    two.write_text(CARD)
    there = gather([str(one), str(two)], names=Names(KEY)).cases
    assert there == gather([str(two), str(one)], names=Names(KEY)).cases
