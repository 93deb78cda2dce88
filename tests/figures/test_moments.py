"""Times in sentences of our own, in each language: what period each expression gives, and which one a figure takes."""

# ruff: noqa: E501
# One sentence a line keeps the tables readable.
from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from countback.figures import read_page
from countback.figures.moments import Calendar, Moment, find_moments
from countback.figures.refuse import shapes, sort_out
from countback.figures.sentence import annotate
from countback.figures.timexes import find_timexes
from countback.figures.tokens import tokenise
from countback.figures.vocabulary import load_vocabulary
from countback.pages import Page
from countback.passages.passage import Passage
from countback.values import PartialDate, Span

PUBLISHED = PartialDate(2024, 5, 15)

#: Sentence | since until, for each expression in order; "-" is an open or unknown end.
MOMENTS = {
    "en": """
The courts heard 300 cases in March 2024.|2024-03 2024-03
The courts heard 300 cases in March.|2024-03 2024-03
In November the courts heard 300 cases.|2023-11 2023-11
From January to May 2024 there were 300 cases.|2024-01 2024-05
Between March 2023 and May 2024 there were 300 cases.|2023-03 2024-05
From November to February 2024 there were 300 cases.|2023-11 2024-02
During 2022-2023 there were 300 cases.|2022 2023
As of 24 April 2024 the army had lost 300 tanks.|- 2024-04-24
By mid-October 2023 the army had lost 300 tanks.|- 2023-10
By the end of 2022 the army had lost 300 tanks.|- 2022
Since 3 March 2023 there have been 300 cases.|2023-03-03 -
Since the start of 2023 there have been 300 cases.|2023 -
Since the year began there have been 300 cases.|2024 -
Since the full-scale invasion began there have been 300 cases.|2022-02-24 -
Since the partial mobilisation in September 2022 there have been 300 cases.|2022-09 -
Over the past day 300 men were killed.|2024-05-14 2024-05-15
This year 300 men fled.|2024 2024
Last year 300 men fled.|2023 2023
In March of this year 300 men fled.|2024-03 2024-03
In the first four months of 2023 there were 300 cases.|2023-01 2023-04
In the second quarter of 2023 there were 300 cases.|2023-04 2023-06
In the second half of 2023 there were 300 cases.|2023-07 2023-12
In the first half of March 2024 there were 300 cases.|2024-03 2024-03
In spring 2022 there were 300 cases.|2022-03 2022-05
In fiscal 2007 there were 300 deserters, against 200 the year before.|2006-10 2007-09|2005-10 2006-09
From January to September 2024 there were 300 cases, and 200 a year earlier.|2024-01 2024-09|2023-01 2023-09
The first seven months of 2024 had 500 cases, the same months of 2023 had 300.|2024-01 2024-07|2023-01 2023-07
In 2022 there were 300 cases, the following year 400.|2022 2022|2023 2023
On 14 May, 300 men were killed.|2024-05-14 2024-05-14
The ministry said on 14 May that 300 men were killed.|- 2024-05-14
They lost 2022 men in all.|
Over the past week 300 men were killed.|2024-05-08 2024-05-15
Over the past three months 300 men were killed.|2024-02 2024-05-15
Over the past 24 hours 300 men were killed.|2024-05-14 2024-05-15
In the last ten days 300 men were killed.|2024-05-05 2024-05-15
In the year to April 2024 there were 300 cases.|2023-05 2024-04
""",
    "uk": """
За перші чотири місяці 2023 року суди отримали 300 справ.|2023-01 2023-04
За сім місяців цього року втекли 300 солдатів.|2024-01 2024-07
З січня по вересень 2023 року втекли 300 солдатів.|2023-01 2023-09
У другому кварталі 2023 року втекли 300 солдатів.|2023-04 2023-06
У першому півріччі 2023 року втекли 300 солдатів.|2023-01 2023-06
Станом на 24 квітня 2024 року загинули 300 солдатів.|- 2024-04-24
З початку року загинули 300 солдатів.|2024 -
За минулу добу загинули 300 солдатів.|2024-05-14 2024-05-15
Торік загинули 300 солдатів, а роком раніше 200.|2023 2023|2022 2022
У березні 2024-го загинули 300 солдатів.|2024-03 2024-03
Протягом 2022–2023 років загинули 300 солдатів.|2022 2023
За останні три місяці загинули 300 солдатів.|2024-02 2024-05-15
За останні пів року загинули 300 солдатів.|2023-11 2024-05-15
Від початку повномасштабного вторгнення загинули 300 солдатів.|2022-02-24 -
""",
    "ru": """
За первые пять месяцев 2023 года осудили 300 солдат.|2023-01 2023-05
С января по сентябрь 2023 года сбежали 300 солдат.|2023-01 2023-09
С начала года погибли 300 солдат.|2024 -
В марте этого года осудили 300 солдат.|2024-03 2024-03
В первом полугодии 2023 года осудили 300 солдат.|2023-01 2023-06
К середине октября 2023 года погибли 300 солдат.|- 2023-10
К концу 2022 года погибли 300 солдат.|- 2022
В 2022-м осудили 300 солдат, в 2023 году — 500.|2022 2022|2023 2023
За семь месяцев 2023 года осудили 500, за аналогичный период 2022 года — 300 солдат.|2023-01 2023-07|2022-01 2022-07
По состоянию на 1 мая погибли 300 солдат.|- 2024-05-01
Осенью 2022 года мобилизовали 300 солдат.|2022-09 2022-11
14 мая погибли 300 солдат.|2024-05-14 2024-05-14
За последние две недели погибли 300 солдат.|2024-05-01 2024-05-15
За последние 24 часа погибли 300 солдат.|2024-05-14 2024-05-15
Вчера погибли 300 солдат.|2024-05-14 2024-05-14
""",
    "de": """
Von Januar bis September 2023 flohen 300 Soldaten.|2023-01 2023-09
Im ersten Halbjahr 2023 flohen 300 Soldaten.|2023-01 2023-06
Im zweiten Halbjahr 2023 flohen 300, ein Jahr zuvor 200 Soldaten.|2023-07 2023-12|2022-07 2022-12
Seit Anfang des Jahres flohen 300 Soldaten.|2024 -
In den letzten drei Monaten flohen 300 Soldaten.|2024-02 2024-05-15
Bis zum 24. April 2024 flohen 300 Soldaten.|- 2024-04-24
Im März dieses Jahres flohen 300 Soldaten.|2024-03 2024-03
""",
    "fr": """
De janvier à septembre 2023, 300 soldats ont fui.|2023-01 2023-09
Au premier trimestre 2023, 300 soldats ont fui.|2023-01 2023-03
Au 24 avril 2024, 300 soldats avaient fui.|- 2024-04-24
Ces trois derniers mois, 300 soldats ont fui.|2024-02 2024-05-15
Depuis le début de l'année, 300 soldats ont fui.|2024 -
""",
    "pl": """
Od stycznia do września 2023 roku uciekło 300 żołnierzy.|2023-01 2023-09
W pierwszym półroczu 2023 r. uciekło 300 żołnierzy.|2023-01 2023-06
W ciągu ostatnich trzech miesięcy uciekło 300 żołnierzy.|2024-02 2024-05-15
Od początku roku uciekło 300 żołnierzy.|2024 -
W marcu tego roku uciekło 300 żołnierzy.|2024-03 2024-03
""",
}

