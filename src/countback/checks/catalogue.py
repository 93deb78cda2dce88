"""Every code a finding may carry: words, severity, an example, a counter-example. Each is a row of the docs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from countback.checks.finding import Severity


@dataclass(frozen=True, slots=True)
class Check:
    """One code: what it means, how grave it is, where it is looked for, what it catches and what it leaves alone."""

    code: str
    family: Literal["inpage", "drift", "between", "note"]
    severity: Severity
    words: str
    example: str
    counter_example: str
    settles: str


def _rows(*rows: Check) -> dict[str, Check]:
    return {r.code: r for r in rows}


CATALOGUE: dict[str, Check] = _rows(
    # inside one page
    Check(
        "sum",
        "inpage",
        "error",
        "stated parts do not add up to the stated whole",
        "858 + 150 + 2 = 1,010, the page says 1,009",
        "12,000 and 2,500 of 18,000: the rest is not named",
        "the list of parts at its counter",
    ),
    Check(
        "part_exceeds_whole",
        "inpage",
        "error",
        "a stated part is larger than its whole",
        "82,000 at the front of 300 called up, where 300,000 were",
        "over 12,000 of about 12,000",
        "the counter's page, for the unit of each",
    ),
    Check(
        "record_below_mean",
        "inpage",
        "error",
        "a month called a record lies below the mean month of the stated total",
        "a record 64 in March, 7,400 over 19 months (389 a month)",
        "a record 684 in March, 7,400 over 19 months",
        "the counter's page, for the value and unit of the month",
    ),
    Check(
        "headline_body",
        "inpage",
        "warning",
        "headline or lead and body differ on one count",
        "headline: 12 tanks; text: 15 tanks",
        "headline: over 18,000; text: 18,450",
        "the body, then the source it quotes",
    ),
    Check(
        "delta",
        "inpage",
        "error",
        "the stated difference is not the difference of the stated totals",
        "461,940 today, 461,000 yesterday, +880",
        "461,940 today, 461,060 yesterday, +880",
        "the counter's tables of both days",
    ),
    Check(
        "falling_total",
        "inpage",
        "warning",
        "a running total is lower on a later day",
        "7,242 tanks on 24 April, 7,230 on 25 April",
        "a daily count that falls",
        "whether the counter corrected or redefined its count",
    ),
    Check(
        "garbled",
        "inpage",
        "error",
        "a number has lost digits, a separator or its thousand",
        '",000 from the past day"; 300 and 300 thousand for one count',
        "1,020 and 10,200 for two counts",
        "the page's own source",
    ),
    Check(
        "share",
        "inpage",
        "warning",
        "a stated share does not fit the counts beside it",
        "40 % of 200, 120 people",
        "about 30 %, 62 of 200",
        "the counts the share was made from",
    ),
    Check(
        "consistent_sum",
        "note",
        "note",
        "stated parts add up to the stated whole, or leave a remainder that is not named",
        "10,000 + 2,000 = 12,000",
        "858 + 150 + 2 against 1,009",
        "nothing to settle; a remainder can be asked for",
    ),
    Check(
        "readers_differ",
        "note",
        "note",
        "a second reader, where one was asked, reads a number otherwise",
        "684: convicted for the first reader, tried for the second",
        "684: convicted for both",
        "a person, by the sentence",
    ),
    # between pages
    Check(
        "digit",
        "drift",
        "error",
        "a digit was lost, added, changed or moved",
        "684 became 64",
        "684 and 700",
        "the counter's page",
    ),
    Check(
        "multiplier",
        "drift",
        "error",
        "a thousand or a million was lost or added",
        "82,000 mobilised became 82",
        "82 thousand and 82,000",
        "the counter's page",
    ),
    Check(
        "rounding",
        "drift",
        "note",
        "the value was rounded; harmless by itself",
        '20,538 became "more than 20,000"',
        "20,538 became 25,000",
        "nothing to settle",
    ),
    Check(
        "bound",
        "drift",
        "warning",
        "about, at least, at most or exactly was changed, or a range cut to one end",
        "almost 7,400 became 7,400; 40,000-45,000 became up to 45,000",
        "20,538 became over 20,000",
        "the counter's wording",
    ),
    Check(
        "unit",
        "drift",
        "warning",
        "what one unit of the number is was changed",
        "20,538 cases became 20,538 soldiers",
        "684 rulings became 684 verdicts",
        "the counter's definition",
    ),
    Check(
        "stage",
        "drift",
        "warning",
        "the stage of the case was changed",
        "cases received by courts became sentences",
        "prosecutions that reached the courts",
        "the counter's definition",
    ),
    Check(
        "offence",
        "drift",
        "warning",
        "the offence was changed or widened",
        "absence without leave became desertion",
        "absence, refusal and desertion together",
        "the article of the law",
    ),
    Check(
        "category",
        "drift",
        "warning",
        "what happened, or to which group, was changed",
        "killed and wounded became killed; a plan became a fact",
        "losses and casualties",
        "the counter's definition",
    ),
    Check(
        "period",
        "drift",
        "warning",
        "the time the count runs over was changed",
        "since mobilisation became since the invasion",
        "March 2024 and last month on an April page",
        "the counter's dates",
    ),
    Check(
        "scope",
        "drift",
        "warning",
        "the place or formation was changed or dropped",
        "one district became the army",
        "the 8th Army and the 8th Combined Arms Army",
        "the counter's wording",
    ),
    Check(
        "origin",
        "drift",
        "warning",
        "the counter was dropped, or a relay taken for it",
        "counted by Mediazona, told as the UK's own",
        "Mediazona, passed on by the UK",
        "the counter's page",
    ),
    Check(
        "share_of",
        "drift",
        "warning",
        "a part was taken for the whole a share is of",
        "half of the 247, where 247 is the half",
        "247 of 536",
        "the counter's page",
    ),
    # across claims
    Check(
        "conflict",
        "between",
        "warning",
        "two counters differ on one measure, scope and period",
        "1,420 and 2,900 deserters of one division in one month",
        "1,420 and about 1,400",
        "what each counted, and how",
    ),
    Check(
        "one_origin",
        "between",
        "note",
        "every page goes back to one counter",
        "20 outlets, 1 origin",
        "two counters that agree",
        "a second counter with its own evidence",
    ),
    Check(
        "stale",
        "between",
        "warning",
        "an old figure under a new date",
        "an April figure on a November page, told as new",
        "a review of the year",
        "the counter's date",
    ),
    Check(
        "series_falls",
        "between",
        "warning",
        "a counter's running total falls from one day to the next",
        "7,242 on 24 April, 7,230 on 25 April",
        "a count that starts anew in January",
        "a correction or a new definition at the counter",
    ),
    Check(
        "series_delta",
        "between",
        "warning",
        "a published daily difference is not the difference of the totals",
        "+2,710 published, the totals differ by 1,060",
        "+880 and a difference of 880",
        "a correction at the counter",
    ),
    Check(
        "jump",
        "between",
        "warning",
        "a counter's running total becomes ten times what it was, or a tenth, within a year",
        "7,242 tanks on 24 April, 73,010 on 26 April",
        "1,200 in January, 5,400 in December",
        "the counter's own page of each day",
    ),
    Check(
        "part_elsewhere",
        "between",
        "warning",
        "a part told on one page is larger than the whole told on another",
        "12,000 of one army on one page, 9,000 of all armies on another",
        "12,000 of one army, over 9,000 in all",
        "the day and the unit of each at the counter",
    ),
)
