"""Tables in every layout: what a cell counts, of whom, where and when; totals; series; and what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from countback.figures import read_page
from countback.figures.figure import Figure
from countback.pages import Page

HEAD = "Military courts had more work this year than in any year before, the court office said on Monday."


def read(text: str) -> dict[str, Figure]:
    """The figures of a page by their number as written."""
    return {f.count.said: f for f in read_page(Page.from_text(text)).figures}


def read_html(lang: str, title: str, rows: list[list[str]], *, lead: str = HEAD) -> list[Figure]:
    """The figures of an article with one table."""
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in rows)
    article = f"<article><h1>{title}</h1><p>{lead}</p><table>{cells}</table></article>"
    body = f'<html lang="{lang}"><body>{article}</body></html>'
    page = Page(body=body.encode(), name="table.html", media_type="text/html")
    return list(read_page(page).figures)


def test_each_cell_counts_what_its_column_says_where_its_row_says() -> None:
    figures = read_html(
        "en",
        "Desertion before the courts",
        [
            ["No.", "Region", "Cases", "Convicted", "Share, %", "Mean fine, USD"],
            ["1", "Pskov", "1 405", "515", "36.7", "300"],
            ["2", "Rostov", "2010", "31", "1.5", "200"],
            ["", "Total", "3,415", "546", "16.0", "250"],
        ],
    )
    told = [(f.count.said, f.measure.counted, f.measure.stat, f.scope.where) for f in figures]
    assert told == [
        ("1 405", "case", "total", "Pskov"),
        ("515", "person", "total", "Pskov"),
        ("36.7", "person", "share", "Pskov"),
        ("2010", "case", "total", "Rostov"),
        ("31", "person", "total", "Rostov"),
        ("1.5", "person", "share", "Rostov"),
        ("3,415", "case", "total", None),
        ("546", "person", "total", None),
        ("16.0", "person", "share", None),
    ]
    parts = {f.count.said: f.part_of.said for f in figures if f.part_of is not None}
    assert parts == {"1 405": "3,415", "2010": "3,415", "515": "546", "31": "546"}
    assert all(f.measure.event == "convicted" for f in figures if f.measure.counted == "person")


def test_years_over_columns_are_periods_and_offences_of_rows_are_offences() -> None:
    figures = read_html(
        "en",
        "Verdicts by article",
        [["Article", "2022", "2023"], ["Desertion", "169", "185"], ["AWOL", "1,405", "2,065"]],
    )
    told = [(f.count.low, f.measure.counted, f.measure.offence, str(f.period.since), f.measure.stat) for f in figures]
    assert told == [
        (169, "verdict", "desertion", "2022", "flow"),
        (185, "verdict", "desertion", "2023", "flow"),
        (1405, "verdict", "awol", "2022", "flow"),
        (2065, "verdict", "awol", "2023", "flow"),
    ]


def test_losses_with_a_column_for_the_day() -> None:
    figures = read_html(
        "uk",
        "Втрати ворога станом на 14.05.2024",
        [
            ["Тип", "Знищено", "За добу"],
            ["Танки", "7540", "+11"],
            ["ББМ", "14550", "18"],
            ["Особовий склад", "487 210", "1 300"],
        ],
        lead="Генштаб ЗСУ оприлюднив дані про втрати російської армії у війні проти України.",
    )
    told = [(f.count.low, f.measure.counted, f.measure.event, f.measure.stat) for f in figures]
    assert told == [
        (7540, "tank", "lost", "total"),
        (11, "tank", "lost", "delta"),
        (14550, "afv", "lost", "total"),
        (18, "afv", "lost", "flow"),
        (487210, "person", "casualties", "total"),
        (1300, "person", "casualties", "flow"),
    ]


def test_russian_table_with_its_total_row() -> None:
    figures = read_html(
        "ru",
        "Приговоры по статьям",
        [
            ["Статья", "Приговоров", "Условно"],
            ["Самовольное оставление части", "5 104", "1 800"],
            ["Дезертирство", "301", "11"],
            ["Итого", "5 405", "1 811"],
        ],
        lead="Суды вынесли больше приговоров военным, чем за все прежние годы войны, сообщило издание.",
    )
    assert [(f.measure.event, f.measure.offence) for f in figures[:4]] == [
        ("convicted", "awol"),
        ("suspended_sentence", "awol"),
        ("convicted", "desertion"),
        ("suspended_sentence", "desertion"),
    ]
    assert [f.part_of.said if f.part_of else None for f in figures] == ["5 405", "1 811"] * 2 + [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "| Month | Deserters | Verdicts |\n|---|---:|---:|\n| January 2024 | 113 | 41 |\n"
        "| February 2024 | 130 | 52 |\n",
        "Month;Deserters;Verdicts\nJanuary 2024;113;41\nFebruary 2024;130;52\n",
        "Month,Deserters,Verdicts\nJanuary 2024,113,41\nFebruary 2024,130,52\n",
        "Month\tDeserters\tVerdicts\nJanuary 2024\t113\t41\nFebruary 2024\t130\t52\n",
    ],
    ids=["bars", "semicolons", "commas", "tabs"],
)
def test_tables_of_plain_text(text: str) -> None:
    found = read(f"{HEAD}\n\n{text}\nThe figures are those of the courts alone.")
    told = [(f.measure.counted, f.measure.event, str(f.period.until), f.measure.stat) for f in found.values()]
    assert list(found) == ["113", "41", "130", "52"]
    assert told == [
        ("person", "deserted", "2024-01", "flow"),
        ("verdict", "convicted", "2024-01", "flow"),
        ("person", "deserted", "2024-02", "flow"),
        ("verdict", "convicted", "2024-02", "flow"),
    ]


def test_a_table_in_one_line_with_numbers_that_stand_apart() -> None:
    found = read_page(
        Page.from_text(
            "By region, 2019 Region Killed Wounded Missing Asia 61,190 0 837 Europe 33 6 230 "
            "Africa 7 - - Total 61,230 6 1,067"
        )
    )
    told = [(f.count.low, f.measure.event, f.scope.where, str(f.period.since)) for f in found.figures]
    assert told == [
        (61190, "killed", "Asia", "2019"),
        (0, "wounded", "Asia", "2019"),
        (837, "missing", "Asia", "2019"),
        (33, "killed", "Europe", "2019"),
        (6, "wounded", "Europe", "2019"),
        (230, "missing", "Europe", "2019"),
        (7, "killed", "Africa", "2019"),
        (61230, "killed", None, "2019"),
        (6, "wounded", None, "2019"),
        (1067, "missing", None, "2019"),
    ]
    assert [f.part_of.said for f in found.figures if f.part_of][:3] == ["61,230", "6", "1,067"]
    assert any(r.reason == "date" and r.said == "2019" for r in found.refusals)


def test_a_line_whose_labels_and_numbers_do_not_fit_is_left_alone() -> None:
    page = Page.from_text("Region Killed Wounded Asia 61 7 Europe 33 Africa 7 6 5 people.")
    assert not any("table" in b.rule for f in read_page(page).figures for b in f.because)


def test_a_row_that_does_not_fit_its_header_is_left_alone() -> None:
    text = "Region;Killed;Wounded\nPskov;12;13\nRostov;5\nTomsk;14;15\n"
    page = read_page(Page.from_text(f"{HEAD}\n\n{text}"))
    assert [f.count.low for f in page.figures if any("table." in b.rule for b in f.because)] == [12, 13, 14, 15]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Convicted of desertion by year: 2022: 901; 2021: 515.", [(901, "2022"), (515, "2021")]),
        (
            "Desertion cases by month in 2023: January 113, February 131, March 30.",
            [(113, "2023-01"), (131, "2023-02"), (30, "2023-03")],
        ),
        (
            "Кількість проваджень про СЗЧ за місяцями 2023 року: січень – 1110, лютий – 1240.",
            [(1110, "2023-01"), (1240, "2023-02")],
        ),
    ],
)
def test_series_by_year_and_month(text: str, expected: list[tuple[int, str]]) -> None:
    figures = read_page(Page.from_text(text)).figures
    assert [(f.count.low, str(f.period.since)) for f in figures] == expected
    assert {f.measure.stat for f in figures} == {"flow"}


def test_days_of_months_are_no_series() -> None:
    page = read_page(Page.from_text("Rallies took place on January 13, February 11, March 3 and drew 400 people."))
    assert [f.count.low for f in page.figures] == [400]


def test_numbers_after_their_nouns() -> None:
    found = read("Losses of the Russian army: personnel 23,500, tanks 1,047, helicopters 145, ships 9.")
    assert [f.measure.counted for f in found.values()] == ["person", "tank", "helicopter", "ship"]
    assert [f.measure.event for f in found.values()] == ["casualties", "lost", "lost", "lost"]


def test_rows_under_a_count_are_its_parts_while_they_add_up() -> None:
    head = "The ministry counted {} cases in 2024:\n• Pskov region – 1,100\n"
    rows = "• Rostov region – 800 (12%)\n• Tomsk region – 350"
    fits = read(head.format("7,300") + rows)
    assert {f.part_of.said for f in fits.values() if f.part_of and f.measure.stat != "share"} == {"7,300"}
    assert [fits[n].scope.where for n in ("1,100", "800", "350")] == ["Pskov region", "Rostov region", "Tomsk region"]
    assert str(fits["350"].period.until) == "2024"
    exceeds = read(head.format("2,000") + rows)
    assert not any(b.rule == "part.row_under_a_count" for f in exceeds.values() for b in f.because)


@pytest.mark.parametrize(
    ("text", "totals", "deltas"),
    [
        (
            "Losses of the Russian army as of May 2, 2024:\n  • personnel — about 470,800 (+930) people,\n\n"
            "  • tanks -— 7,300 (+9) units,\n\n  • MLRS − 1,050 (+0) units.",
            {"470,800": "person", "7,300": "tank", "1,050": "mlrs"},
            {"930": "person", "9": "tank", "0": "mlrs"},
        ),
        (
            "Втрати росіян станом на 2 травня 2024 року:\nособового складу – близько 470800 (+930) осіб\n"
            "танків ‒ 7300 (+9) од\nбойових броньованих машин ‒ 14030 (+16) од.\nлітаків – 348 (+0) од.",
            {"470800": "person", "7300": "tank", "14030": "afv", "348": "aircraft"},
            {"930": "person", "9": "tank", "16": "afv", "0": "aircraft"},
        ),
        (
            "Потери России на 2 мая 2024 года:\nличный состав — около 470 800 (+930 за сутки)\n"
            "танки — 7 300 ед. (+9)\nББМ — 14 030 ед. (+16)\nсамолеты — 348 ед.",
            {"470 800": "person", "7 300": "tank", "14 030": "afv", "348": "aircraft"},
            {"930": "person", "9": "tank", "16": "afv"},
        ),
    ],
    ids=["en", "uk", "ru"],
)
def test_lists_of_losses(text: str, totals: dict[str, str], deltas: dict[str, str]) -> None:
    found = read(text)
    assert {n: found[n].measure.counted for n in totals} == totals
    assert {n: found[n].measure.counted for n in deltas} == deltas
    assert {found[n].measure.stat for n in totals} == {"total"}
    assert {found[n].measure.stat for n in deltas} == {"delta"}
    assert {str(found[n].period.until) for n in totals} == {"2024-05-02"}
    assert {str(found[n].period.since) for n in deltas} == {"2024-05-01"}
    assert {f.scope.side for f in found.values()} == {"RU"}
    assert all(f.measure.event == ("casualties" if f.measure.counted == "person" else "lost") for f in found.values())


@pytest.mark.parametrize("layout", ["lines", "flat"])
def test_cost_is_linear(layout: str, steps: Callable[[Callable[[], object]], int]) -> None:
    def cost(n: int) -> int:
        if layout == "lines":
            text = "Region,Cases,Deaths\n" + "\n".join(f"Asia,{1000 + i},{i}" for i in range(n))
        else:
            text = "Region Cases Deaths " + " ".join(f"Asia {1000 + i} {i}" for i in range(n))
        return steps(lambda: read_page(Page.from_text(text)))

    cost(50)
    assert cost(1000) < 6 * cost(250)  # a flat page of 1,000 is several sentences, each as long as allowed


def test_the_noun_stands_after_what_was_added() -> None:
    found = read(
        "Потери российской армии на 2 мая 2024 года по данным Генштаба ВСУ:\n• около 470800 (+930) человек;\n"
        "• 7300 (+9) танков;\n• 14030 (+16) боевых бронированных машин."
    )
    told = [(f.count.low, f.measure.counted, f.measure.stat) for f in found.values()]
    assert told == [
        (470800, "person", "total"),
        (930, "person", "delta"),
        (7300, "tank", "total"),
        (9, "tank", "delta"),
        (14030, "afv", "total"),
        (16, "afv", "delta"),
    ]


def test_what_was_added_to_a_total_of_no_day_has_no_day() -> None:
    found = read("Since the invasion Russia has lost 1,017 tanks (+12) and 471 artillery systems (+14), Kyiv said.")
    assert [str(found[n].period.since) for n in ("1,017", "471")] == ["2022-02-24", "2022-02-24"]
    assert not any(found[n].period.known for n in ("12", "14"))


def test_the_label_of_another_number_is_no_offence_of_this_one() -> None:
    found = read("Courts passed 3,100 verdicts in 2023: AWOL – 2,500, desertion – 400, refusal to obey orders – 200.")
    assert [found[n].measure.offence for n in ("2,500", "400", "200")] == ["awol", "desertion", "refusal"]
    assert found["3,100"].measure.offence != "awol"
    assert {found[n].part_of.said for n in ("2,500", "400", "200") if found[n].part_of} == {"3,100"}


def test_a_modifier_said_in_two_languages_and_a_year_with_its_month() -> None:
    found = read("особового складу / personnel ‒ близько/about 470800 (+930) осіб/persons за даними на 2024-05.")
    assert found["470800"].count.bound == "about"
    assert "05" not in found