#: Text | number since until, …: which time each figure of a page without a date takes.
FIGURES = r"""
Courts heard 300 cases in 2021 and 450 in 2022.|300 2021 2021|450 2022 2022
By late May 2025 the site had counted 900 cases, counting from September 2022.|900 2022-09 2025-05
By late May 2025, counting from September 2022, the site had counted 900 cases.|900 2022-09 2025-05
In March 2024 the courts heard 300 cases. In April they heard 450 cases.|300 2024-03 2024-03|450 2024-04 2024-04
In March the courts heard 300 cases.|300 - -
In 2023 the courts heard 300 cases, more than in 2022.|300 2023 2023
Data as of 29 February 2024\n\n• Since the start of 2023: 300 cases|300 2023 2024-02-29
It was the highest number since 2008: 300 cases in 2023.|300 2023 2023
Losses as of 24 April 2024:\n\n• tanks: 700 (+8)\n\n• aircraft: 340 (+2)|700 - 2024-04-24|8 2024-04-23 2024-04-24|340 - 2024-04-24|2 2024-04-23 2024-04-24
"""

TIMEXES = """
The war began in May 1846 and lasted two years.|May 1846 1846-05|two years P2Y
On June 3, 1916 the guns fired; two days later the town fell.|June 3, 1916 1916-06-03|two days later 1916-06-05
It began on 12 November 1940. In December the front moved. In January it froze.|12 November 1940 1940-11-12|December 1940-12|January 1941-01
In the 1920s and the nineteenth century few wrote.|the 1920s 192|the nineteenth century 18
In 480 BC the fleet sailed; the following year it returned.|480 BC BC0480|the following year BC0479
They left in the spring of 1943, after a six-month siege.|the spring of 1943 1943-SP|six-month P6M
On the morning of 5 August 1914 they marched.|the morning of 5 August 1914 1914-08-05TMO
After the fall of the city, former soldiers may now march home.|former PAST_REF|now PRESENT_REF
"""


def _moments(text: str, lang: str, calendar: Calendar) -> list[Moment]:
    vocabulary = load_vocabulary(lang)
    span = Span(0, len(text))
    tokens = tokenise(text)
    s = annotate(1, span, Passage(span=span, role="body", lang=lang), tokens, vocabulary)
    masked = shapes(text, 0, len(text))
    s.numerals = vocabulary.numerals.read(
        text,
        tokens,
        masked=[(a, b) for a, b, _, _ in masked],
        after_bound={m.after for m in s.of("bound")},
        changes=set(),
    )
    s.take(sort_out(text, s, masked)[0])
    return find_moments(text, s, calendar)


def _rows(table: str) -> Iterator[tuple[str, list[str]]]:
    for row in table.strip().splitlines():
        text, *want = row.split("|")
        yield text.replace("\\n", "\n"), [w for w in want if w]


@pytest.mark.parametrize(("lang", "text", "want"), [(lang, *row) for lang, t in MOMENTS.items() for row in _rows(t)])
def test_moments(lang: str, text: str, want: list[str]) -> None:
    found = _moments(text, lang, Calendar(PUBLISHED))
    assert [f"{m.period.since or '-'} {m.period.until or '-'}" for m in found] == want, [m.rule for m in found]
    assert all(m.rule for m in found)


def test_a_month_is_not_dated_by_guess() -> None:
    assert [m.period.known for m in _moments("In March 300 men fled.", "en", Calendar())] == [False]


@pytest.mark.parametrize(("text", "want"), list(_rows(FIGURES)))
def test_which_time_a_figure_takes(text: str, want: list[str]) -> None:
    reading = read_page(Page.from_text(text, meta={"lang": "en"}))
    got = [f"{f.count.low} {f.period.since or '-'} {f.period.until or '-'}" for f in reading.figures]
    assert got == want


@pytest.mark.parametrize(("text", "want"), list(_rows(TIMEXES)))
def test_times_of_narratives(text: str, want: list[str]) -> None:
    assert [f"{t.span.of(text)} {t.value}" for t in find_timexes(text)] == want


@pytest.mark.parametrize(
    "piece", ["In May 1920 and 3 ", "2020 2021 and ", "since January 3 men ", "300 said on 4 May "]
)
def test_a_sentence_full_of_times_costs_no_more_per_time(
    piece: str, steps: Callable[[Callable[[], object]], int]
) -> None:
    def cost(n: int) -> int:
        text = (piece * 400)[:n]
        return steps(lambda: _moments(text, "en", Calendar(PUBLISHED)))

    cost(1000)
    assert cost(4800) < 6 * cost(1200)


@pytest.mark.corpus
def test_wikiwars_value_f1() -> None:
    folder = Path(__file__).resolve().parents[3] / "shared" / "data" / "wikiwars" / "WikiWars_20120218_v104"
    if not folder.exists():
        pytest.skip("WikiWars is not there")
    import importlib.util

    path = Path(__file__).resolve().parents[2] / "eval" / "wikiwars.py"
    spec = importlib.util.spec_from_file_location("wikiwars", path)
    assert spec is not None and spec.loader is not None
    wikiwars = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["wikiwars"] = wikiwars
    spec.loader.exec_module(wikiwars)
    right = read = gold = 0
    for file in sorted((folder / "keyinline").glob("*.xml")):
        text, marked, published = wikiwars.load(file)
        found = find_timexes(text, published=published)
        right += sum(g is not None and g.value == t.value for g, t in wikiwars.pair(marked, found))
        read += len(found)
        gold += len(marked)
    assert 2 * right / (read + gold) >= 0.83
