"""English: an independent set of own pages, each with every figure a careful annotator would write down.

The pages are in the manner of agency copy, blogs, press releases, channel posts and list pages, and none of them was at hand
when the reader was written. Expectations follow the decisions of the corpus guide; what the guide leaves open is ``*`` or has
several right values. What the reader does not do yet stands in ``NOT_YET`` with its class, never changed to what it reads.
"""

# ruff: noqa: E501
# One page a block, one figure a line keeps the table readable.
from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pytest

from countback.figures import read_page
from countback.figures.figure import EVENTS
from countback.pages import Page

#: Fields that make up the core of a figure, scored for every figure here; the others only where a page states them.
CORE = ("value", "bound", "counted", "event", "stat", "origin")
MORE = ("side", "where", "group", "offence", "since", "until", "via", "part", "hedged", "role")
ROW_NAMES = {"since": "from", "until": "to", "part": "part_of"}


@dataclass(frozen=True)
class Expected:
    """One figure as an annotator writes it down: its number as written and, per field, the right values."""

    said: str
    fields: dict[str, tuple[Any, ...]]
    optional: bool = False


@dataclass(frozen=True)
class Sample:
    """One page and its figures, in order of place."""

    name: str
    text: str
    figures: tuple[Expected, ...] = field(default=())


def F(
    said: str,
    core: str,
    *,
    low: Any = None,
    high: Any = None,
    vague: bool = False,
    optional: bool = False,
    origin: str = "None",
    **more: str,
) -> Expected:
    """``core`` is "bound counted event stat"; ``a|b`` means either, ``*`` means not scored, ``None`` means none."""
    if low is None:
        low = float(said.replace(",", "").rstrip("%"))
    lows = tuple(float(x) for x in str(low).split("|"))
    fields: dict[str, tuple[Any, ...]] = {
        "value": tuple((x, None if vague else float(x if high is None else high)) for x in lows)
    }
    for name, value in zip(("bound", "counted", "event", "stat"), core.split(" "), strict=True):
        fields[name] = _values(value)
    fields["origin"] = _values(origin)
    assert set(more) <= set(MORE), more
    fields |= {name: _values(value) for name, value in more.items()}
    fields.setdefault("role", ("article",))
    return Expected(said, {k: v for k, v in fields.items() if "*" not in v}, optional)


def P(name: str, text: str, *figures: Expected, loose: bool = False) -> Sample:
    """``loose``: who counted is left open on the whole page."""
    if loose:
        figures = tuple(
            Expected(f.said, {k: v for k, v in f.fields.items() if k != "origin"}, f.optional) for f in figures
        )
    return Sample(name, text, figures)


def _values(text: str) -> tuple[Any, ...]:
    return tuple({"None": None, "True": True, "False": False}.get(v, v) for v in text.split("|"))


# fmt: off
PAGES: list[Sample] = [
    # ---- service: absence, desertion, refusal, surrender, return ----------------------------------------------------
    P(
        "awol-headline-body",
        """Army Lost 9,200 Soldiers to Desertion in May

Prosecutors opened 9,200 criminal cases over unauthorised absence from units of the Ukrainian army in May 2025, Ukrainska Pravda reported, citing data of the Prosecutor General's Office.
In April there were 8,400.""",
        F("9,200", "exact person deserted|awol flow", origin="ua_prosecutor|ukrainska_pravda", since="2025-05", until="2025-05"),
        F("9,200", "exact case charged flow", origin="ua_prosecutor", side="UA", since="2025-05", until="2025-05", offence="awol"),
        F("8,400", "exact case charged flow", origin="ua_prosecutor", side="UA", since="2025-04", until="2025-04"),
    ),
    P(
        "brigade-fled",
        """At least 1,700 soldiers of the 155th Brigade left their posts before a shot was fired, journalist Yurii Butusov wrote on December 31, 2024. Of them, 50 ran away while training in France.""",
        F("1,700", "min person deserted|awol total", origin="butusov", where="155th Brigade"),
        F("50", "exact person deserted|awol total", origin="butusov", part="1,700"),
    ),
    P(
        "refused-orders",
        """More than two hundred contract soldiers in Buryatia refused to go back to the front, the Free Buryatia Foundation said.
The foundation added that 78 of them were held in a cellar.""",
        F("two hundred", "min person refused total", low=200, origin="free_buryatia_foundation", group="contract"),
        F("78", "exact person detained|imprisoned total", origin="free_buryatia_foundation", part="two hundred"),
    ),
    P(
        "surrender-line",
        """The "I Want to Live" project has received over 40,000 requests from Russian servicemen since it was launched in September 2022. Some 350 have already surrendered through it, its spokesman said.""",
        F("40,000", "min request sought_help total", origin="hochu_zhyt", side="RU", since="2022-09"),
        F("350", "about person surrendered total", origin="hochu_zhyt", side="RU"),
    ),
    P(
        "get-lost-help",
        """Go by the Forest, a group that helps Russians avoid the war, says it has helped 2,100 men to desert. Every week about 30 soldiers write to it, said its head Grigory Sverdlin.""",
        F("2,100", "exact person deserted|helped total", origin="get_lost|sverdlin", side="RU"),
        F("30", "about person sought_help flow", origin="sverdlin|get_lost"),
    ),
    P(
        "returned-soldiers",
        """Since a law gave first-time deserters a second chance, 29,000 servicemen have returned to duty, the State Bureau of Investigation reported. Of these, 9,000 came back in the last month alone.""",
        F("29,000", "exact person returned total", origin="ua_sbi"),
        F("9,000", "exact person returned flow", origin="ua_sbi", part="29,000"),
    ),
    P(
        "evaders-list",
        """About 500,000 men of fighting age in Ukraine have broken the rules of registration, lawmakers told Reuters. Police were asked to look for 300,000 of them.""",
        F("500,000", "about person evaded total", origin="ua_rada|None|reuters", side="UA"),
        F("300,000", "exact person wanted total", side="UA", part="500,000", origin="ua_rada|None|reuters"),
    ),
    P(
        "myanmar-defectors",
        """Around 14,000 soldiers and police have defected from Myanmar's military since the 2021 coup, according to People's Goal, an organisation that supports defectors. The junta has not commented.""",
        F("14,000", "about person deserted total", origin="mm_people_goal", side="MM", since="2021|2021-02"),
    ),
    P(
        "myanmar-conscripts",
        """The junta plans to draft 60,000 men a year under its conscription law, Myanmar Now reported. The first batch of 5,000 conscripts began training in April 2024.""",
        F("60,000", "exact person conscripted target", origin="myanmar_now|mm_junta", side="MM"),
        F("5,000", "exact person conscripted|strength|other total|flow", side="MM", origin="myanmar_now|mm_junta"),
    ),
    P(
        "nk-troops",
        """South Korea's National Intelligence Service says North Korea has sent between 10,000 and 12,000 troops to Russia. About 100 of them were killed and 1,000 wounded in Kursk, lawmaker Lee Seong-kweun told reporters after a briefing by the agency.""",
        F("10,000 and 12,000", "exact person strength total", low=10000, high=12000, origin="kr_nis", side="KP"),
        F("100", "about person killed total", origin="kr_nis", side="KP", part="10,000 and 12,000", where="Kursk"),
        F("1,000", "about|exact person wounded total", origin="kr_nis", side="KP", part="10,000 and 12,000|None", where="Kursk"),
    ),
    P(
        "us-army-awol",
        """The U.S. Army recorded 4,698 desertions in fiscal year 2007, up from 3,301 the year before, the Associated Press reported on November 16, 2007. Nine in every 1,000 soldiers deserted.""",
        F("4,698", "exact person deserted flow", origin="us_army", side="US", since="2006-10|2007", until="2007-09|2007", offence="desertion|None"),
        F("3,301", "exact person deserted flow", origin="us_army", side="US", since="2005-10|2006", until="2006-09|2006", offence="desertion|None"),
        F("Nine", "exact person deserted *", low=9, origin="*", optional=True),
        F("1,000", "* * * *", origin="*", optional=True),
    ),
    P(
        "south-korea-hideaways",
        """Seoul: A total of 912 conscripts went absent without leave over five years, the Defense Ministry told the National Assembly. Twelve are still at large.""",
        F("912", "exact person awol flow|total", origin="kr_mod", group="conscript", side="KR|None"),
        F("Twelve", "exact person awol|wanted|missing|other total", low=12, origin="kr_mod", part="912|None"),
    ),
    P(
        "ethiopia-conscription",
        """Tigray's leaders say 270,000 fighters must be disarmed. So far 26,000 have been sent home, Ethiopia's government said on Tuesday.""",
        F("270,000", "exact person * total|target", origin="et_tplf|None", side="ET"),
        F("26,000", "exact person returned|other total", origin="et_gov", side="ET", part="270,000|None"),
    ),
    P(
        "iraq-flee",
        """Four Iraqi divisions, some 30,000 men, melted away when fewer than 1,500 fighters of Islamic State came into Mosul in June 2014.""",
        F("Four", "exact formation deserted|other|None|lost total|flow", low=4, side="IQ"),
        F("30,000", "about person deserted total|flow", side="IQ"),
        F("1,500", "max person *|strength|attacked total|flow", where="Mosul|None"),
    ),
    P(
        "rates-per-day",
        """Every day between 150 and 200 men go AWOL, MP Anna Skorokhod said. That makes 5,000 to 6,000 per month, she added.""",
        F("150 and 200", "exact person awol flow", low=150, high=200, origin="skorokhod"),
        F("5,000 to 6,000", "exact person awol flow", low=5000, high=6000, origin="skorokhod"),
    ),
    P(
        "strength-of-army",
        """Ukraine's armed forces now number 880,000, President Volodymyr Zelensky said on January 15. Against them Russia has deployed about 600,000 troops, he said.""",
        F("880,000", "exact person strength total", origin="zelensky", side="UA"),
        F("600,000", "about person strength total", origin="zelensky", side="RU"),
    ),
    P(
        "recruits-target",
        """Russia intends to recruit 280,000 contract soldiers this year, Dmitry Medvedev said. 210,000 have signed up since January 1, he claimed.
Published: 2025-09-17""",
        F("280,000", "exact person recruited target", origin="medvedev", side="RU", group="contract", since="2025", until="2025"),
        F("210,000", "exact person recruited flow|total", origin="medvedev", side="RU", since="2025|2025-01-01|2025-01"),
    ),
    P(
        "mobilised-share",
        """Putin said 244,000 of the 300,000 mobilised were in the combat zone. The rest, 41,000 were discharged, he said.""",
        F("244,000", "exact person strength total", origin="putin", group="mobilised", side="RU", part="300,000"),
        F("300,000", "exact person mobilised total", origin="putin", side="RU"),
        F("41,000", "exact person other|returned total", origin="putin", side="RU", part="300,000|None"),
    ),
    P(
        "conscription-spring",
        """Vladimir Putin has signed a decree to call up 160,000 men for military service from April 1 to July 15, 2025. Last spring the number was 150,000.""",
        F("160,000", "exact person conscripted target|flow", side="RU", since="2025-04-01|2025-04", until="2025-07-15|2025-07", origin="putin|None"),
        F("150,000", "exact person conscripted flow|target|total", side="RU", origin="putin|None"),
    ),
    P(
        "vague-desertion",
        """Thousands of Wagner fighters fled to Belarus, and dozens asked for asylum in Norway, The Insider wrote.""",
        F("Thousands", "* person deserted|displaced|other total", low=2000, vague=True, origin="the_insider", side="RU|None"),
        F("dozens", "* person sought_asylum total", low=24, vague=True, origin="the_insider"),
    ),
    P(
        "syria-defected-officers",
        """By late 2012 more than 40 generals had defected to Turkey, Al Jazeera reported. Riad al-Asaad put the number of soldiers who had deserted at 100,000.""",
        F("40", "min person deserted total", origin="al_jazeera", group="general|officer", side="SY|None"),
        F("100,000", "exact person deserted total", origin="riad_al_asaad", side="SY|None"),
    ),
    P(
        "israel-refusal",
        """Nearly 1,000 Israeli Air Force reservists signed a letter against the war in Gaza. The army said it would dismiss about 60 of them.""",
        F("1,000", "about person protested|other|refused total", side="IL", group="reservist"),
        F("60", "about person other|None|laid_off total|target", origin="idf", side="IL", part="1,000", group="reservist|None"),
    ),
    P(
        "sudan-rsf-defect",
        """A commander of the Rapid Support Forces defected to the Sudanese army with 1,200 fighters and 60 vehicles, the Sudan Tribune reported on Sunday.""",
        F("1,200", "exact person deserted|surrendered total", origin="sudan_tribune", side="SD"),
        F("60", "exact vehicle *|lost|captured|other|None|deserted|surrendered total", origin="sudan_tribune"),
    ),
    P(
        "cannon-fodder-blog",
        """So here are my numbers. I counted 3,117 desertion notices on local web pages of the Orenburg region. That is roughly 90 a week!""",
        F("3,117", "exact record|person deserted|* total", where="Orenburg region|Orenburg", offence="desertion|None"),
        F("90", "about record|person deserted|* flow"),
    ),
    P(
        "sought-asylum",
        """Germany: Over 6,300 Russian men of military age applied for asylum in 2024, the Federal Office for Migration and Refugees said. Only 349 received protection.""",
        F("6,300", "min person|request sought_asylum flow", origin="de_bamf", side="RU", since="2024", until="2024"),
        F("349", "exact person helped|other|sought_asylum|None flow|total", origin="de_bamf", side="RU", part="6,300|None"),
    ),
    # ---- justice ----------------------------------------------------------------------------------------------------
    P(
        "courts-march",
        """Russian garrison courts handed down 684 verdicts for going AWOL in March 2024, Mediazona found. In total the courts have received 7,400 such cases since mobilisation was announced.""",
        F("684", "exact verdict convicted flow", origin="mediazona", side="RU", offence="awol", since="2024-03", until="2024-03"),
        F("7,400", "exact case tried total", origin="mediazona", side="RU", offence="awol", since="2022-09"),
    ),
    P(
        "courts-relay",
        """According to the UK Ministry of Defence, which cites Mediazona, 34 soldiers a day are convicted in Russia of refusing to return to the front, European Pravda writes.""",
        F("34", "exact person convicted flow", origin="mediazona", side="RU", via="uk_mod european_pravda", offence="refusal|awol|service_all"),
    ),
    P(
        "cases-opened-years",
        """Military prosecutors opened 12,000 cases of desertion in 2022, 24,100 in 2023 and 89,500 in 2024, according to Ukraine's Office of the Prosecutor General.""",
        F("12,000", "exact case charged flow", origin="ua_prosecutor", side="UA", since="2022", until="2022", offence="desertion|service_all"),
        F("24,100", "exact case charged flow", origin="ua_prosecutor", side="UA", since="2023", until="2023", offence="desertion|service_all"),
        F("89,500", "exact case charged flow", origin="ua_prosecutor", side="UA", since="2024", until="2024", offence="desertion|service_all"),
    ),
    P(
        "suspended-40",
        """Of 1,548 soldiers sentenced in the Southern Military District, 40 percent received suspended sentences, the news outlet Verstka calculated.""",
        F("1,548", "exact person convicted total", origin="verstka", where="Southern Military District", side="RU"),
        F("40 percent", "exact person suspended_sentence share", low=40, origin="verstka", part="1,548", where="Southern Military District|None"),
    ),
    P(
        "acquitted-eleven",
        """Not one of the 8,594 defendants was acquitted in 2024. In the previous year judges cleared eleven soldiers.""",
        F("8,594", "exact person acquitted|charged|tried|convicted flow|total", since="2024|None", until="2024|None"),
        F("eleven", "exact person acquitted flow|total", low=11, since="2023", until="2023"),
    ),
    P(
        "art-337-list",
        """Convictions under Russia's Criminal Code in 2024, Judicial Department of the Supreme Court:
- Art. 337 (AWOL): 7,821
- Art. 338 (desertion): 412
- Art. 332 (failure to obey an order): 503""",
        F("7,821", "exact verdict|person convicted flow", origin="ru_supreme_court", side="RU", offence="awol", since="2024", until="2024"),
        F("412", "exact verdict|person convicted flow", origin="ru_supreme_court", side="RU", offence="desertion", since="2024", until="2024"),
        F("503", "exact verdict|person convicted flow", origin="ru_supreme_court", side="RU", offence="refusal", since="2024", until="2024"),
    ),
    P(
        "wanted-list",
        """Mediazona searched the Interior Ministry's wanted list and found 1,900 soldiers on it. At least 160 of them are officers.""",
        F("1,900", "exact person wanted total", origin="mediazona", side="RU|None"),
        F("160", "min person wanted total", origin="mediazona", part="1,900", group="officer"),
    ),
    P(
        "detained-protest",
        """Police detained at least 1,386 people at rallies against mobilisation in 38 Russian cities, the rights monitor OVD-Info said. In Moscow alone 527 were taken away, and 480 in St. Petersburg.""",
        F("1,386", "min person detained total", origin="ovd_info", side="RU"),
        F("38", "exact place *|protested|detained|other|None total", origin="ovd_info", side="RU|None"),
        F("527", "exact|min person detained total", origin="ovd_info", where="Moscow", side="RU", part="1,386|None"),
        F("480", "exact|min person detained total", origin="ovd_info", where="St. Petersburg", side="RU", part="1,386|None"),
    ),
    P(
        "evasion-trials",
        """Courts in Ukraine heard 1,274 cases of draft evasion in 2023; 865 men were convicted and 60 went to prison, Opendatabot says.""",
        F("1,274", "exact case tried flow", origin="opendatabot", side="UA", offence="evasion", since="2023", until="2023"),
        F("865", "exact person convicted flow|total", origin="opendatabot", side="UA", offence="evasion"),
        F("60", "exact person imprisoned flow|total", origin="opendatabot", side="UA", offence="evasion"),
    ),
    P(
        "life-and-years",
        """A court in Rostov sentenced 23 captured Ukrainian soldiers of the Azov Brigade to terms of 13 to 23 years. Eleven of the men had been sent home in swaps before and were tried in absentia.""",
        F("23", "exact person convicted total", side="UA", where="Azov Brigade|Azov|Rostov|None"),
        F("Eleven", "exact person exchanged|tried|convicted total", low=11, side="UA", part="23", where="*"),
    ),
    P(
        "charged-warcrimes",
        """Ukraine has registered more than 146,000 alleged war crimes, the prosecutor general, Andriy Kostin, said. 624 suspects have been charged and 130 convicted.""",
        F("146,000", "min case|incident charged|other|None total", origin="ua_prosecutor|kostin", hedged="*"),
        F("624", "exact person charged total", origin="kostin|ua_prosecutor"),
        F("130", "exact person convicted total", origin="kostin|ua_prosecutor"),
    ),
    P(
        "iran-executions",
        """Iran executed at least 834 people in 2023, Iran Human Rights and HRANA said in a joint report. Eight of them had been arrested at protests.""",
        F("834", "min person killed|other flow", origin="hrana|None", side="IR", since="2023", until="2023"),
        F("Eight", "exact person detained|killed|other flow|total", low=8, origin="hrana|None", side="IR", part="834"),
    ),
    P(
        "myanmar-aapp",
        """As of February 1, 2025, 28,400 people had been arrested and 6,220 killed by the junta, the AAPP said. A total of 21,700 remain in detention.""",
        F("28,400", "exact person detained total", origin="aapp", side="MM|None", until="2025-02-01"),
        F("6,220", "exact person killed total", origin="aapp", side="MM|None", until="2025-02-01"),
        F("21,700", "exact person detained|imprisoned total", origin="aapp", side="MM|None"),
    ),
    P(
        "belarus-pardon",
        """Belarus freed 52 political prisoners on Thursday after talks with the United States. Viasna says 1,170 are still behind bars.""",
        F("52", "exact person exchanged|other total", side="BY", group="political prisoner|None"),
        F("1,170", "exact person imprisoned total", origin="viasna", side="BY", group="political prisoner|None"),
    ),
    P(
        "georgia-fines",
        """Tbilisi police arrested 43 demonstrators on Tuesday night, bringing the total for five days to 293, the Interior Ministry of Georgia said.""",
        F("43", "exact person detained flow|total|delta", side="GE|None", where="Tbilisi|None", origin="ge_gov|Interior Ministry of Georgia"),
        F("293", "exact person detained flow|total", side="GE|None", where="Tbilisi|None", origin="ge_gov|Interior Ministry of Georgia"),
    ),
    P(
        "mobilised-convicted-third",
        """A third of those convicted were mobilised men, Mediazona writes. One in five had been wounded.""",
        F("A third", "exact person convicted share", low=33.3, origin="mediazona", group="mobilised"),
        F("One in five", "* * * share", low=20, optional=True, origin="*"),
    ),
    P(
        "voluntary-surrender-art",
        """The FSB opened 5 criminal cases of voluntary surrender (Article 352.1) in 2023, and three men were sentenced to 15 years each.""",
        F("5", "exact case charged flow", side="RU", offence="voluntary_surrender", origin="ru_fsb|None", since="2023", until="2023"),
        F("three", "exact person convicted flow|total", low=3, side="RU", offence="voluntary_surrender|None", origin="ru_fsb|None"),
    ),
    P(
        "press-release-court",
        """PRESS RELEASE. The Kharkiv Regional Prosecutor's Office has sent to court the indictments of 17 servicemen who left a training ground. Two of them face up to 12 years in prison.""",
        F("17", "exact person|case tried|charged total", side="UA|None", where="Kharkiv|None|*", origin="ua_prosecutor|None|Kharkiv Regional Prosecutor's Office"),
        F("Two", "exact person charged|tried total", low=2, side="UA|None", part="17", where="*", origin="ua_prosecutor|None|Kharkiv Regional Prosecutor's Office"),
    ),
    P(
        "verdicts-per-day",
        """In all, 20,538 cases have reached the courts, of which 18,159 concern absence, 1,369 refusal to obey and 1,010 desertion, Mediazona said in May 2025.""",
        F("20,538", "exact case tried total", origin="mediazona", until="2025-05|None", side="RU|None"),
        F("18,159", "exact case tried total", origin="mediazona", part="20,538", offence="awol"),
        F("1,369", "exact case tried total", origin="mediazona", part="20,538", offence="refusal"),
        F("1,010", "exact case tried total", origin="mediazona", part="20,538", offence="desertion"),
    ),
    P(
        "turkey-arrests",
        """ISTANBUL (Reuters) - Turkey's interior minister Ali Yerlikaya said nearly 1,900 people had been detained since the protests began on March 19, and 260 of them jailed pending trial.""",
        F("1,900", "about person detained total", side="TR", since="*"),
        F("260", "exact|about person imprisoned|detained total", side="TR", part="1,900", since="*"),
        loose=True,
    ),
    P(
        "deported-cell",
        """Latvian security officials have opened 96 criminal proceedings since the full-scale invasion; in nineteen of them people were convicted.""",
        F("96", "exact case charged total", side="LV|None", since="2022-02-24", origin="*"),
        F("nineteen", "exact case|person convicted total", low=19, part="96", origin="*"),
    ),
    # ---- the dead, the wounded, prisoners ---------------------------------------------------------------------------
    P(
        "gs-daily-list",
        """The total combat losses of the enemy from 24.02.22 to 03.04.25 were approximately:
personnel – about 920,800 (+1,410) persons
tanks – 10,512 (+7)
armored fighting vehicles – 21,890 (+14)
artillery systems – 25,711 (+42)
MLRS – 1,351 (+1)
aircraft – 370 (+0)
helicopters – 335
UAVs of operational-tactical level – 31,970 (+108)
cruise missiles – 3,121
ships / boats – 28
submarines – 1
vehicles and fuel tanks – 43,250 (+120)
special equipment – 3,796
Source: General Staff of the Armed Forces of Ukraine""",
        F("920,800", "about person casualties total", origin="ua_general_staff", side="RU", since="2022-02-24", until="2025-04-03"),
        F("1,410", "exact|about person casualties delta", origin="ua_general_staff", side="RU"),
        F("10,512", "exact|about tank lost total", origin="ua_general_staff", side="RU"),
        F("7", "exact tank lost delta", origin="ua_general_staff", side="RU"),
        F("21,890", "exact afv lost total", origin="ua_general_staff", side="RU"),
        F("14", "exact afv lost delta", origin="ua_general_staff", side="RU"),
        F("25,711", "exact artillery lost total", origin="ua_general_staff", side="RU"),
        F("42", "exact artillery lost delta", origin="ua_general_staff", side="RU"),
        F("1,351", "exact mlrs lost total", origin="ua_general_staff", side="RU"),
        F("1", "exact mlrs lost delta", origin="ua_general_staff", side="RU"),
        F("370", "exact aircraft lost total", origin="ua_general_staff", side="RU"),
        F("0", "exact aircraft lost delta", origin="ua_general_staff", side="RU"),
        F("335", "exact helicopter lost total", origin="ua_general_staff", side="RU"),
        F("31,970", "exact uav lost total", origin="ua_general_staff", side="RU"),
        F("108", "exact uav lost delta", origin="ua_general_staff", side="RU"),
        F("3,121", "exact missile lost|shot_down total", origin="ua_general_staff", side="RU"),
        F("28", "exact ship lost total", origin="ua_general_staff", side="RU"),
        F("1", "exact submarine lost total", origin="ua_general_staff", side="RU"),
        F("43,250", "exact vehicle lost total", origin="ua_general_staff", side="RU"),
        F("120", "exact vehicle lost delta", origin="ua_general_staff", side="RU"),
        F("3,796", "exact special_equipment lost total", origin="ua_general_staff", side="RU"),
    ),
    P(
        "telegram-minus",
        """⚡️Minus 1,230 occupiers per day: the General Staff updated the losses
Over the past day the enemy also lost 12 tanks, 31 artillery systems and 96 drones.""",
        F("1,230", "exact person casualties flow|delta", origin="ua_general_staff", side="RU"),
        F("12", "exact tank lost flow|delta", origin="ua_general_staff", side="RU"),
        F("31", "exact artillery lost flow|delta", origin="ua_general_staff", side="RU"),
        F("96", "exact uav lost flow|delta", origin="ua_general_staff", side="RU"),
    ),
    P(
        "mediazona-names",
        """Mediazona and the BBC Russian Service have confirmed the names of 106,745 Russian soldiers killed in Ukraine. 4,012 names were added in the last two weeks.""",
        F("106,745", "exact person killed|identified total", origin="mediazona|bbc_russian", side="RU"),
        F("4,012", "exact person identified|killed flow|delta", origin="mediazona|bbc_russian", side="RU"),
    ),
    P(
        "two-sources",
        """Russia's Defense Ministry said Ukraine had lost more than 62,000 soldiers since the incursion began. Kyiv has not commented. The Washington-based CSIS puts Ukrainian battlefield deaths in the whole war at between 60,000 and 100,000.""",
        F("62,000", "min person casualties|killed total", origin="ru_mod", side="UA"),
        F("60,000 and 100,000", "exact person killed total", low=60000, high=100000, origin="csis", side="UA"),
    ),
    P(
        "strike-civilians",
        """A Russian missile strike on the city of Sumy killed 34 people and wounded 117 on Palm Sunday, the State Emergency Service said. Two children were among the dead; fifteen were hurt.""",
        F("34", "exact person killed total|flow", origin="dsnews|ua_mvs|*", side="UA", where="Sumy"),
        F("117", "exact person wounded total|flow", origin="*", side="UA", where="Sumy"),
        F("Two", "exact person killed total|flow", low=2, origin="*", side="UA", where="Sumy", group="child", part="34"),
        F("fifteen", "exact person wounded total|flow", low=15, origin="*", side="UA", where="Sumy", group="child", part="117|None"),
    ),
    P(
        "gaza-toll",
        """GAZA (AP) — At least 51,300 Palestinians have been killed in the Israel-Hamas war, Gaza's Health Ministry said Wednesday. The ministry said more than half of the dead were women and children. Another 117,000 were wounded, it said.""",
        F("51,300", "min person killed total", origin="gaza_health_ministry", side="PS"),
        F("half", "min person killed share", low=50, origin="gaza_health_ministry", side="PS", part="51,300"),
        F("117,000", "exact person wounded total", origin="gaza_health_ministry", side="PS"),
    ),
    P(
        "oct7-hostages",
        """Hamas-led militants killed some 1,200 people and took 251 hostages on October 7, 2023. 59 hostages are still in Gaza, 24 of them believed to be alive, Israel says.""",
        F("1,200", "about person killed total|flow", side="IL|None"),
        F("251", "exact|about person captured total|flow", side="IL|None"),
        F("59", "exact person captured total", origin="il_gov|None", side="IL|None", where="Gaza|None", part="251|None"),
        F("24", "exact person captured|other total", origin="il_gov|None", side="IL|None", part="59", hedged="*"),
    ),
    P(
        "idf-killed",
        """The IDF says 846 of its soldiers have fallen since the war began, among them 405 in the ground offensive in the Gaza Strip. More than 17,000 Hamas operatives were eliminated, it claims.""",
        F("846", "exact person killed total", origin="idf", side="IL"),
        F("405", "exact person killed total", origin="idf", side="IL", part="846"),
        F("17,000", "min person casualties|killed total", origin="idf", side="PS|None"),
    ),
    P(
        "sudan-doctors",
        """At least 56 civilians were killed and 158 injured in an attack on a market in Omdurman, the Sudan Doctors Network reported on Saturday. The network blamed the RSF.""",
        F("56", "min person killed total|flow", origin="sudan_doctors", side="SD", group="civilian", where="Omdurman|None"),
        F("158", "exact|min person wounded total|flow", origin="sudan_doctors", side="SD", where="Omdurman|None"),
    ),
    P(
        "sudan-estimate",
        """Some estimates say up to 150,000 people have died in Sudan since April 2023. The war has forced nearly 13 million from their homes, according to the U.N.'s International Organization for Migration.""",
        F("150,000", "max person killed total", side="SD", since="2023-04"),
        F("13 million", "about person displaced total", low=13000000, origin="un_iom", side="SD"),
    ),
    P(
        "el-fasher",
        """Yale researchers counted 31 clusters of objects consistent with bodies in El Fasher. UNHCR says 26,000 people have fled the city since Sunday.""",
        F("31", "exact *|other|place|incident *|killed|other|None total", origin="yale_hrl|Yale researchers", where="El Fasher|None", optional=True),
        F("26,000", "exact person displaced total|flow", origin="un_unhcr", where="El Fasher|None", side="SD|None"),
    ),
    P(
        "tigray-600k",
        """As many as 600,000 people may have died in the Tigray war, the African Union's envoy Olusegun Obasanjo told the Financial Times.""",
        F("600,000", "max person killed total", origin="obasanjo", via="ft", hedged="*", where="Tigray|None", side="ET|None"),
    ),
    P(
        "syria-sohr",
        """BEIRUT (AFP) - More than 1,300 people, including 973 civilians, were killed in two days on Syria's coast, the Syrian Observatory for Human Rights said. The monitor said 231 members of the security forces and 250 pro-Assad fighters also died.""",
        F("1,300", "min person killed flow|total", origin="sohr", side="SY"),
        F("973", "exact person killed flow|total", origin="sohr", side="SY", group="civilian", part="1,300"),
        F("231", "exact person killed flow|total", origin="sohr", side="SY", part="1,300|None"),
        F("250", "exact person killed flow|total", origin="sohr", side="SY", part="1,300|None"),
    ),
    P(
        "iraq-body-count",
        """Iraq Body Count recorded 20,218 civilian deaths from violence in 2014, roughly double the number of 2013. The United Nations put the toll at 12,282.""",
        F("20,218", "exact person killed flow", origin="iraq_body_count", side="IQ", group="civilian", since="2014", until="2014"),
        F("12,282", "exact person killed flow", origin="un", side="IQ", since="2014", until="2014"),
    ),
    P(
        "swap-307",
        """Russia and Ukraine exchanged 307 prisoners of war each on Saturday, the second day of a major swap. On Friday 390 people had come home on each side.""",
        F("307", "exact person exchanged total|flow"),
        F("390", "exact person exchanged total|flow"),
    ),
    P(
        "swap-hq",
        """205 Ukrainian defenders return from captivity
It is the 64th swap since the full-scale invasion began, the Coordination Headquarters for the Treatment of Prisoners of War said. Among those freed are 3 officers. In all, 4,757 people have been brought back since early 2022, President Zelensky wrote on Telegram.""",
        F("205", "exact person exchanged total", side="UA", origin="ua_coord_pow"),
        F("3", "exact person exchanged total", side="UA", group="officer", part="205", origin="ua_coord_pow"),
        F("4,757", "exact person exchanged total", side="UA", origin="zelensky"),
    ),
    P(
        "yemen-swap",
        """The ICRC said 869 detainees were flown home over three days in a prisoner exchange between Yemen's government and the Houthis.""",
        F("869", "exact person exchanged flow|total", origin="icrc", side="YE|None"),
    ),
    P(
        "missing-list",
        """Ukraine's register lists over 70,000 people as missing in special circumstances, said commissioner Artur Dobroserdov. Most are soldiers, he said.""",
        F("70,000", "min person missing total", side="UA", origin="dobroserdov|None"),
    ),
    P(
        "half-million-casualties",
        """Russia has suffered half a million casualties in Ukraine, Britain's defence secretary John Healey told parliament. NATO's Mark Rutte spoke of 600,000, of them more than 200,000 dead.""",
        F("half a million", "exact person casualties total", low=500000, origin="healey", side="RU"),
        F("600,000", "exact person casualties total", origin="rutte|nato", side="RU"),
        F("200,000", "min person killed total", origin="rutte|nato", side="RU", part="600,000"),
    ),
    P(
        "pentagon-slip",
        """A headline of Friday said "400,000 Russian troops dead". In fact the Pentagon spoke of 400,000 killed or wounded.""",
        F("400,000", "exact person killed total", side="RU", origin="us_gov|None|*"),
        F("400,000", "exact person casualties total", side="RU|None", origin="us_gov|None|*"),
    ),
    P(
        "daily-rate-ukmod",
        """The average daily number of Russian casualties rose to 1,523 in November 2024, UK Defence Intelligence says. The losses for the month came to 45,680.""",
        F("1,523", "exact person casualties flow", origin="uk_mod", side="RU", since="2024-11", until="2024-11"),
        F("45,680", "exact person casualties flow", origin="uk_mod", side="RU", since="2024-11", until="2024-11"),
    ),
    P(
        "prigozhin-20k",
        """Yevgeny Prigozhin claimed that 20,000 of his men had died for Bakhmut. Half of those, he said, were convicts.""",
        F("20,000", "exact person killed total", origin="prigozhin", side="RU", where="Bakhmut|Wagner|None"),
        F("Half", "exact person killed share", low=50, origin="prigozhin", side="RU", group="convict", part="20,000", where="*"),
    ),
    P(
        "helicopter-crew",
        """Three crew members of a Mi-8 helicopter died when it was shot down over the Belgorod region, the governor said. He did not name them.""",
        F("Three", "exact person killed total", low=3, where="Belgorod region|Belgorod|None"),
        loose=True,
    ),
    P(
        "mass-grave",
        """Investigators exhumed 436 bodies from a burial site in the forest near Izium. Thirty of them bore signs of torture, the governor of Kharkiv region, Oleh Syniehubov, said.""",
        F("436", "exact person killed|other|identified|None total", where="Izium|None|Kharkiv region"),
        F("Thirty", "exact person killed|other|None total", low=30, part="436", where="*"),
        loose=True,
    ),
    P(
        "afghan-toll",
        """A suicide bomber killed more than 180 people at Kabul airport on Aug. 26, 2021, among them 13 U.S. service members.""",
        F("180", "min person killed total|flow", where="Kabul airport|Kabul|None"),
        F("13", "exact person killed total|flow", side="US", part="180", where="Kabul airport|Kabul|None"),
    ),
    P(
        "killed-journalists",
        """At least 124 journalists and media workers were killed in 2024, CPJ reports, nearly 70% of them by Israel. Twenty-four were deliberately targeted.""",
        F("124", "min person killed flow", origin="cpj", since="2024", until="2024", group="*"),
        F("70%", "about person killed share", low=70, origin="cpj", part="124", since="2024|None", until="2024|None", group="*"),
        F("Twenty-four", "exact person killed|attacked flow|total", low=24, origin="cpj", part="124|None", group="*"),
    ),
    P(
        "captured-northkoreans",
        """Ukrainian paratroopers captured two North Korean soldiers in Kursk, Zelenskyy wrote. Both were wounded.""",
        F("two", "exact person captured total", low=2, origin="zelensky", side="KP", where="Kursk"),
    ),
    P(
        "pows-held",
        """Over 6,000 Ukrainians are being held in Russian captivity, of whom 1,800 are civilians, ombudsman Dmytro Lubinets told Suspilne.""",
        F("6,000", "min person captured total", origin="lubinets|ua_ombudsman", side="UA", via="suspilne|None"),
        F("1,800", "exact person captured total", origin="lubinets|ua_ombudsman", side="UA", group="civilian", part="6,000"),
    ),
    P(
        "un-civilians",
        """OHCHR has verified 12,910 civilian deaths in Ukraine since February 2022, including 682 children. The actual number is likely higher, the office warned. In March 2025 alone 164 civilians were killed and 910 injured, it said.""",
        F("12,910", "exact person killed|identified total", origin="un_ohchr", side="UA", group="civilian", since="2022-02|2022-02-24"),
        F("682", "exact person killed|identified total", origin="un_ohchr", side="UA", group="child", part="12,910"),
        F("164", "exact person killed flow", origin="un_ohchr", side="UA", group="civilian", since="2025-03", until="2025-03"),
        F("910", "exact person wounded flow", origin="un_ohchr", side="UA", group="civilian|None", since="2025-03", until="2025-03"),
    ),
    P(
        "bodies-returned",
        """Russia handed over 909 bodies of fallen soldiers; Ukraine gave back 34, RBC reported, citing MP Shamsail Saraliyev.""",
        F("909", "exact person *|returned|killed|exchanged|other total", side="UA|None|RU", origin="*"),
        F("34", "exact person *|returned|killed|exchanged|other total", side="RU|None|UA", origin="*"),
    ),
    P(
        "drc-m23",
        """About 3,000 people were killed in Goma in late January, the UN said. M23 rebels now have some 8,000 fighters, backed by 4,000 Rwandan soldiers, according to UN experts.""",
        F("3,000", "about person killed total|flow", origin="un", where="Goma", side="CD|None"),
        F("8,000", "about person strength total", origin="un", side="CD|None"),
        F("4,000", "exact|about person strength total", origin="un", side="RW"),
    ),
    # ---- equipment and fire -----------------------------------------------------------------------------------------
    P(
        "night-attack",
        """Ukraine's Air Force said Russia launched 188 drones and four ballistic missiles overnight. Air defenses shot down 76 drones, and 96 more were lost to jamming.""",
        F("188", "exact uav launched flow|total", origin="ua_air_force", side="RU"),
        F("four", "exact missile launched flow|total", low=4, origin="ua_air_force", side="RU"),
        F("76", "exact uav shot_down flow|total", origin="ua_air_force", side="RU", part="188"),
        F("96", "exact uav lost|shot_down|other flow|total", origin="ua_air_force", side="RU", part="188"),
    ),
    P(
        "russia-shot-down",
        """Moscow: Russian air defences destroyed 337 Ukrainian drones over ten regions, the Defence Ministry in Moscow said on Telegram. Ninety-one of them were downed over the Moscow region.""",
        F("337", "exact uav shot_down total|flow", origin="ru_mod", side="UA"),
        F("ten", "exact place *|shot_down|other|attacked|None total|flow", low=10, origin="ru_mod", optional=True),
        F("Ninety-one", "exact uav shot_down total|flow", low=91, origin="ru_mod", side="UA", where="Moscow region", part="337"),
    ),
    P(
        "oryx-tanks",
        """Oryx has visually confirmed the loss of 3,740 Russian tanks, of which 2,660 were destroyed, 157 damaged, 382 abandoned and 541 captured.""",
        F("3,740", "exact tank lost total", origin="oryx", side="RU"),
        F("2,660", "exact tank lost total", origin="oryx", side="RU", part="3,740"),
        F("157", "exact tank lost|other total", origin="oryx", side="RU", part="3,740"),
        F("382", "exact tank lost|other total", origin="oryx", side="RU", part="3,740"),
        F("541", "exact tank lost|captured total", origin="oryx", side="RU", part="3,740"),
    ),
    P(
        "patriot-pledge",
        """Germany will deliver two more Patriot systems and 6,000 drones to Ukraine, Defence Minister Boris Pistorius announced. So far Berlin has supplied 18 Leopard 2 tanks.""",
        F("two", "exact air_defence supplied target", low=2, origin="pistorius"),
        F("6,000", "exact uav supplied target", origin="pistorius"),
        F("18", "exact tank supplied total", origin="pistorius|None|de_gov|de_government"),
    ),
    P(
        "shells-nk",
        """Pyongyang has shipped nine million artillery shells and at least 200 long-range guns to Russia, Ukraine's military intelligence chief Kyrylo Budanov says.""",
        F("nine million", "exact munition supplied total", low=9000000, origin="budanov"),
        F("200", "min artillery supplied total", origin="budanov"),
    ),
    P(
        "glide-bombs",
        """In one week Russia used more than 1,200 guided bombs, almost 1,300 strike drones and 10 missiles against Ukraine, Zelensky said.""",
        F("1,200", "min munition launched flow", origin="zelensky", side="RU"),
        F("1,300", "about uav launched flow", origin="zelensky", side="RU"),
        F("10", "exact missile launched flow", origin="zelensky", side="RU"),
    ),
    P(
        "front-clashes",
        """151 combat clashes took place at the front over the past day, the General Staff reported in its morning update. The enemy made 57 assaults in the Pokrovsk sector and shelled Kherson 14 times.""",
        F("151", "exact incident attacked|other flow", origin="ua_general_staff"),
        F("57", "exact incident attacked flow", origin="ua_general_staff", where="Pokrovsk sector|Pokrovsk", side="RU|None"),
        F("14", "exact incident attacked flow", origin="ua_general_staff", where="Kherson", optional=True),
    ),
    P(
        "israel-iran",
        """Iran fired about 180 ballistic missiles at Israel on Tuesday, the Israeli military said. Most were intercepted. In April it had launched over 300 drones and missiles.""",
        F("180", "about missile launched total|flow", origin="idf", side="IR"),
        F("300", "min uav|missile launched total|flow", origin="idf|None", side="IR"),
    ),
    P(
        "houthi-ships",
        """The Houthis have attacked more than 100 merchant vessels since November 2023, sinking two and killing four sailors.""",
        F("100", "min ship attacked total", since="2023-11"),
        F("two", "exact ship lost total", low=2, part="100|None"),
        F("four", "exact person killed total", low=4),
    ),
    P(
        "black-sea-fleet",
        """A third of the Black Sea Fleet has been put out of action, the Ukrainian navy says. It lists 28 ships and one submarine as destroyed.""",
        F("A third", "exact ship|other lost|other share", low=33.3, origin="ua_navy", where="Black Sea Fleet", side="RU"),
        F("28", "exact ship lost total", origin="ua_navy", side="RU"),
        F("one", "exact submarine lost total", low=1, origin="ua_navy", side="RU", optional=True),
    ),
    P(
        "spiderweb",
        """The SBU says 41 Russian warplanes were hit in operation Spider's Web, among them A-50, Tu-95 and Tu-22M3 aircraft. It used 117 drones. U.S. officials told Reuters that at most 20 planes were struck, about 10 of which were destroyed.""",
        F("41", "exact aircraft lost|attacked total", origin="ua_sbu", side="RU"),
        F("117", "exact uav launched|other total", origin="ua_sbu", side="UA|None"),
        F("20", "max aircraft attacked|lost total", origin="us_gov|None|reuters", side="RU"),
        F("10", "about aircraft lost total", origin="us_gov|None|reuters", side="RU", part="20"),
    ),
    P(
        "gaza-trucks",
        """Only 37 aid trucks entered the Gaza Strip on Thursday, against 600 that are needed each day, the UN's OCHA said.""",
        F("37", "exact vehicle supplied|other flow|total", origin="un_ocha", where="Gaza Strip|None"),
        F("600", "exact vehicle supplied|other target|flow", origin="un_ocha"),
    ),
    P(
        "sudan-drones",
        """The RSF attacked the airport of Port Sudan with 11 kamikaze drones, the army said; eight were intercepted.""",
        F("11", "exact uav launched|attacked total", origin="sd_army", side="SD|None", where="*"),
        F("eight", "exact uav shot_down total", low=8, origin="sd_army", side="SD|None", part="11", where="*"),
    ),
    P(
        "myanmar-outposts",
        """The Arakan Army has seized 14 of Rakhine's 17 townships and more than 170 junta bases, The Irrawaddy reported.""",
        F("14", "exact place lost|captured|other total", origin="irrawaddy", where="Rakhine|None", part="17"),
        F("17", "exact place *|other|None|lost|captured total", origin="irrawaddy", where="Rakhine|None"),
        F("170", "min place lost|captured|other total", origin="irrawaddy", side="MM|None"),
    ),
    P(
        "airstrikes-2024",
        """Myanmar Now counted 1,640 airstrikes by the regime in 2024, nearly twice as many as a year earlier. They killed 840 civilians.""",
        F("1,640", "exact incident attacked flow", origin="myanmar_now", side="MM", since="2024", until="2024"),
        F("840", "exact person killed flow|total", origin="myanmar_now", group="civilian", side="MM"),
    ),
    P(
        "production",
        """Russian plants now make 2,700 Geran drones a month, up from 300 in early 2024, HUR said. It plans to reach 5,000.""",
        F("2,700", "exact uav supplied|other|None flow", origin="ua_hur", side="RU"),
        F("300", "exact uav supplied|other|None flow", origin="ua_hur", side="RU"),
        F("5,000", "exact uav supplied|other|None target", origin="ua_hur", side="RU"),
    ),
    P(
        "f16s",
        """Ukraine got its first ten F-16s in August 2024. The Netherlands has promised 24, Norway between 6 and 10.""",
        F("ten", "exact aircraft supplied total|flow", low=10, side="UA|None"),
        F("24", "exact aircraft supplied target", side="*"),
        F("6 and 10", "exact aircraft supplied target", low=6, high=10, side="*"),
    ),
    P(
        "jets-missiles-mix",
        """Forces News: Four Typhoon jets and two Voyager tankers took part, the RAF said.""",
        F("Four", "exact aircraft *|other|strength|attacked|None|launched total", low=4, origin="*"),
        F("two", "exact aircraft|vehicle|other *|other|strength|attacked|None|launched total", low=2, origin="*"),
    ),
    P(
        "brigades-near",
        """Ukraine will form 10 new brigades, Oleksandr Syrskyi told the BBC. Russia has 51 battalions near Pokrovsk, he said.""",
        F("10", "exact formation *|strength|other|recruited target", origin="syrskyi", side="UA"),
        F("51", "exact formation strength total", origin="syrskyi", side="RU", where="Pokrovsk"),
    ),
    # ---- civil: flight, protest, disease, work ----------------------------------------------------------------------
    P(
        "refugees-unhcr",
        """As of February 2025, 6.9 million Ukrainian refugees were recorded globally, UNHCR data show, and 3.7 million people were displaced inside the country. Poland hosts 988,000 of them.""",
        F("6.9 million", "exact person displaced total", low=6900000, origin="un_unhcr", side="UA", until="2025-02"),
        F("3.7 million", "exact person displaced total", low=3700000, origin="un_unhcr", side="UA", until="2025-02"),
        F("988,000", "exact person displaced|other total", origin="un_unhcr", side="UA", where="Poland|None", part="6.9 million|None"),
    ),
    P(
        "evacuated-sumy",
        """Authorities have evacuated 52,000 residents from villages on the Sumy border; about 6,700 children are among them, regional governor Oleh Hryhorov said.""",
        F("52,000", "exact person evacuated total", side="UA|None", where="*"),
        F("6,700", "about person evacuated total", group="child", part="52,000", where="*", side="UA|None"),
        loose=True,
    ),
    P(
        "deported-kids",
        """Kyiv has identified 19,546 children deported or forcibly moved to Russia. Only 1,300 have been returned, the Yale Humanitarian Research Lab notes.""",
        F("19,546", "exact person deported|identified total", side="UA|None", group="child", origin="ua_gov|None|yale_hrl"),
        F("1,300", "exact person returned|exchanged|other total", side="UA|None", group="child", part="19,546|None", origin="yale_hrl"),
    ),
    P(
        "ice-deportations",
        """The U.S. Department of Homeland Security said Wednesday that it had deported more than 139,000 people since January 20. Immigration agents arrested 158,000 migrants in the same period.""",
        F("139,000", "min person deported flow|total", origin="us_dhs", side="*"),
        F("158,000", "exact person detained flow|total", origin="us_dhs", side="*", group="*"),
    ),
    P(
        "pakistan-afghans",
        """Pakistan expelled 80,000 Afghans in April, Interior Minister Mohsin Naqvi said. The UN's migration agency counted 60,000 in the first two weeks of the month.""",
        F("80,000", "exact person deported flow", side="AF", since="*", until="*", origin="pk_gov|Mohsin Naqvi|None|Interior Minister Mohsin Naqvi"),
        F("60,000", "exact person deported|displaced flow", side="AF|None", origin="un_iom", since="*", until="*"),
    ),
    P(
        "rally-belgrade",
        """Between 275,000 and 325,000 people protested in Belgrade on Saturday, the independent group Archive of Public Gatherings estimated. The Serbian government put the crowd at 107,000.""",
        F("275,000 and 325,000", "exact person protested total|flow", low=275000, high=325000, where="Belgrade", side="RS|None", origin="*"),
        F("107,000", "exact person protested total|flow", where="Belgrade", side="RS|None", origin="rs_gov"),
    ),
    P(
        "rally-tbilisi",
        """Tens of thousands marched in Tbilisi for the fourth night. Police detained 48 protesters, the ministry of internal affairs said.""",
        F("Tens of thousands", "* person protested total|flow", low=20000, vague=True, where="Tbilisi|None", side="GE|None"),
        F("48", "exact person detained total|flow", where="Tbilisi|None", side="GE|None", origin="*"),
    ),
    P(
        "strike-doctors",
        """Some 9,000 junior doctors walked out in South Korea, which is more than 70 percent of the total, the health ministry said on Monday.""",
        F("9,000", "about person protested|other|None total", side="KR|None", origin="*"),
        F("70 percent", "min person protested|other|None share", low=70, side="KR|None", origin="*", part="9,000|None"),
    ),
    P(
        "cholera-angola",
        """Angola has reported 8,543 cases of cholera and 329 deaths since January 7, the World Health Organization said. In Luanda, 4,143 people fell ill. On March 23 alone 190 new cases were recorded.""",
        F("8,543", "exact person|case infected total|flow", origin="who", side="AO"),
        F("329", "exact person killed|infected|other total|flow", origin="who", side="AO"),
        F("4,143", "exact person|case infected total|flow", origin="who", side="AO|None", where="Luanda", part="8,543|None"),
        F("190", "exact person|case infected flow|delta", origin="who|None", side="AO|None"),
    ),
    P(
        "cholera-sudan",
        """Cholera killed 172 people in Sudan in a week, the health ministry said Tuesday, with more than 2,500 cases in Khartoum. MSF treated about 500 patients in its centres in Omdurman.""",
        F("172", "exact person killed|infected flow", origin="sd_health_ministry|None", side="SD"),
        F("2,500", "min person|case infected flow|total", origin="sd_health_ministry|None", side="SD", where="Khartoum"),
        F("500", "about person infected|helped total|flow", origin="msf", side="SD|None", where="Omdurman"),
    ),
    P(
        "measles-texas",
        """The number of measles cases in Texas rose to 561, up 20 since Tuesday, the state said. Two children have died and 58 patients were hospitalized.""",
        F("561", "exact person|case infected total", where="Texas", side="US|None", origin="*"),
        F("20", "exact person|case infected delta", where="Texas|None", side="US|None", origin="*"),
        F("Two", "exact person killed|infected total", low=2, group="child", where="Texas|None", side="US|None", origin="*"),
        F("58", "exact person infected|helped|other|None total", where="Texas|None", side="US|None", origin="*", part="561|None"),
    ),
    P(
        "ebola-uganda",
        """Uganda confirmed nine cases of Ebola, including one death. All 265 contacts are in quarantine.""",
        F("nine", "exact person|case infected total", low=9, side="UG", origin="*"),
        F("one", "exact person killed|infected total", low=1, side="UG", optional=True, part="nine", origin="*"),
        F("265", "exact person infected|other|None total", side="UG|None", origin="*"),
    ),
    P(
        "layoffs-tech",
        """Intel to cut 15,000 jobs

Intel will lay off more than 15 percent of its workforce, some 15,000 people, CEO Pat Gelsinger told staff on Thursday. According to Layoffs.fyi, 384 tech companies have let go of 124,517 employees so far in 2024.""",
        F("15,000", "exact|about person|other laid_off target", origin="Intel|Pat Gelsinger|intel|gelsinger|None"),
        F("15 percent", "min person|other laid_off share|target", low=15, origin="Intel|Pat Gelsinger|intel|gelsinger|None"),
        F("15,000", "about person laid_off target", origin="Intel|Pat Gelsinger|intel|gelsinger|None"),
        F("384", "exact other|place *|laid_off|other|None flow|total", origin="layoffs_fyi", since="2024|None", until="*", optional=True),
        F("124,517", "exact person laid_off flow|total", origin="layoffs_fyi", since="2024", until="2024|None|*"),
    ),
    P(
        "layoffs-federal",
        """The Department of Health and Human Services is cutting 10,000 full-time employees; another 10,000 left through buyouts. That takes the staff from 82,000 to 62,000.""",
        F("10,000", "exact person laid_off total|target", side="US|None", origin="*"),
        F("10,000", "exact person laid_off|other|None total", side="US|None", origin="*"),
        F("82,000", "exact person strength|other total", side="US|None", origin="*"),
        F("62,000", "exact person strength|other total|target", side="US|None", origin="*"),
    ),
    P(
        "exodus-karabakh",
        """More than 100,600 people, nearly the whole of its population, fled Nagorno-Karabakh in a week, Armenia said.""",
        F("100,600", "min person displaced flow|total", origin="am_gov", where="Nagorno-Karabakh|None", side="*"),
    ),
    P(
        "border-crossings",
        """The State Border Guard Service stopped 49 men on Tuesday who tried to cross into Romania on foot. Since 2022 more than 30 people drowned in the Tisza, said its spokesman Andriy Demchenko.""",
        F("49", "exact person detained|evaded total|flow", origin="ua_border_guard|demchenko", side="UA|None", group="*"),
        F("30", "min person killed total", origin="demchenko|ua_border_guard", since="2022", side="UA|None"),
    ),
    P(
        "russians-left",
        """Nearly 700,000 Russians left the country after mobilisation was declared, Forbes Russia reported, citing a source in the Kremlin. Kremlin spokesman Dmitry Peskov said he had no exact number.""",
        F("700,000", "about person displaced|evaded|other total", origin="forbes|None|ru_gov", side="RU", since="2022-09|*"),
    ),
    P(
        "blackout",
        """More than 200,000 homes were left without power in the Odesa region after a drone attack, DTEK said. Eighteen schools were damaged.""",
        F("200,000", "min other|place *|other|None|attacked total", where="Odesa region|Odesa|None", origin="*"),
        F("Eighteen", "exact place|other attacked|lost|other|None total", low=18, where="Odesa region|Odesa|None", origin="*"),
    ),
    P(
        "syria-returnees",
        """Some 1.2 million displaced people have gone back home in Syria since December, and 400,000 refugees have returned from abroad, according to Filippo Grandi.""",
        F("1.2 million", "about person returned|displaced total|flow", low=1200000, origin="grandi", side="SY"),
        F("400,000", "exact person returned|displaced total|flow", origin="grandi", side="SY"),
    ),
    P(
        "hunger-gaza",
        """Sixty-six children have died of malnutrition in Gaza during the war, its media office said. A further 5,000 were admitted for treatment in May, according to UNICEF.""",
        F("Sixty-six", "exact person killed total", low=66, origin="gaza_media_office", group="child", side="PS|None", where="Gaza|None"),
        F("5,000", "exact person helped|infected|other|None flow", origin="un_unicef", group="child", side="PS|None", where="Gaza|None"),
    ),
    # ---- attribution, pronouns, chains ------------------------------------------------------------------------------
    P(
        "ministry-said-again",
        """The British Ministry of Defence published its daily update on Monday. Russia has lost over 10,000 armoured vehicles since the invasion began, the ministry said. It estimated that 1,140 soldiers were killed or wounded each day in August 2024.""",
        F("10,000", "min afv lost total", origin="uk_mod", side="RU", since="2022-02-24"),
        F("1,140", "exact|about person casualties flow", origin="uk_mod", side="RU", since="2024-08", until="2024-08"),
    ),
    P(
        "she-added",
        """Ukraine's deputy defence minister Hanna Maliar said Russian losses near Bakhmut were eight times higher than Ukrainian ones. In the past week 2,000 Russians were killed there, she added.""",
        F("2,000", "exact person killed flow", origin="maliar", side="RU", where="Bakhmut|None"),
    ),
    P(
        "quote-first",
        """"We have lost 400 people in this brigade," a deputy commander told Radio Free Europe. "Another 120 simply walked away." """,
        F("400", "exact person casualties|killed|lost total", origin="None|rferl", via="*"),
        F("120", "exact person deserted|awol total", origin="None|rferl", via="*"),
    ),
    P(
        "nyt-citing-officials",
        """WASHINGTON - The total number of Ukrainian and Russian troops killed or wounded is nearing 500,000, U.S. officials said, according to The New York Times. Russia's military casualties are approaching 300,000, the newspaper wrote, a number that includes as many as 120,000 deaths.""",
        F("500,000", "about|max person casualties total", origin="us_gov", via="nyt"),
        F("300,000", "about|max person casualties total", origin="us_gov", via="nyt", side="RU", part="500,000|None"),
        F("120,000", "max person killed total", origin="us_gov", via="nyt", side="RU", part="300,000"),
    ),
    P(
        "isw-citing",
        """ISW, citing Ukraine's Khortytsia Group, wrote that 7,000 Russian soldiers were killed near Pokrovsk in January. The institute could not confirm the figure.""",
        F("7,000", "exact person killed flow", origin="ua_khortytsia", via="isw", side="RU", where="Pokrovsk"),
    ),
    P(
        "tass-relay",
        """Russian courts have received 9,100 applications for release of mobilised men, TASS reports with reference to the Supreme Court.""",
        F("9,100", "exact request|case tried|other|sought_help total", origin="ru_supreme_court", via="tass", side="RU"),
    ),
    P(
        "credit-after-dash",
        """Nearly 50 Russian soldiers surrender every week — Ukraine's intelligence
"I Want To Live" takes all of them in, the HUR representative Andrii Yusov said.""",
        F("50", "about person surrendered flow", origin="ua_hur|yusov", side="RU"),
    ),
    P(
        "reportedly",
        """Up to 18,000 soldiers have reportedly deserted from the 8th Combined Arms Army, a list leaked to Important Stories shows.""",
        F("18,000", "max person deserted total", origin="istories", where="8th Combined Arms Army|8th Army", hedged="True", side="RU"),
    ),
    P(
        "unverified-claim",
        """A pro-Russian channel alleged that 500 foreign mercenaries were killed in Chasiv Yar. The claim could not be verified.""",
        F("500", "exact person killed total", where="Chasiv Yar", group="mercenary|foreign", hedged="True"),
        loose=True,
    ),
    P(
        "kyiv-says",
        """Kyiv says it holds 594 Russian soldiers captured in Kursk. Moscow claims 2,000 Ukrainian troops were lost in the same battle.""",
        F("594", "exact person captured total", origin="ua_gov|None", side="RU", where="Kursk"),
        F("2,000", "exact person casualties|killed total", origin="ru_gov|None", side="UA", where="Kursk|None"),
    ),
    P(
        "survey",
        """In a poll by KIIS, 57 percent of Ukrainians said they trusted the president. The pollster questioned 1,029 people by phone.""",
        F("57 percent", "exact person other|None share", low=57, origin="kiis", side="UA", part="1,029|None"),
        F("1,029", "exact person other|None total", origin="kiis", side="UA|None", optional=True),
    ),
    P(
        "spokesman-speaks",
        """"The occupiers lost 340 men and 6 tanks in our sector yesterday," said Serhii Cherevatyi, spokesman of the eastern group. He spoke of 28 attacks.""",
        F("340", "exact person casualties flow|total", origin="cherevatyi", side="RU"),
        F("6", "exact tank lost flow|total", origin="cherevatyi", side="RU"),
        F("28", "exact incident attacked flow|total", origin="cherevatyi", side="RU|None"),
    ),
    P(
        "leaked-document",
        """A leaked Pentagon document puts Ukraine's losses at 124,500 to 131,000, including 15,500 to 17,500 killed in action. Russia's are given as 189,500 to 223,000.""",
        F("124,500 to 131,000", "exact person casualties total", low=124500, high=131000, origin="us_gov|None|us_dia", side="UA"),
        F("15,500 to 17,500", "exact person killed total", low=15500, high=17500, origin="us_gov|None|us_dia", side="UA", part="124,500 to 131,000"),
        F("189,500 to 223,000", "exact person casualties total", low=189500, high=223000, origin="us_gov|None|us_dia", side="RU"),
    ),
    P(
        "list-of-1010",
        """The list holds 1,010 names. Among them are 26 officers, 150 mobilised and two conscripts; the remaining 832 are contract soldiers, Vazhnye Istorii found.""",
        F("1,010", "exact person *|identified|deserted|other|None total", origin="istories"),
        F("26", "exact person *|identified|deserted|other|None total", origin="istories", group="officer", part="1,010"),
        F("150", "exact person *|identified|deserted|other|None|mobilised total", origin="istories", group="mobilised|None", part="1,010"),
        F("two", "exact person *|identified|deserted|other|None|conscripted total", low=2, origin="istories", group="conscript|None", part="1,010"),
        F("832", "exact person *|identified|deserted|other|None total", origin="istories", group="contract", part="1,010"),
    ),
    P(
        "elided-nouns",
        """Of the 62 defendants, 40 were sentenced to prison, 19 received suspended terms and three were acquitted, court records show.""",
        F("62", "exact person charged|tried total"),
        F("40", "exact person convicted|imprisoned total", part="62"),
        F("19", "exact person suspended_sentence total", part="62"),
        F("three", "exact person acquitted total", low=3, part="62"),
        loose=True,
    ),
    P(
        "twelve-from-dozen",
        """About a dozen soldiers ran from the Totskoye training ground; two dozen more were caught at the gate, Astra said.""",
        F("a dozen", "about person deserted|awol total", low=12, origin="astra", where="Totskoye training ground|Totskoye|None"),
        F("two dozen", "exact person detained total", low=24, origin="astra", where="Totskoye training ground|Totskoye|None"),
    ),
    P(
        "several-hundred",
        """Several hundred Colombians fight for Ukraine, El País wrote. As many as 40 have died.""",
        F("Several hundred", "* person strength|other total", low="200|300", vague=True, origin="el_pais", group="foreign|None", side="*"),
        F("40", "max person killed total", origin="el_pais", side="*"),
    ),
    P(
        "range-dash",
        """Russia recruits 30,000–35,000 men a month, Budanov's deputy Vadym Skibitskyi told Suspilne in an interview.""",
        F("30,000–35,000", "exact person recruited flow", low=30000, high=35000, origin="skibitskyi", side="RU", via="suspilne|None"),
    ),
    P(
        "number-words-many",
        """Twenty-seven soldiers were wounded and six killed in Tuesday's strike. One hundred and fifty others were evacuated.""",
        F("Twenty-seven", "exact person wounded total|flow", low=27),
        F("six", "exact person killed total|flow", low=6),
        F("One hundred and fifty", "exact person evacuated total|flow", low=150),
    ),
    P(
        "k-abbrev",
        """Blog: 250k men killed, 1.1M casualties, if you trust Kyiv.""",
        F("250k", "exact person killed total", low=250000, origin="ua_gov|None", side="*"),
        F("1.1M", "exact person casualties total", low=1100000, origin="ua_gov|None", side="*"),
    ),
    P(
        "decimal-thousand",
        """The Ministry of Internal Affairs of Ukraine puts 8.7 thousand people on the wanted list for desertion, Hromadske found in open data.""",
        F("8.7 thousand", "exact person wanted total", low=8700, origin="ua_mvs|hromadske", side="UA|None", offence="desertion|None|service_all"),
    ),
    P(
        "percent-chains",
        """Some 61% of deserters are mobilised men, 30% are contract soldiers, and 9% are officers, the survey by Vot Tak found.""",
        F("61%", "about person deserted share", low=61, origin="vot_tak", group="mobilised"),
        F("30%", "exact|about person deserted share", low=30, origin="vot_tak", group="contract"),
        F("9%", "exact|about person deserted share", low=9, origin="vot_tak", group="officer"),
    ),
    P(
        "no-fewer-than",
        """No fewer than 25 villages were shelled, not less than 300 shells being fired, the Sumy administration said.""",
        F("25", "min place attacked total|flow", origin="*", where="*"),
        F("300", "min munition launched total|flow", origin="*", where="*"),
    ),
    P(
        "fewer-than-under",
        """Fewer than 4,000 troops hold the town and under 20 tanks are left, a Ukrainian officer said. At most 200 are fit to attack.""",
        F("4,000", "max person strength total", side="UA|None"),
        F("20", "max tank strength|other|None total"),
        F("200", "max person strength|other|None total", part="4,000|None"),
    ),
    P(
        "exceeds-tops",
        """The number of criminal cases over desertion exceeds 200,000. Losses topped 1 million on June 12, the General Staff of Ukraine's army said.""",
        F("200,000", "min case charged|tried|None|deserted total", offence="desertion|service_all", origin="*"),
        F("1 million", "min person casualties total", low=1000000, origin="ua_general_staff", side="RU"),
    ),
    P(
        "jointly-counted",
        """Meduza and Mediazona estimate that 165,000 Russian soldiers had been killed by the end of 2024, with a margin of plus or minus 6,000.""",
        F("165,000", "exact|about person killed total", origin="meduza|mediazona", side="RU", until="2024-12|2024|2024-12-31"),
        F("6,000", "* * * *", optional=True, origin="*"),
    ),
    # ---- numbers that are no figures --------------------------------------------------------------------------------
    P("none-dates", """On 24 February 2022, at 5 a.m., the war began. It is now in its 1,000th day. By 2030 everything will be different, he said."""),
    P("none-money", """The EU approved a loan of €18.1 billion; Washington added $60 million, and a soldier gets 210,000 roubles a month."""),
    P("none-ages-terms", """Ivan, 34, was sentenced to 7 years and 6 months in a penal colony. He served for 12 years and has a wife, aged 31."""),
    P("none-distance", """Ukrainian forces advanced 5 kilometres along a front of 1,200 km and took 80 square miles. The shell has a calibre of 155 mm."""),
    P("none-models", """The column had T-72B3, BMP-2 and S-300 systems, Su-34 jets and a Mi-24. Kh-101 missiles flew past. The Leopard 2A6 is newer."""),
    P("none-units", """The 58th Army, the 1st Tank Regiment and Military Unit 12345 stand there. The 3rd Assault Brigade faces them at Hill 215.7."""),
    P("none-articles", """He was charged under Article 337, part 5, of the Criminal Code, and under Art. 338. Resolution 2231 was adopted in session 7."""),
    P("none-one", """One soldier said he had one wish: to sleep. "No one came for us," said another one. It was one of those days."""),
    P("none-scores", """Shakhtar beat Dynamo 3-1 in Lviv on matchday 14. The vote in the Senate was 52-48. Chapter 3 starts on page 112."""),
    P("none-phones", """Call the hotline: +380 44 287 81 65 or write to us by 18:30. Office 214, 35 Khreshchatyk Street, Kyiv 01001."""),
    P("none-version", """Version 2.4.1 of the app came out on iOS 17. The photo is 1200 x 800 pixels, © 2025 AFP, ISSN 1563-6399."""),
    P("none-ratio", """The losses were 5 to 1 in our favour. Desertion has grown sixfold, and the chance of peace is 50-50. Prices tripled."""),
    P("none-weather", """It was minus 15 degrees in Avdiivka at night, with winds of 40 km/h and 20 mm of rain."""),
    P(
        "mix-date-age-count",
        """On 14 May 2024, Sergei K., 27, left unit 45767 with an AK-74 and 120 rounds. Police found him 40 km away after 3 days; two comrades were held too.""",
        F("120", "exact munition *|other|None|lost|deserted total", optional=True, origin="*"),
        F("two", "exact person detained total", low=2),
    ),
    P(
        "days-of-war",
        """After 1,000 days of war, 80,000 Ukrainian soldiers are dead, the Wall Street Journal reported, citing a confidential Ukrainian estimate.""",
        F("80,000", "exact person killed total", origin="wsj|ua_gov|None", side="UA"),
    ),
    P(
        "money-and-men",
        """Each of the 3,000 recruits gets 2 million roubles at once. In the Tatarstan region the bonus is $25,000.""",
        F("3,000", "exact person recruited total", side="RU|None"),
    ),
    # ---- page furniture, posts, lists -------------------------------------------------------------------------------
    P(
        "list-page",
        """What we know about losses

Russia: 790,000 casualties (NATO, March 2025)
Ukraine: 400,000 killed or wounded (CSIS)
North Korea: 4,000 casualties (Zelensky)""",
        F("790,000", "exact person casualties total", origin="nato", side="RU", until="2025-03"),
        F("400,000", "exact person casualties total", origin="csis", side="UA"),
        F("4,000", "exact person casualties total", origin="zelensky", side="KP"),
    ),
    P(
        "telegram-post",
        """❗️18 soldiers from the Rostov region escaped from a punishment pit at night. 5 were caught within hours, relatives told Astra
Subscribe: 240K readers are with us""",
        F("18", "exact person deserted|awol|other total", origin="astra|None", where="Rostov region|Rostov|None", side="RU|None"),
        F("5", "exact person detained|captured total", origin="astra|None", part="18|None"),
        F("240K", "* * * *", low=240000, optional=True, origin="*", role="*"),
    ),
    P(
        "donation-box",
        """Courts tried 410 AWOL soldiers in Volgograd last year, V1 reports.

Support us! Join 3,500 readers who donate every month.
Read also: 12 killed in blast at plant""",
        F("410", "exact person tried flow", origin="v1_volgograd", where="Volgograd", offence="awol", side="RU|None"),
        F("3,500", "* * * *", optional=True, origin="*", role="chrome"),
        F("12", "* * * *", optional=True, origin="*", role="chrome"),
    ),
    P(
        "bullet-agency",
        """KEY POINTS
• 62 killed in strike on Dnipro bus station - officials
• 140 injured, 9 missing
• Moscow denies role""",
        F("62", "exact person killed total", where="Dnipro|*", side="UA|None"),
        F("140", "exact person wounded total", where="Dnipro|*|None", side="UA|None"),
        F("9", "exact person missing total", where="Dnipro|*|None", side="UA|None"),
    ),
    P(
        "tweet-thread",
        """1/ New data on Russian deserters. 2/ In 2024 we counted 16,000 AWOL cases in court. 3/ That's 44 per day. 4/ Only 13% get real prison time.""",
        F("16,000", "exact case tried|charged flow", side="RU", offence="awol", since="2024", until="2024"),
        F("44", "exact case tried|charged flow", side="RU"),
        F("13%", "exact person|case imprisoned|convicted share", low=13, side="RU"),
    ),
    P(
        "q-and-a",
        """Q: How many have fled?
A: By our estimate, 50,000 at least. Around 20,000 of those are in Kazakhstan and Armenia, Farewell to Arms says.""",
        F("50,000", "min person deserted|displaced|evaded total", origin="*"),
        F("20,000", "about person deserted|displaced|evaded|None total", origin="*", part="50,000", where="*"),
    ),
    # ---- more of everything -----------------------------------------------------------------------------------------
    P(
        "kursk-figures",
        """In Kursk the enemy lost 62,400 troops in seven months, of which 25,200 killed, Syrskyi reported on March 4, 2025. Some 909 were taken prisoner, he wrote.""",
        F("62,400", "exact person casualties flow|total", origin="syrskyi", side="RU", where="Kursk"),
        F("25,200", "exact person killed flow|total", origin="syrskyi", side="RU", where="Kursk", part="62,400"),
        F("909", "about person captured flow|total", origin="syrskyi", side="RU", where="Kursk|None", part="*"),
    ),
    P(
        "zelensky-46k",
        """More than 46,000 Ukrainian soldiers have been killed and some 380,000 wounded, Zelensky told NBC News in February 2025. Tens of thousands more are missing or in captivity, he said.""",
        F("46,000", "min person killed total", origin="zelensky", side="UA", until="2025-02|None", via="nbc|None"),
        F("380,000", "about person wounded total", origin="zelensky", side="UA", until="2025-02|None", via="nbc|None"),
        F("Tens of thousands", "* person missing|captured total", low=20000, vague=True, origin="zelensky", side="UA"),
    ),
    P(
        "desertion-spiegel",
        """Der Spiegel: 1,020 Russian deserters live in hiding in Armenia, according to the anti-war initiative Idite Lesom.""",
        F("1,020", "exact person deserted total", origin="get_lost", via="spiegel", side="RU", where="Armenia|None"),
    ),
    P(
        "poland-border",
        """Poland's army keeps 6,000 soldiers at the border with Belarus and will raise that to 8,000, with a further 9,000 in reserve, Prime Minister Donald Tusk said.""",
        F("6,000", "exact person strength total", origin="tusk", side="PL"),
        F("8,000", "exact person strength target", origin="tusk", side="PL"),
        F("9,000", "exact person strength target|total", origin="tusk", side="PL"),
    ),
    P(
        "nato-troops",
        """NATO has over 100,000 troops on high alert, Jens Stoltenberg said. The alliance wants 300,000 in its new force model.""",
        F("100,000", "min person strength total", origin="stoltenberg|nato", side="*"),
        F("300,000", "exact person strength target", origin="stoltenberg|nato", side="*"),
    ),
    P(
        "africa-recruits",
        """Kenya's foreign ministry says more than 200 of its citizens may have joined Russian forces. Kyiv counts 1,436 fighters from 36 African states, Andrii Sybiha wrote on X.""",
        F("200", "min person recruited|strength total", origin="ke_mfa|ke_gov", side="KE|None|RU", hedged="*", group="foreign|None"),
        F("1,436", "exact person recruited|strength total", origin="ua_mfa|sybiha|ua_gov", side="*", group="foreign|None"),
        F("36", "exact place *|None|recruited|strength|other total", origin="*", optional=True),
    ),
    P(
        "nepal-dead",
        """Nepal has confirmed the death of 12 of its nationals who fought for Russia; four more are in Ukrainian captivity, the Foreign Ministry in Kathmandu said. Families believe the number is close to 700.""",
        F("12", "exact person killed total", origin="np_mfa|np_gov", side="NP|RU", group="foreign|None"),
        F("four", "exact person captured total", low=4, origin="np_mfa|np_gov", side="NP|RU", group="foreign|None"),
        F("700", "about person *|killed|strength|recruited|missing|None total", side="NP|RU|None", hedged="*", origin="*"),
    ),
    P(
        "prison-recruits",
        """Russia's prison population fell from 420,000 to 266,000 in 2023 as convicts went to war, deputy justice minister Vsevolod Vukolov told a forum. The head of Russia Behind Bars, Olga Romanova, believes 100,000 inmates were recruited.""",
        F("420,000", "exact person imprisoned total", side="RU", origin="ru_gov|*"),
        F("266,000", "exact person imprisoned total", side="RU", origin="ru_gov|*"),
        F("100,000", "exact person recruited total", side="RU", group="convict", origin="romanova|russia_behind_bars", hedged="*"),
    ),
    P(
        "sez-2025-halfyear",
        """In the first half of 2025, 107,672 cases under Article 407 (absence without leave) and 4,300 under Article 408 (desertion) were opened, up from 29,984 and 2,600 a year earlier, said the office of Ukraine's prosecutor general.""",
        F("107,672", "exact case charged flow", origin="ua_prosecutor", side="UA", offence="awol", since="2025-01", until="2025-06"),
        F("4,300", "exact case charged flow", origin="ua_prosecutor", side="UA", offence="desertion", since="2025-01", until="2025-06"),
        F("29,984", "exact case charged flow", origin="ua_prosecutor", side="UA", offence="awol", since="2024-01", until="2024-06"),
        F("2,600", "exact case charged flow", origin="ua_prosecutor", side="UA", offence="desertion", since="2024-01", until="2024-06"),
    ),
    P(
        "region-ranking",
        """Most cases were heard in the Moscow region (1,204), followed by Orenburg (642) and Samara (598), Verstka counted.""",
        F("1,204", "exact case tried total", origin="verstka", where="Moscow region", side="RU"),
        F("642", "exact case tried total", origin="verstka", where="Orenburg", side="RU"),
        F("598", "exact case tried total", origin="verstka", where="Samara", side="RU"),
    ),
    P(
        "company-mutiny",
        """About 100 mobilised men from Tula downed their weapons near Svatove, and 13 were handed prison terms, Sota writes.""",
        F("100", "about person refused total", origin="sota", group="mobilised", where="*", side="RU"),
        F("13", "exact person convicted|imprisoned total", origin="sota", part="100|None", side="RU", where="*"),
    ),
    P(
        "hotline-calls",
        """The movement of conscientious objectors took 5,700 calls in October, its lawyers said, three times as many as in August. In 430 of these cases they went to court.""",
        F("5,700", "exact request sought_help flow", origin="conscientious_movement", since="*", until="*"),
        F("430", "exact case|request tried|helped|other flow|total", origin="conscientious_movement", part="5,700|None", since="*", until="*"),
    ),
    P(
        "eritrea-flight",
        """Every month some 5,000 Eritreans flee indefinite national service, the UN refugee agency once estimated.""",
        F("5,000", "about person displaced|deserted|evaded flow", origin="un_unhcr", side="ER"),
    ),
    P(
        "afghan-army",
        """Afghanistan's army existed largely on paper: 300,000 men were listed, while SIGAR counted 182,071. In the last year 36% had gone missing from their posts.""",
        F("300,000", "exact person strength total", side="AF"),
        F("182,071", "exact person strength total", side="AF", origin="sigar"),
        F("36%", "exact person deserted|awol|missing share", low=36, side="AF", origin="sigar|None"),
    ),
    P(
        "iraq-executed",
        """Islamic State massacred as many as 1,700 cadets from Camp Speicher. Iraq hanged 36 men for it in 2016.""",
        F("1,700", "max person killed total", side="IQ", where="Camp Speicher|None", group="*"),
        F("36", "exact person killed|other|convicted total|flow", side="IQ|None", since="2016|None", until="2016|None"),
    ),
    P(
        "korea-defectors",
        """A total of 236 North Korean defectors arrived in the South in 2024, the Unification Ministry said, bringing the cumulative number to 34,314. Nearly 90% were women.""",
        F("236", "exact person deserted|displaced|other|sought_asylum flow", origin="kr_unification_ministry", side="KP", since="2024", until="2024"),
        F("34,314", "exact person deserted|displaced|other|sought_asylum total", origin="kr_unification_ministry", side="KP"),
        F("90%", "about person deserted|displaced|other|sought_asylum share", low=90, origin="kr_unification_ministry", side="KP", part="236|34,314", group="*"),
    ),
    P(
        "myanmar-sagaing",
        """Junta troops burned 105,314 houses across Myanmar between the coup and the end of 2024, says Data for Myanmar. Sagaing lost 70 percent of them.""",
        F("105,314", "exact place|other lost|attacked|other total", side="MM|None", until="2024-12|2024|2024-12-31", origin="*"),
        F("70 percent", "exact place|other lost|attacked|other share", low=70, where="Sagaing", part="105,314", side="MM|None", origin="*"),
    ),
    P(
        "quake-amnesty",
        """Myanmar's junta pardoned 4,893 prisoners to mark the new year, state media reported; thirteen foreigners will be deported.""",
        F("4,893", "exact person exchanged|other|None total", side="MM", group="convict|None|prisoner"),
        F("thirteen", "exact person deported target|total", low=13, group="foreign", part="4,893|None"),
        loose=True,
    ),
    P(
        "haiti-gangs",
        """More than 5,600 people were killed by gangs in Haiti last year, the UN human rights office said on January 7, 2025, up by over 1,000 on 2023. Another 2,212 were injured and 1,494 kidnapped.""",
        F("5,600", "min person killed flow", origin="un_ohchr", side="HT", since="2024", until="2024"),
        F("1,000", "min person killed delta", origin="un_ohchr", side="HT"),
        F("2,212", "exact person wounded flow", origin="un_ohchr", side="HT", since="2024", until="2024"),
        F("1,494", "exact person captured flow", origin="un_ohchr", side="HT", since="2024", until="2024"),
    ),
    P(
        "lebanon-pagers",
        """Lebanon's health ministry said twelve people died and more than 2,750 were hurt when pagers blew up. Two hundred are in critical condition.""",
        F("twelve", "exact person killed total|flow", low=12, origin="lb_health_ministry", side="LB"),
        F("2,750", "min person wounded total|flow", origin="lb_health_ministry", side="LB"),
        F("Two hundred", "exact person wounded total|flow", low=200, origin="lb_health_ministry", side="LB", part="2,750"),
    ),
    P(
        "hezbollah-strength",
        """Hezbollah claims to have 100,000 fighters; analysts at IISS put it at 20,000 active and as many reserve. The group has fired 8,000 rockets at Israel since October 2023.""",
        F("100,000", "exact person strength total", origin="hezbollah", side="LB|None"),
        F("20,000", "exact person strength total", origin="iiss", side="LB|None"),
        F("8,000", "exact missile|munition launched total", since="2023-10", side="LB|None", origin="*"),
    ),
    P(
        "sahel-attack",
        """JNIM militants killed 200 soldiers at a base in Djibo, Burkina Faso, SITE reported. Amnesty International gave the number of dead as at least 100.""",
        F("200", "exact person killed total", side="BF", where="Djibo", origin="*"),
        F("100", "min person killed total", origin="amnesty", side="BF|None", where="Djibo|None"),
    ),
    P(
        "nigeria-kidnap",
        """Gunmen abducted 287 pupils in Kuriga. Within two weeks 137 were freed, the Nigerian army said.""",
        F("287", "exact person captured total", side="NG", where="Kuriga", group="child|None"),
        F("137", "exact person exchanged|other total|flow", side="NG", origin="ng_army", part="287", where="*"),
    ),
    P(
        "ship-migrants",
        """Some 750 migrants were on board the Adriana; 104 were rescued and 82 bodies were recovered, the Greek coast guard said.""",
        F("750", "about person *|displaced|other|None total"),
        F("104", "exact person helped|evacuated|other total", part="750|None"),
        F("82", "exact person killed total", part="750|None"),
        loose=True,
    ),
    P(
        "demo-arrests-uk",
        """Police arrested 532 people at a protest for Palestine Action in London, 522 of them for holding placards, the Metropolitan Police said. Half were 60 or older.""",
        F("532", "exact person detained total|flow", where="London"),
        F("522", "exact person detained total|flow", where="London|None", part="532"),
        F("Half", "exact person detained share", low=50, part="532", where="London|None"),
        loose=True,
    ),
    P(
        "spring-conscripts-fled",
        """Of the 1,200 conscripts who vanished during the fighting in Kursk, 80 percent have been traced, the defence ministry in Moscow wrote to their mothers.""",
        F("1,200", "exact person missing total", origin="ru_mod", group="conscript", where="Kursk", side="RU"),
        F("80 percent", "exact person identified|returned|other share", low=80, origin="ru_mod", group="conscript|None", part="1,200", side="RU", where="Kursk|None"),
    ),
    P(
        "old-deadline",
        """The Pentagon said 8,000 American troops who had refused the Covid vaccine were discharged by January 2023; 43 of them came back.""",
        F("8,000", "exact person laid_off|other|None|refused total", origin="us_gov|us_mod", side="US", until="2023-01|None"),
        F("43", "exact person returned total", origin="us_gov|us_mod", side="US", part="8,000"),
    ),
    P(
        "airline-layoffs",
        """Lufthansa plans to shed 4,000 administrative posts by 2030. In 2020 the group had cut 29,000 jobs.""",
        F("4,000", "exact other|person laid_off target", until="2030|None"),
        F("29,000", "exact other|person laid_off flow", since="2020", until="2020"),
        loose=True,
    ),
    P(
        "who-polio",
        """Health workers vaccinated 602,795 children against polio in Gaza in the third round, WHO says. One case of the disease has been confirmed.""",
        F("602,795", "exact person helped|other|None total|flow", origin="who", group="child", side="PS|None", where="Gaza|None"),
        F("One", "exact case|person infected total", low=1, optional=True, origin="who"),
    ),
    P(
        "shelters-kharkiv",
        """Kharkiv mayor Ihor Terekhov said 2,300 pupils study underground in six metro stations.""",
        F("2,300", "exact person other|None total", where="Kharkiv|None", group="child|None"),
        F("six", "exact place other|None total", low=6, where="Kharkiv|None"),
        loose=True,
    ),
    P(
        "volunteer-legion",
        """The Freedom of Russia Legion got more than 10,000 applications, its commander said, but took only 1 in 10.""",
        F("10,000", "min request recruited|other|sought_help total", origin="freedom_of_russia_legion", side="RU|None"),
    ),
    P(
        "casualty-ratio-share",
        """Mobilised men make up 12% of the confirmed dead and convicts 16%, BBC News Russian found.""",
        F("12%", "exact person killed share", low=12, origin="bbc_russian", group="mobilised"),
        F("16%", "exact person killed share", low=16, origin="bbc_russian", group="convict"),
    ),
    P(
        "officers-killed",
        """Among the dead are 5,025 officers, 7 of them generals. The youngest soldier was 18.""",
        F("5,025", "exact person killed total", group="officer"),
        F("7", "exact person killed total", group="general|officer", part="5,025"),
    ),
    P(
        "ukraine-mobilisation-rate",
        """Ukraine mobilises about 30,000 people every month, the commander-in-chief's office says, while Oleksii Arestovych speaks of 14,000 at best.""",
        F("30,000", "about person mobilised flow", side="UA", origin="*"),
        F("14,000", "max person mobilised flow", side="UA", origin="arestovych"),
    ),
    P(
        "target-160k",
        """Kyiv planned to mobilise 160,000 more people, Oleksandr Lytvynenko, secretary of the National Security and Defence Council, told parliament. 1.05 million have been called up already.""",
        F("160,000", "exact person mobilised target", side="UA", origin="ua_nsdc|ua_gov|lytvynenko"),
        F("1.05 million", "exact person mobilised total", low=1050000, side="UA", origin="ua_nsdc|ua_gov|lytvynenko"),
    ),
    P(
        "crimea-deserters-caught",
        """In Sevastopol the military police caught 26 deserters in raids last week, ATESH partisans said; 11 had weapons on them.""",
        F("26", "exact person detained flow|total", where="Sevastopol", side="RU|None", origin="*"),
        F("11", "exact person detained|other|None flow|total", part="26", where="Sevastopol|None", side="RU|None", origin="*"),
    ),
    P(
        "headline-wrong",
        """15 Tanks Destroyed in Failed Assault

The 47th Mechanized Brigade repelled an attack near Stepove and burned 12 tanks and 18 armored personnel carriers, its press service said.""",
        F("15", "exact tank lost total", side="RU|None", origin="*"),
        F("12", "exact tank lost total", side="RU|None", where="Stepove|None", origin="*"),
        F("18", "exact afv lost total", side="RU|None", where="Stepove|None", origin="*"),
    ),
    P(
        "kim-deal",
        """Seoul's spy agency believes that Pyongyang will send another 6,000 soldiers to Russia, Yonhap said. It estimates 600 North Koreans have been killed out of 4,700 casualties so far.""",
        F("6,000", "exact person strength|supplied target", origin="kr_nis", via="yonhap", side="KP", hedged="*"),
        F("600", "exact|about person killed total", origin="kr_nis", via="yonhap|None", side="KP", part="4,700"),
        F("4,700", "exact|about person casualties total", origin="kr_nis", via="yonhap|None", side="KP"),
    ),
    P(
        "wagner-africa",
        """Mali: About 2,000 members of Africa Corps are in the country, the BBC has learned. At least 84 Wagner fighters died at Tinzaouaten in July 2024.""",
        F("2,000", "about person strength total", origin="bbc|bbc_russian", where="Mali|Africa Corps|None", side="RU|None"),
        F("84", "min person killed total|flow", origin="bbc|None", where="Tinzaouaten|Wagner", side="RU|None", since="2024-07|None", until="2024-07|None"),
    ),
    P(
        "israel-haredim",
        """Just 338 of 10,000 ultra-Orthodox men who got draft notices reported for duty, an IDF general told the Knesset. 1,840 were declared draft dodgers.""",
        F("338", "exact person conscripted|mobilised|recruited|other total", origin="idf", side="IL", part="10,000"),
        F("10,000", "exact person conscripted|mobilised|other total", origin="idf", side="IL"),
        F("1,840", "exact person evaded total", origin="idf", side="IL"),
    ),
    P(
        "grave-count-texty",
        """Texty counted 1,800 new graves at the cemetery in Rostov, using satellite images.""",
        F("1,800", "exact place|person|other killed|other|None total", origin="texty", where="Rostov"),
    ),
    P(
        "amputees",
        """Between 20,000 and 50,000 Ukrainians have lost one or more limbs, the prosthetics maker Ottobock estimated, as The Wall Street Journal reported.""",
        F("20,000 and 50,000", "exact person wounded|other total", low=20000, high=50000, side="UA", via="wsj|None", origin="*"),
    ),
    P(
        "tens-of-cases",
        """Around 60 cases of torture are under investigation in Izium; prosecutors have named 16 suspects so far.""",
        F("60", "about case charged|other total", where="Izium|None", origin="*"),
        F("16", "exact person charged|identified total", origin="*", where="*"),
    ),
    # ---- a second set, written after the words of the first were mended ---------------------------------------------
    P(
        "b-azov-trial",
        """A military court in Rostov-on-Don jailed 12 former Azov fighters on Wednesday, RIA Novosti reported. Nine of them were tried in person, and three, who had gone home in exchanges, in absentia.""",
        F("12", "exact person imprisoned|convicted total|flow", origin="ria", side="UA|None", where="*"),
        F("Nine", "exact person tried total|flow", low=9, origin="ria", part="12", where="*"),
        F("three", "exact person tried|exchanged total|flow", low=3, origin="ria", part="12", where="*"),
    ),
    P(
        "b-hunger-strike",
        """Some 70 inmates of a penal colony in Perm have gone on hunger strike, Gulagu.net says, after 15 of them were sent to the front against their will.""",
        F("70", "about person protested|other|refused total", origin="gulagu_net", group="convict|None", where="Perm|*"),
        F("15", "exact person strength|mobilised|recruited|other total", origin="gulagu_net", part="70", where="*"),
    ),
    P(
        "b-quota",
        """Moscow must provide 38,000 contract soldiers in 2025, Verstka learned from a source in the mayor's office. By June it had delivered barely 12,500.""",
        F("38,000", "exact person recruited target", origin="verstka", group="contract", where="Moscow|None", since="2025|None", until="2025|None"),
        F("12,500", "about|exact|max person recruited total|flow", origin="verstka", where="Moscow|None"),
    ),
    P(
        "b-train-station",
        """KRAMATORSK, Ukraine, April 9 (Reuters) - A strike on a railway station killed at least 52 people, among them five children, the region's governor said. About 4,000 people had been waiting there for trains, said mayor Oleksandr Honcharenko.""",
        F("52", "min person killed total|flow", side="UA|None", where="*"),
        F("five", "exact person killed total|flow", low=5, group="child", part="52", side="UA|None", where="*"),
        F("4,000", "about person evacuated|displaced|other|None total", side="UA|None", where="*"),
        loose=True,
    ),
    P(
        "b-rsf-prisoners",
        """The Sudanese army freed 4,700 prisoners from a jail in Jabal Awliya south of Khartoum, including soldiers, police and civilians. Many were ill; 73 needed urgent care, the army said.""",
        F("4,700", "exact person exchanged|other total", origin="sd_army|None", side="SD|None", where="*", group="*"),
        F("73", "exact person infected|wounded|helped|other|None total", origin="sd_army", side="SD|None", where="*", part="4,700|None"),
    ),
    P(
        "b-school-students",
        """Karen rebels said on Monday that junta jets had dropped bombs on a school, killing 20 pupils and two teachers.""",
        F("20", "exact person killed total|flow", origin="mm_karen|None", group="child|None", side="MM|None"),
        F("two", "exact person killed total|flow", low=2, origin="mm_karen|None", side="MM|None"),
    ),
    P(
        "b-russian-barrage",
        """Russia pounded Ukraine with a record 810 drones and 13 missiles on Sunday. Ukraine's air force said it had neutralised 747 drones and four missiles. Nine missiles and 54 drones hit 33 locations across the country.""",
        F("810", "exact uav launched total|flow", origin="ua_air_force|None", side="RU"),
        F("13", "exact missile launched total|flow", origin="ua_air_force|None", side="RU"),
        F("747", "exact uav shot_down total|flow", origin="ua_air_force", side="RU", part="810|None"),
        F("four", "exact missile shot_down total|flow", low=4, origin="ua_air_force", side="RU", part="13|None"),
        F("Nine", "exact missile launched|attacked|lost|other|None total|flow", low=9, origin="ua_air_force", side="RU", part="13|None"),
        F("54", "exact uav launched|attacked|lost|other|None total|flow", origin="ua_air_force", side="RU", part="810|None"),
        F("33", "exact place attacked total|flow", origin="ua_air_force", side="UA|None"),
    ),
    P(
        "b-hospital-staff",
        """The WHO has recorded 697 attacks on health care in Gaza since October 2023, in which 1,000 people, most of them medics, were injured or killed.""",
        F("697", "exact incident attacked total", origin="who", where="Gaza", since="2023-10"),
        F("1,000", "exact person casualties|killed|wounded total", origin="who", where="Gaza|None", side="PS|None"),
    ),
    P(
        "b-court-stats-uk",
        """From January to August 2024 Ukrainian courts passed 1,050 verdicts for absence without leave; in 88 percent of them the soldier got a suspended term or a fine, Slovo i Dilo writes, citing the register of court rulings.""",
        F("1,050", "exact verdict convicted flow", origin="slovo_i_dilo|ua_court_register", side="UA", offence="awol", since="2024-01", until="2024-08"),
        F("88 percent", "exact verdict|person suspended_sentence share", low=88, origin="slovo_i_dilo|ua_court_register", side="UA", part="1,050", since="*", until="*"),
    ),
    P(
        "b-us-troops-iraq",
        """Washington keeps 2,500 troops in Iraq and another 900 in Syria as part of the coalition against Islamic State. That will drop to fewer than 2,000 by the end of 2026, a U.S. official said.""",
        F("2,500", "exact person strength total", side="US", where="Iraq|None", origin="us_gov|None"),
        F("900", "exact person strength total", side="US", where="Syria|None", origin="us_gov|None"),
        F("2,000", "max person strength target", side="US", origin="us_gov|None"),
    ),
    P(
        "b-meduza-obits",
        """By combing through the register of inheritance cases, Meduza and Mediazona arrived at a figure of 219,000 Russian soldiers dead. 1,800 of those cases were opened in a single week.""",
        F("219,000", "exact person killed total", origin="meduza|mediazona", side="RU"),
        F("1,800", "exact case *|charged|killed|identified|other|None flow", origin="meduza|mediazona"),
    ),
    P(
        "b-ship-crew",
        """All 17 sailors aboard the tanker were rescued, the coast guard of Turkey said.""",
        F("17", "exact person helped|evacuated|other total", side="*"),
        loose=True,
    ),
    P(
        "b-gendarmes",
        """Georgian Dream's police beat at least 156 detained protesters, Transparency International's local chapter counts; 17 needed surgery.""",
        F("156", "min person detained|wounded|protested total", side="GE|None", origin="transparency"),
        F("17", "exact person wounded|helped|infected|other|None total", side="GE|None", origin="transparency", part="156|None"),
    ),
    P(
        "b-kazakh-refugees",
        """Kazakhstan's interior minister said nearly 100,000 Russians had arrived since mobilisation was called, and 64,000 had gone on to third countries.""",
        F("100,000", "about person displaced|evaded|other|None total", side="RU", origin="kz_interior_ministry|kz_gov", since="2022-09"),
        F("64,000", "exact person displaced|evaded|other|None total", side="RU", origin="kz_interior_ministry|kz_gov", since="*"),
    ),
    P(
        "b-mortality-cholera",
        """Nigeria's disease control centre, NCDC, has logged 10,837 suspected cholera cases with 359 deaths, a fatality rate of 3.3%, in 35 states.""",
        F("10,837", "exact person|case infected total", side="NG", origin="ncdc_ng"),
        F("359", "exact person killed|infected total", side="NG|None", origin="ncdc_ng"),
        F("3.3%", "exact person|case killed|infected share", low=3.3, side="NG|None", origin="ncdc_ng", part="10,837|None"),
        F("35", "exact place infected|other|None total", side="NG|None", origin="ncdc_ng", optional=True),
    ),
    P(
        "b-company-closing",
        """The carmaker said it would close three plants in Germany, at the cost of 35,000 jobs by 2030. Its works council speaks of "tens of thousands" of threatened families.""",
        F("three", "exact place|other other|laid_off|None|lost target", low=3, where="Germany|None"),
        F("35,000", "exact person|other laid_off target"),
        F("tens of thousands", "* * * *", low=20000, vague=True, optional=True),
        loose=True,
    ),
    P(
        "b-wagner-uprising",
        """Prigozhin's column counted up to 8,000 men. It shot down six helicopters and an Il-22 on the way to Moscow, killing 13 pilots and crew, the channel Rybar wrote.""",
        F("8,000", "max person strength total", side="RU|None", where="*", origin="rybar|None"),
        F("six", "exact helicopter shot_down total", low=6, side="RU|None", origin="rybar"),
        F("13", "exact person killed total", side="RU|None", origin="rybar"),
    ),
    P(
        "b-mothers-letter",
        """More than 1,500 mothers and wives of mobilised men signed the appeal. Two hundred of them came to the Defence Ministry in Moscow; police took 30 away.""",
        F("1,500", "min person protested|other|None|sought_help total", side="RU|None", group="*"),
        F("Two hundred", "exact person protested|other|None total", low=200, part="1,500", group="*"),
        F("30", "exact person detained total", group="*", part="*"),
    ),
    P(
        "b-camp-syria",
        """Al-Hol camp in north-east Syria still holds 37,000 people, 23,000 of whom are children, Save the Children reports. Iraq took 650 of its citizens back last week.""",
        F("37,000", "exact person detained|displaced|imprisoned|strength|other total", origin="save_the_children", where="Al-Hol|Syria|*", side="*"),
        F("23,000", "exact person detained|displaced|imprisoned|strength|other total", origin="save_the_children", group="child", part="37,000", where="*", side="*"),
        F("650", "exact person returned|exchanged|deported|other flow|total", side="IQ", origin="save_the_children|None", where="*"),
    ),
    P(
        "b-airdef-month",
        """In May the Russian army fired 3,900 Shahed-type drones at Ukraine, 20% more than in April, ISW calculated from the air force's daily reports. It had been 2,500 in April of last year.
June 3, 2025""",
        F("3,900", "exact uav launched flow", origin="isw|ua_air_force", side="RU", since="2025-05", until="2025-05"),
        F("20%", "* * * *", optional=True, origin="*"),
        F("2,500", "exact uav launched flow", origin="isw|ua_air_force", side="RU", since="2024-04", until="2024-04"),
    ),
    P(
        "b-desert-poland",
        """Since 2022 Poland has charged 38 citizens with joining foreign armies unlawfully. A further nine are being looked for with Interpol notices.""",
        F("38", "exact person charged total", side="PL", since="2022"),
        F("nine", "exact person wanted total", low=9, side="PL|None"),
    ),
    P(
        "b-ehrc",
        """The Ethiopian Human Rights Commission said soldiers had killed at least 45 civilians in Merawi, going from house to house. Residents told the BBC the number was over 80.""",
        F("45", "min person killed total", origin="et_ehrc", side="ET", group="civilian", where="Merawi|None"),
        F("80", "min person killed total", origin="None|bbc|bbc_russian", side="ET|None", where="Merawi|None"),
    ),
    P(
        "b-hotline-week",
        """The hotline "Shkola Prizyvnika" gets around 250 calls a day during the draft, against 60 on ordinary days, its lawyers say. One in three callers is a mother.""",
        F("250", "about request sought_help flow", origin="shkola_prizyvnika"),
        F("60", "exact|about request sought_help flow", origin="shkola_prizyvnika"),
        F("One in three", "* * * *", low=33.3, optional=True, origin="*"),
    ),
    P(
        "b-missing-families",
        """60 percent of the families of missing soldiers have had no word for over a year, a study by the Ukrainian Institute of the Future shows. It covered 2,400 households.""",
        F("60 percent", "exact person|other missing|other|None share", low=60),
        F("2,400", "exact other|person|place other|None total", optional=True),
        loose=True,
    ),
    P(
        "b-three-claims",
        """Both sides report heavy losses near Toretsk: Kyiv says 1,100 Russians were killed there in a week, Moscow that 900 Ukrainians fell. Independent monitors at ACLED could confirm only 260 dead on the two sides together.""",
        F("1,100", "exact person killed flow", origin="ua_gov|None", side="RU", where="Toretsk|None"),
        F("900", "exact person killed flow|total", origin="ru_gov|None", side="UA", where="Toretsk|None"),
        F("260", "exact|max person killed|identified total|flow", origin="acled", where="Toretsk|None"),
    ),
    P(
        "b-press-moi",
        """PRESS STATEMENT
The Federal Ministry of the Interior informs: in 2024, 229,751 persons filed a first application for asylum, 100,000 fewer than in 2023. 20,084 persons were removed.""",
        F("229,751", "exact person|request sought_asylum flow", origin="de_interior_ministry|None|Federal Ministry of the Interior", since="2024", until="2024"),
        F("100,000", "max|exact person|request sought_asylum delta", origin="de_interior_ministry|None|Federal Ministry of the Interior"),
        F("20,084", "exact person deported flow|total", origin="de_interior_ministry|None|Federal Ministry of the Interior", since="2024|None", until="2024|None"),
    ),
    P(
        "b-tank-factory",
        """Uralvagonzavod turns out about 20 new T-90s per month, the IISS believes; another 90 older hulls are refurbished. Ukraine destroyed or captured 1,400 tanks last year, by Oryx's count.""",
        F("20", "about tank other|supplied|None flow", origin="iiss", side="RU|None"),
        F("90", "exact|about tank other|supplied|None flow", origin="iiss", side="RU|None"),
        F("1,400", "exact tank lost flow", origin="oryx", side="RU|*"),
    ),
    P(
        "b-lost-in-translation",
        """UPDATE: An earlier version said 1,200 soldiers had surrendered. The correct number is 120.""",
        F("1,200", "exact person surrendered total"),
        F("120", "exact person surrendered total"),
        loose=True,
    ),
    P(
        "b-two-brigades",
        """Half of the men of the 41st Brigade were away without leave in March, its former commander told Ukrainska Pravda: 1,350 out of 2,700.""",
        F("Half", "exact person awol|deserted share", low=50, where="41st Brigade", origin="None|ukrainska_pravda", side="UA|None"),
        F("1,350", "exact person awol|deserted total|flow", where="41st Brigade|None", origin="None|ukrainska_pravda", part="2,700", side="UA|None"),
        F("2,700", "exact person strength|awol|deserted total|flow", where="41st Brigade|None", origin="None|ukrainska_pravda", side="UA|None"),
    ),
    P(
        "b-commission",
        """The UN Commission of Inquiry on Ukraine has documented the enforced disappearance of 1,205 children from five regions. 80 per cent have not come back, it finds.""",
        F("1,205", "exact person deported|missing|identified total", origin="un_coi_ukraine", group="child", side="UA"),
        F("five", "exact place deported|missing|other|None total", low=5, origin="un_coi_ukraine", optional=True),
        F("80 per cent", "exact person returned|deported|missing|other share", low=80, origin="un_coi_ukraine", part="1,205", group="child|None", side="UA|None"),
    ),
    P(
        "b-lukashenko",
        """Minsk: Lukashenko pardoned 16 people convicted of extremism, eleven women among them, BelTA announced. Their names were withheld.""",
        F("16", "exact person exchanged|convicted|other total", origin="belta|lukashenko", side="BY"),
        F("eleven", "exact person exchanged|convicted|other total", low=11, origin="belta|lukashenko", side="BY", group="women|woman|None", part="16"),
    ),
    P(
        "b-volunteers-kr",
        """Pyongyang claims 1.4 million young people have volunteered to join its army in two days, KCNA said.""",
        F("1.4 million", "exact person recruited|mobilised|other flow|total", low=1400000, origin="kp_gov|kcna", side="KP"),
    ),
    P(
        "b-telegram-list",
        """🔥 Night results from the Air Force:
✅ 84 Shaheds downed
✅ 2 Kh-59 missiles downed
🔻 41 dummies vanished from radar""",
        F("84", "exact uav shot_down total|flow", origin="ua_air_force|None", side="RU|None"),
        F("2", "exact missile shot_down total|flow", origin="ua_air_force|None", side="RU|None"),
        F("41", "exact uav|other lost|shot_down|missing|other|None total|flow", origin="ua_air_force|None", side="RU|None"),
    ),
    P(
        "b-crimean-bridge",
        """The blast killed five people. Eight others, among them citizens of Armenia and Ukraine, were arrested, the FSB said; in November 2025 all eight received life terms.""",
        F("five", "exact person killed total", low=5),
        F("Eight", "exact person detained total", low=8, origin="ru_fsb"),
        F("eight", "exact person convicted|imprisoned total|flow", low=8, origin="ru_fsb|None"),
    ),
    P(
        "b-syria-returnees-un",
        """UNHCR's representative in Damascus said 850,000 refugees had come back since the fall of Assad, most of them from Turkey and Lebanon. Another 1.7 million internally displaced have left the camps.""",
        F("850,000", "exact person returned|displaced total", origin="un_unhcr", side="SY|None"),
        F("1.7 million", "exact person returned|displaced total", low=1700000, origin="un_unhcr", side="SY|None"),
    ),
    P(
        "b-teachers-strike",
        """Unions in Serbia say 40 percent of schools are on strike; the ministry puts the number at 187 of 1,200.""",
        F("40 percent", "exact place protested|other|None share", low=40, side="RS|None", origin="*"),
        F("187", "exact place protested|other|None total", side="RS|None", origin="*", part="1,200"),
        F("1,200", "exact place protested|other|None total", side="RS|None", origin="*"),
    ),
    P(
        "b-mine-victims",
        """Mines and shells left from the war have wounded 1,052 Ukrainians and claimed 359 lives, deputy economy minister Ihor Bezkaravainyi wrote on Facebook. Children make up one tenth of the injured.""",
        F("1,052", "exact person wounded total", side="UA"),
        F("359", "exact person killed total", side="UA|None"),
        F("one tenth", "exact person wounded share", low=10, group="child", side="UA|None", optional=True),
        loose=True,
    ),
    P(
        "b-drone-regiments",
        """The defence ministry wants to raise the number of drone operators to 210,000 and to set up 50 regiments of unmanned forces by 2030, Andrei Belousov told the board.""",
        F("210,000", "exact person strength|recruited target", origin="belousov|ru_mod", side="RU", until="2030|None"),
        F("50", "exact formation *|strength|other|None target", origin="belousov|ru_mod", side="RU", until="2030|None"),
    ),
    P(
        "b-un-peacekeepers",
        """Thirteen South African soldiers serving with MONUSCO and the SADC force died in the fighting for Sake, Pretoria announced. Malawi mourned three, Uruguay one.""",
        F("Thirteen", "exact person killed total", low=13, side="ZA", origin="za_gov|None", where="Sake|*"),
        F("three", "exact person killed total", low=3, side="MW", where="*", origin="*"),
        F("one", "exact person killed total", low=1, side="UY", optional=True, origin="*"),
    ),
    P(
        "b-protest-count",
        """"There were a million of us," an opposition deputy wrote. The police said 65,000 had marched.""",
        F("a million", "exact person protested total", low=1000000, origin="*"),
        F("65,000", "exact person protested total", origin="*"),
    ),
    # ---- a third set: the same story told as news pages tell it ------------------------------------------------------
    P(
        "c-record-month",
        """AWOL Convictions in Russia Hit a New High

More soldiers were convicted of leaving their units in July than in any month since the war began, the exile outlet Mediazona said on Friday.
It found 800 sentences for unauthorised absence on the websites of garrison courts. In June there had been 650, and a year ago just 129.
Published 9 August 2024""",
        F("800", "exact verdict convicted flow", origin="mediazona", side="RU", offence="awol", since="2024-07", until="2024-07"),
        F("650", "exact verdict convicted flow", origin="mediazona", side="RU", since="2024-06", until="2024-06"),
        F("129", "exact verdict convicted flow", origin="mediazona", side="RU", since="2023-07|2023", until="2023-07|2023"),
    ),
    P(
        "c-50k-fled",
        """At least 50,000 Russian servicemen have fled the army since February 2022, according to an investigation that Vazhnye Istorii published with the help of the group Farewell to Arms.
About 16,000 of those who ran were tried for it, the journalists say.""",
        F("50,000", "min person deserted total", origin="istories", side="RU", since="2022-02|2022-02-24"),
        F("16,000", "about person tried|convicted total", origin="istories", side="RU", part="50,000"),
    ),
    P(
        "c-division-list",
        """Document lists 1,010 deserters from one division
A document obtained by iStories names 1,010 soldiers of the 20th Guards Motorised Rifle Division who left without permission. The division has some 12,000 men on its rolls. According to the paper, 26 of the runaways are officers.""",
        F("1,010", "exact person deserted|awol|identified total", origin="istories", side="RU", where="20th Guards Motorised Rifle Division|None"),
        F("1,010", "exact person deserted|awol|identified total", origin="istories", side="RU|None", where="20th Guards Motorised Rifle Division"),
        F("12,000", "about person strength total", origin="istories|None", where="20th Guards Motorised Rifle Division"),
        F("26", "exact person deserted|awol total", origin="istories|None", group="officer", part="1,010", where="*"),
    ),
    P(
        "c-uk-update",
        """In its latest intelligence update the UK Ministry of Defence says that Russian ground forces have probably suffered about 1,200 casualties a day in April. It puts total Russian losses at 465,000 dead and wounded since the start of the full-scale invasion.""",
        F("1,200", "about person casualties flow", origin="uk_mod", side="RU", hedged="True", since="*", until="*"),
        F("465,000", "exact person casualties total", origin="uk_mod", side="RU", since="2022-02-24"),
    ),
    P(
        "c-szch-2025",
        """The number of soldiers going AWOL in Ukraine keeps growing: 16,000 cases were registered in January 2025, 17,900 in March and more than 20,000 in June, figures of the Prosecutor General's Office show.
Only one in ten comes back, military ombudsman Olha Reshetylova believes.""",
        F("16,000", "exact case charged flow", origin="ua_prosecutor", side="UA", offence="awol", since="2025-01", until="2025-01"),
        F("17,900", "exact case charged flow", origin="ua_prosecutor", side="UA", offence="awol", since="2025-03", until="2025-03"),
        F("20,000", "min case charged flow", origin="ua_prosecutor", side="UA", offence="awol", since="2025-06", until="2025-06"),
        F("one in ten", "* * * *", low=10, optional=True, origin="*"),
    ),
    P(
        "c-155-brigade",
        """Ukraine's French-trained brigade lost 1,700 men before its first battle
The State Bureau of Investigation is looking into the desertion of about 1,700 soldiers of the 155th Mechanised Brigade "Anne of Kyiv", 50 of whom disappeared in France. Of the brigade's 5,800 men, 1,924 were trained abroad, writes Yurii Butusov.""",
        F("1,700", "exact person deserted|awol total", side="UA", where="*", origin="*"),
        F("1,700", "about person deserted total", side="UA", where="155th Mechanised Brigade", origin="ua_sbi|None|butusov"),
        F("50", "exact person deserted|missing total", part="1,700", origin="ua_sbi|None|butusov", where="*"),
        F("5,800", "exact person strength total", origin="butusov", where="155th Mechanised Brigade|None"),
        F("1,924", "exact person strength|other|None total", origin="butusov", part="5,800", where="*"),
    ),
    P(
        "c-refuse-donbas",
        """Hundreds of Russian soldiers who refuse to fight are locked up in the village of Zaitseve, relatives of eight of them told The Insider. In all, thirteen such camps exist in the occupied territories, the outlet says.""",
        F("Hundreds", "* person refused|detained|imprisoned total", low=200, vague=True, side="RU"),
        F("eight", "exact person refused|detained|imprisoned total", low=8, side="RU|None"),
        F("thirteen", "exact place other|detained|imprisoned|None total", low=13, origin="the_insider"),
        loose=True,
    ),
    P(
        "c-hochu-zhit",
        """300 Russians have given themselves up since the start of the year with the help of Ukraine's "I Want to Live" hotline, its spokesman Vitalii Matviienko said. Altogether the project has had 48 million visits to its website and 31,000 applications.""",
        F("300", "exact person surrendered flow|total", origin="hochu_zhyt|matviienko", side="RU"),
        F("48 million", "exact other|request|person other|None|sought_help total", low=48000000, origin="hochu_zhyt|matviienko", optional=True),
        F("31,000", "exact request sought_help total", origin="hochu_zhyt|matviienko"),
    ),
    P(
        "c-mobik-trial",
        """A Moscow region court gave two mobilised soldiers nine years each for deserting their post, TASS wrote. So far this year 85 men from the Moscow region have been convicted under Article 338.""",
        F("two", "exact person convicted total", low=2, group="mobilised", offence="desertion", side="RU|None", where="*"),
        F("85", "exact person convicted flow|total", offence="desertion", where="Moscow region", side="RU|None"),
        loose=True,
    ),
    P(
        "c-losses-inflated",
        """Russia's Ministry of Defence claimed on Saturday that 1,305 Ukrainian servicemen, three tanks and 22 pieces of artillery had been destroyed within 24 hours.""",
        F("1,305", "exact person casualties|killed flow", origin="ru_mod", side="UA"),
        F("three", "exact tank lost flow", low=3, origin="ru_mod", side="UA"),
        F("22", "exact artillery lost flow", origin="ru_mod", side="UA"),
    ),
    P(
        "c-ny-times-dead",
        """The Pentagon estimates that as many as 120,000 Russian soldiers have died and 170,000 to 180,000 have been injured; the Ukrainian figures are close to 70,000 killed and 100,000 to 120,000 wounded, the New York Times reported in August 2023, quoting unnamed officials.""",
        F("120,000", "max person killed total", origin="us_gov|None", side="RU", via="nyt|*"),
        F("170,000 to 180,000", "exact person wounded total", low=170000, high=180000, origin="us_gov|None", side="RU"),
        F("70,000", "about person killed total", origin="us_gov|None", side="UA"),
        F("100,000 to 120,000", "exact person wounded total", low=100000, high=120000, origin="us_gov|None", side="UA"),
    ),
    P(
        "c-budanov-contracts",
        """Russia met its recruitment plan for 2024, enlisting 440,000 men, Budanov told a conference. For this year it aims at 343,000, and by June it had fulfilled 90 percent of the half-year plan, he added.""",
        F("440,000", "exact person recruited flow", origin="budanov", side="RU", since="2024", until="2024"),
        F("343,000", "exact person recruited target", origin="budanov", side="RU"),
        F("90 percent", "exact person recruited share", low=90, origin="budanov", side="RU", part="343,000|None"),
    ),
    P(
        "c-kostiantynivka",
        """"Out of 90 people in my company, 23 walked off in a single night," a Ukrainian officer told the Financial Times. "We got eleven back." """,
        F("90", "exact person strength|deserted|awol|other total", side="UA|None"),
        F("23", "exact person deserted|awol flow|total", part="90", side="UA|None"),
        F("eleven", "exact person returned total", low=11, part="23|None", side="UA|None"),
        loose=True,
    ),
    P(
        "c-blog-summary",
        """Let's do the maths. Verstka: 20,000 prosecuted. Mediazona: 15,000 cases in court. ISW: at least 100 a day leave. Whom do you believe?""",
        F("20,000", "exact person|case charged total", origin="verstka"),
        F("15,000", "exact case tried total", origin="mediazona"),
        F("100", "min person deserted|awol flow", origin="isw"),
    ),
    P(
        "c-desert-asylum",
        """France has let in six Russian deserters, the first such group, Radio Liberty's Sistema learned from Russie-Libertés. In Kazakhstan, where hundreds hide, twelve were arrested and four handed over to Russia.""",
        F("six", "exact person deserted|sought_asylum|helped total", low=6, side="RU"),
        F("hundreds", "* person deserted|other|None total", low=200, vague=True, side="RU|None"),
        F("twelve", "exact person detained total", low=12, side="RU|None"),
        F("four", "exact person deported total", low=4, part="12|None|twelve", side="RU|None"),
        loose=True,
    ),
    P(
        "c-syrskyi-daily",
        """Commander-in-Chief Syrskyi: the enemy lost 31,700 soldiers and officers in a month, 1.1 times more than it could recruit. Our drones alone hit 13,600 targets among personnel.""",
        F("31,700", "exact person casualties flow", origin="syrskyi", side="RU"),
        F("13,600", "exact person|other casualties|attacked|lost flow|total", origin="syrskyi", side="RU|None"),
    ),
    P(
        "c-volunteers-prison",
        """Over 10,000 Ukrainian convicts have swapped their cells for the army under the law on conditional release, the deputy justice minister Yevhen Pikalov said. 4,650 more were refused.""",
        F("10,000", "min person recruited|mobilised|exchanged total", side="UA", group="convict"),
        F("4,650", "exact person refused|other|recruited|None total", group="convict|None", side="UA|None"),
        loose=True,
    ),
    P(
        "c-punish-pit",
        """Astra has names of 67 soldiers held in the basement of a school near Makiivka. Seven of them have since been sent into assaults, and two are dead.""",
        F("67", "exact person detained|imprisoned|identified total", origin="astra", side="RU|None", where="*"),
        F("Seven", "exact person strength|other|attacked total", low=7, origin="astra", part="67", where="*"),
        F("two", "exact person killed total", low=2, origin="astra", part="67|None", where="*"),
    ),
    P(
        "c-general-staff-eve",
        """As of 8 a.m. on May 12, 2024, Russia's combat losses in Ukraine are about 484,030 troops (+1,740 over the last day), 7,477 tanks, 14,378 APVs and 12,460 cannons, according to the Ukrainian General Staff.""",
        F("484,030", "about person casualties total", origin="ua_general_staff", side="RU", until="2024-05-12"),
        F("1,740", "exact person casualties delta", origin="ua_general_staff", side="RU"),
        F("7,477", "exact|about tank lost total", origin="ua_general_staff", side="RU"),
        F("14,378", "exact|about afv lost total", origin="ua_general_staff", side="RU"),
        F("12,460", "exact|about artillery lost total", origin="ua_general_staff", side="RU"),
    ),
    P(
        "c-swap-children",
        """Ukraine brought home 8 more children from occupied territory within the President's initiative Bring Kids Back UA, Andriy Yermak said. That makes 1,366 in all.""",
        F("8", "exact person returned|exchanged|other total|delta", origin="yermak", side="UA", group="child"),
        F("1,366", "exact person returned|exchanged|other total", origin="yermak", side="UA", group="child|None"),
    ),
    P(
        "c-deepstate-assaults",
        """DeepState counted 5,146 Russian assaults in November, 14 percent of them near Huliaipole. The occupiers took 505 square kilometres, it says.""",
        F("5,146", "exact incident attacked flow", origin="deepstate", side="RU"),
        F("14 percent", "exact incident attacked share", low=14, origin="deepstate", side="RU", part="5,146", where="Huliaipole|None"),
    ),
    P(
        "c-vietnam-history",
        """During the Vietnam War some 50,000 American servicemen deserted; about 30,000 of them went to Canada. In Iraq and Afghanistan the army lost 4,500 a year at the peak, in 2007.""",
        F("50,000", "about person deserted total|flow", side="US"),
        F("30,000", "about person deserted|displaced total|flow", side="US", part="50,000"),
        F("4,500", "exact person deserted flow", side="US"),
        loose=True,
    ),
    P(
        "c-cnn-ukr-trials",
        """In the first four months of 2024 prosecutors in Ukraine charged almost 19,000 soldiers with abandoning their posts or deserting, CNN reported, citing the country's parliament.""",
        F("19,000", "about person charged flow", origin="ua_rada", via="cnn", side="UA", since="2024-01", until="2024-04"),
    ),
    P(
        "c-wiki-style",
        """By 1 July 2023, 5,494 verdicts against soldiers had been handed down under the military articles of the code, over 90% of them for going AWOL, BBC Russian calculated. Two thirds of the men got suspended sentences and were sent back to their units.""",
        F("5,494", "exact verdict convicted total", origin="bbc_russian|bbc", side="RU|None", until="2023-07-01"),
        F("90%", "min verdict|person convicted share", low=90, origin="bbc_russian|bbc", offence="awol", part="5,494"),
        F("Two thirds", "exact person suspended_sentence share", low=66.7, origin="bbc_russian|bbc"),
    ),
    P(
        "c-myanmar-surrender",
        """The Three Brotherhood Alliance said 2,389 junta troops, among them six brigadier generals, laid down their arms in Laukkai in January 2024. It was the largest surrender in the history of Myanmar's military.""",
        F("2,389", "exact person surrendered flow|total", side="MM", where="Laukkai", since="2024-01|None", until="2024-01|None"),
        F("six", "exact person surrendered flow|total", low=6, group="general|officer", part="2,389", side="MM", where="Laukkai|None"),
        loose=True,
    ),
    P(
        "c-two-figures-clash",
        """The military prosecutor's office speaks of 60,000 criminal cases, lawyer Roman Lykhachov of at least 100,000 people who have actually left.""",
        F("60,000", "exact case charged total", origin="ua_prosecutor|None"),
        F("100,000", "min person deserted|awol total", origin="None|Roman Lykhachov|lawyer Roman Lykhachov"),
    ),
    P(
        "c-headline-question",
        """Have 100,000 Ukrainian Soldiers Deserted?

AP put the number of those charged under Ukraine's desertion laws since 2022 at more than 100,000, nearly half of them in the past year alone, citing the Prosecutor General's Office. A lawmaker told the agency it could be as high as 200,000.""",
        F("100,000", "exact|min person deserted|charged total", origin="ua_prosecutor|None|ap", side="UA"),
        F("100,000", "min person charged total", origin="ua_prosecutor", side="UA", since="2022", via="ap"),
        F("half", "about person charged share", low=50, origin="ua_prosecutor", side="UA", part="100,000"),
        F("200,000", "max|exact person deserted|charged total", origin="None|ua_rada", side="UA"),
    ),
    P(
        "c-chechen-unit",
        """At least 40 Chechen fighters were wounded and 12 killed when HIMARS hit a school in Rubizhne, the ISW said in its assessment.""",
        F("40", "min person wounded total", origin="isw", where="Rubizhne|None"),
        F("12", "exact|min person killed total", origin="isw", where="Rubizhne|None"),
    ),
    P(
        "c-georgia-hiding",
        """Alexei is 27 and has been on the run for 14 months. He is one of 500 Russian army deserters in Armenia, the human rights activist Darya says. Only 20 have got papers to go on to Europe.""",
        F("500", "exact person deserted total", side="RU", where="Armenia|None"),
        F("20", "exact person helped|sought_asylum|deserted|displaced|other|None total", part="500|None", side="RU|None", where="*"),
        loose=True,
    ),
    P(
        "c-ombudsman-complaints",
        """Lubinets's office received 3,312 complaints about recruitment offices in 2024; in 2022 it had been 18. In the first six months of 2025 there were over 2,000.""",
        F("3,312", "exact request sought_help|other|None flow", origin="lubinets|ua_ombudsman", since="2024", until="2024"),
        F("18", "exact request sought_help|other|None flow", origin="lubinets|ua_ombudsman", since="2022", until="2022"),
        F("2,000", "min request sought_help|other|None flow", origin="lubinets|ua_ombudsman", since="2025-01", until="2025-06"),
    ),
    P(
        "c-korea-casualties",
        """British intelligence: North Korean troops likely suffered 4,000 casualties by January 2025, a third of them fatal. That is a 40 percent loss rate for the 11,000 deployed.""",
        F("4,000", "exact person casualties total", origin="uk_mod|None", side="KP", hedged="True", until="2025-01"),
        F("a third", "exact person killed share", low=33.3, origin="uk_mod|None", side="KP", part="4,000"),
        F("40 percent", "exact person casualties share", low=40, origin="uk_mod|None", side="KP", part="11,000|None"),
        F("11,000", "exact person strength total", origin="uk_mod|None", side="KP"),
    ),
    P(
        "c-no-figure",
        """The 1st Corps held on for 40 days near Point 114, firing 155-mm guns from 20 km away. "Not one of us ran," said Private Oleh, 22. He earns 120,000 hryvnias."""
    ),
    # ---- a fourth set, read last ------------------------------------------------------------------------------------
    P(
        "d-courts-may",
        """Russia: Courts Swamped With Desertion Cases

Military courts in Russia heard 1,152 cases of unauthorised absence in May 2025, more than twice the figure for May 2023, Novaya Gazeta Europe reports.
Judges sent 240 of the accused to prison; the others were returned to the front.""",
        F("1,152", "exact case tried flow", origin="novaya_gazeta_europe", side="RU", offence="awol", since="2025-05", until="2025-05"),
        F("240", "exact person imprisoned flow|total", origin="novaya_gazeta_europe", side="RU", part="1,152|None"),
    ),
    P(
        "d-zelensky-awol",
        """Zelensky said on Tuesday that cases of soldiers leaving their units had fallen since October. The army's commander, Syrskyi, told lawmakers that 8,000 servicemen came back in May, when he said 14,500 had gone.""",
        F("8,000", "exact person returned flow", origin="syrskyi", side="UA", since="*", until="*"),
        F("14,500", "exact person deserted|awol flow", origin="syrskyi", side="UA", since="*", until="*"),
    ),
    P(
        "d-lists-search",
        """Of 500 names we checked against the wanted list of the Interior Ministry, 43 were found there. Nineteen more appear in court records.""",
        F("500", "exact person *|identified|other|None|deserted total"),
        F("43", "exact person wanted|identified total", part="500"),
        F("Nineteen", "exact person *|identified|tried|other|None total", low=19, part="500|None"),
        loose=True,
    ),
    P(
        "d-brigade-commander",
        """In the 41st Brigade, 650 men are AWOL, its commander wrote on Facebook. In his first month he got 112 of them to return.""",
        F("650", "exact person awol total", where="41st Brigade", side="UA|None"),
        F("112", "exact person returned total|flow", part="650", where="41st Brigade|None", side="UA|None"),
        loose=True,
    ),
    P(
        "d-russia-hides",
        """Since September 2022 at least 20,538 criminal cases for refusing to serve have been brought before Russian courts, Mediazona's tally as of May 2025 shows. More than 18,000 concern soldiers who left their units.""",
        F("20,538", "min case tried total", origin="mediazona", side="RU", offence="service_all|refusal", since="2022-09", until="2025-05|None"),
        F("18,000", "min case tried total", origin="mediazona", side="RU", offence="awol", part="20,538"),
    ),
    P(
        "d-us-war-resisters",
        """Between 2003 and 2008 over 25,000 U.S. soldiers deserted, the Pentagon admits. Around 200 sought refuge in Canada, by the count of the War Resisters Support Campaign; two were sent back and jailed.""",
        F("25,000", "min person deserted flow|total", origin="us_gov", side="US", since="2003", until="2008"),
        F("200", "about person sought_asylum|displaced|deserted total", side="US|None", where="Canada|None", origin="*"),
        F("two", "exact person deported|imprisoned total", low=2, side="US|None", origin="*"),
    ),
    P(
        "d-kremlin-denies",
        """Kremlin spokesman Dmitry Peskov dismissed reports that 18,000 soldiers had run away. "We have no such data," he said.""",
        F("18,000", "exact person deserted total", origin="None|*", side="RU|None", hedged="*"),
    ),
    P(
        "d-women-recruited",
        """Around 5,500 women serve on the front line in Ukraine's army, deputy defence minister Natalia Kalmykova said; 67,000 women work for the forces in all.""",
        F("5,500", "about person strength total", side="UA", group="women|woman|*"),
        F("67,000", "exact person strength total", side="UA", group="women|woman|*"),
        loose=True,
    ),
    P(
        "d-conscript-kursk",
        """Relatives are looking for 1,100 conscripts lost in the Kursk region, the group "Idi Lesom" told Meduza. About 250 of them have since been exchanged.""",
        F("1,100", "exact person missing total", origin="get_lost", via="meduza|None", group="conscript", side="RU|None", where="Kursk"),
        F("250", "about person exchanged total", origin="get_lost", via="meduza|None", part="1,100", side="RU|None"),
    ),
    P(
        "d-daily-ratio",
        """The Russian army is losing roughly 1,000 men every day, NATO chief Mark Rutte said in Vilnius. "That's 100,000 dead since January," he added.""",
        F("1,000", "about person casualties|killed flow", origin="rutte|nato", side="RU"),
        F("100,000", "exact person killed flow|total", origin="rutte|nato", side="RU"),
    ),
    P(
        "d-bbc-list",
        """BBC Russian's list of confirmed Russian dead now holds 139,804 names. According to the broadcaster the true toll could be between 215,000 and 310,000.""",
        F("139,804", "exact person killed|identified total", origin="bbc_russian|bbc", side="RU"),
        F("215,000 and 310,000", "exact person killed total", low=215000, high=310000, origin="bbc_russian|bbc", side="RU", hedged="*"),
    ),
    P(
        "d-desert-officers",
        """Eleven lieutenants of the 810th Marine Brigade were put on trial for refusing an order to storm Krynky, Astra writes. Three of them were acquitted.""",
        F("Eleven", "exact person tried total", low=11, origin="astra", group="officer", offence="refusal", where="810th Marine Brigade", side="RU|None"),
        F("Three", "exact person acquitted total", low=3, origin="astra", part="Eleven", side="RU|None"),
    ),
    P(
        "d-tass-fsb",
        """The FSB detained 52 people who had planned sabotage for Kyiv in the first quarter, TASS cites the service's press office. Four were minors.""",
        F("52", "exact person detained flow", origin="ru_fsb", via="tass", since="*", until="*"),
        F("Four", "exact person detained flow|total", low=4, origin="ru_fsb", via="tass|None", group="child", part="52"),
    ),
    P(
        "d-air-raid-kyiv",
        """Kyiv, July 4 - Russia attacked the capital with 550 drones and missiles overnight, wounding at least 23 people, Ukrainian officials said. Air defences brought down 478 of them, the air force reported.""",
        F("550", "exact uav|missile launched flow|total", origin="ua_gov|ua_air_force|None", side="RU"),
        F("23", "min person wounded flow|total", origin="ua_gov|None", side="UA"),
        F("478", "exact uav|missile shot_down flow|total", origin="ua_air_force", side="RU", part="550"),
    ),
    P(
        "d-verstka-volunteers",
        """Moscow recruited 1,850 volunteers in August, half as many as a year before, a city official told Verstka.""",
        F("1,850", "exact person recruited flow", where="Moscow", group="volunteer", since="*", until="*", via="*", side="RU"),
        loose=True,
    ),
    P(
        "d-poll-emigrants",
        """A third of Russian emigrants in Georgia want to move on, researchers of OutRush found after asking 8,500 people.""",
        F("A third", "exact person displaced|other|None share", low=33.3, side="RU", where="Georgia|None"),
        F("8,500", "exact person *|other|None|displaced total", optional=True),
        loose=True,
    ),
    P(
        "d-sbi-proceedings",
        """The State Bureau of Investigation is handling more than 80,000 proceedings over military offences, SBI director Oleksii Sukhachov told Interfax-Ukraine. In 2024 the SBI sent 6,700 of them to court.""",
        F("80,000", "min case charged total", origin="sukhachov|ua_sbi", side="UA", via="interfax_ukraine|None"),
        F("6,700", "exact case tried flow", origin="sukhachov|ua_sbi", side="UA", since="2024", until="2024", part="80,000|None", via="interfax_ukraine|None"),
    ),
    P(
        "d-cholera-chad",
        """N'DJAMENA (AFP) - Cholera has killed 113 people in Chad since mid-July, most of them Sudanese refugees, the government said on Monday. Over 1,600 cases have been registered in Ouaddai province.""",
        F("113", "exact person killed|infected total|flow", side="TD|SD|None", where="*", origin="*"),
        F("1,600", "min person|case infected total|flow", where="Ouaddai|Ouaddai province", side="TD|SD|None", origin="*"),
    ),
    P(
        "d-tech-cuts",
        """Microsoft said it would lay off 9,000 workers, fewer than 4% of its staff, after letting 6,000 go in May.""",
        F("9,000", "exact person laid_off target"),
        F("4%", "max person laid_off|strength share|target", low=4),
        F("6,000", "exact person laid_off flow", since="*", until="*"),
        loose=True,
    ),
    P(
        "d-ethiopia-drone",
        """More than 100 people were killed in a drone strike on a market in Gedeb, in Ethiopia's Amhara region, witnesses told VOA. The rights commission counted 34 dead.""",
        F("100", "min person killed total", side="ET", where="Gedeb|Amhara", origin="None|voa"),
        F("34", "exact person killed total", side="ET", where="Gedeb|Amhara|None", origin="et_ehrc|None"),
    ),
    P(
        "d-israel-idf-shortage",
        """The IDF lacks 12,000 soldiers, 7,000 of them for combat units, Brigadier General Shay Tayeb told a Knesset committee. Only 232 of 18,915 ultra-Orthodox men who were summoned have enlisted.""",
        F("12,000", "exact person strength|other|None|recruited total|target", side="IL", origin="idf|None"),
        F("7,000", "exact person strength|other|None|recruited total|target", side="IL", part="12,000", origin="idf|None"),
        F("232", "exact person recruited|conscripted|mobilised total", side="IL", part="18,915", origin="idf|None"),
        F("18,915", "exact person mobilised|conscripted total", side="IL", origin="idf|None"),
    ),
    P(
        "d-myanmar-pdf",
        """Some 350 soldiers have joined the People's Defence Force in Sagaing with their weapons since Operation 1027, the National Unity Government's defence ministry said.""",
        F("350", "about person deserted|surrendered|recruited total", origin="myanmar_nug", side="MM", where="Sagaing|*"),
    ),
    P(
        "d-refusers-list",
        """A court in Luhansk tried 17 refusers on one day: 14 got suspended sentences of two years, three were acquitted.""",
        F("17", "exact person tried total|flow", offence="refusal|None", where="Luhansk|None"),
        F("14", "exact person suspended_sentence total|flow", part="17"),
        F("three", "exact person acquitted total|flow", low=3, part="17"),
        loose=True,
    ),
    P(
        "d-hungary-vote",
        """The motion was carried by 133 votes to 56 on 3 December. Article 7 was not touched, and paragraph 12 stays; the budget is 4.3 billion forints.""",
        F("133", "* * * *", optional=True, origin="*"),
        F("56", "* * * *", optional=True, origin="*"),
    ),
    P(
        "d-swap-bodies",
        """Ukraine said on Thursday it had received 1,000 bodies from Russia, the Coordination Headquarters wrote. Moscow took back 19.""",
        F("1,000", "exact person killed|returned|exchanged|other total", origin="ua_coord_pow|ua_gov", side="UA"),
        F("19", "exact person killed|returned|exchanged|other total", origin="ua_coord_pow|ua_gov|None", side="RU|None"),
    ),
    P(
        "d-tank-losses-oryx",
        """According to the open-source analysts of Oryx, Russia has lost at least 4,000 tanks since the invasion started. Ukraine's losses stand at 1,150, they say, a quarter of them captured.""",
        F("4,000", "min tank lost total", origin="oryx", side="RU", since="2022-02-24"),
        F("1,150", "exact tank lost total", origin="oryx", side="UA"),
        F("a quarter", "exact tank lost share", low=25, origin="oryx", side="UA", part="1,150"),
    ),
]
# fmt: on

#: What the reader does not read right yet: page, or page/number of the figure, with the class of the mistake.
NOT_YET: dict[str, str] = {
    "myanmar-defectors/0": "4: side of the doer or of the place",
    "myanmar-conscripts/0": "7: two verbs in one clause",
    "myanmar-conscripts/1": "4: side of the doer or of the place",
    "nk-troops/1": "8: chain of speakers",
    "nk-troops/2": "8: chain of speakers",
    "south-korea-hideaways/0": "8: chain of speakers",
    "south-korea-hideaways/1": "8: chain of speakers",
    "recruits-target/0": "9: times and kinds of statistic",
    "mobilised-share/1": "7: two verbs in one clause",
    "conscription-spring/0": "7: two verbs in one clause",
    "conscription-spring/1": "6: noun or event of the sentence before",
    "israel-refusal/0": "4: side of the doer or of the place",
    "israel-refusal/1": "8: chain of speakers",
    "sought-asylum/1": "8: chain of speakers",
    "suspended-40/1": "7: two verbs in one clause",
    "art-337-list/0": "2: heading and credit of a list",
    "art-337-list/1": "2: heading and credit of a list",
    "art-337-list/2": "2: heading and credit of a list",
    "life-and-years/1": "13: parts of wholes",
    "verdicts-per-day/1": "7: two verbs in one clause",
    "gs-daily-list/0": "2: heading and credit of a list",
    "two-sources/1": "6: noun or event of the sentence before",
    "strike-civilians/0": "4: side of the doer or of the place",
    "strike-civilians/1": "4: side of the doer or of the place",
    "strike-civilians/2": "4: side of the doer or of the place",
    "strike-civilians/3": "4: side of the doer or of the place",
    "oct7-hostages/0": "7: two verbs in one clause",
    "oct7-hostages/1": "1: origin from a later sentence",
    "oct7-hostages/2": "9: times and kinds of statistic",
    "oct7-hostages/3": "9: times and kinds of statistic",
    "idf-killed/1": "4: side of the doer or of the place",
    "iraq-body-count/0": "4: side of the doer or of the place",
    "iraq-body-count/1": "9: times and kinds of statistic",
    "swap-hq/2": "7: two verbs in one clause",
    "daily-rate-ukmod/1": "9: times and kinds of statistic",
    "prigozhin-20k/1": "12: group and offence",
    "night-attack/2": "13: parts of wholes",
    "night-attack/3": "13: parts of wholes",
    "russia-shot-down/2": "4: side of the doer or of the place",
    "glide-bombs/1": "9: times and kinds of statistic",
    "glide-bombs/2": "9: times and kinds of statistic",
    "front-clashes/0": "8: chain of speakers",
    "front-clashes/1": "8: chain of speakers",
    "israel-iran/1": "4: side of the doer or of the place",
    "black-sea-fleet/0": "7: two verbs in one clause",
    "spiderweb/1": "4: side of the doer or of the place",
    "spiderweb/2": "4: side of the doer or of the place",
    "spiderweb/3": "4: side of the doer or of the place",
    "sudan-drones/0": "8: chain of speakers",
    "sudan-drones/1": "8: chain of speakers",
    "myanmar-outposts/0": "5: number without a noun",
    "airstrikes-2024/0": "4: side of the doer or of the place",
    "airstrikes-2024/1": "4: side of the doer or of the place",
    "production/0": "7: two verbs in one clause",
    "production/1": "6: noun or event of the sentence before",
    "production/2": "6: noun or event of the sentence before",
    "f16s/1": "5: number without a noun",
    "f16s/2": "5: number without a noun",
    "brigades-near/1": "5: number without a noun",
    "refugees-unhcr/2": "4: side of the doer or of the place",
    "deported-kids/0": "4: side of the doer or of the place",
    "deported-kids/1": "4: side of the doer or of the place",
    "ice-deportations/1": "8: chain of speakers",
    "pakistan-afghans/1": "9: times and kinds of statistic",
    "rally-belgrade/0": "11: places the lists do not know",
    "rally-belgrade/1": "11: places the lists do not know",
    "cholera-angola/0": "4: side of the doer or of the place",
    "cholera-angola/1": "4: side of the doer or of the place",
    "cholera-angola/2": "11: places the lists do not know",
    "cholera-angola/3": "9: times and kinds of statistic",
    "cholera-sudan/2": "11: places the lists do not know",
    "measles-texas/0": "11: places the lists do not know",
    "measles-texas/1": "9: times and kinds of statistic",
    "ebola-uganda/0": "4: side of the doer or of the place",
    "layoffs-tech/0": "1: origin from a later sentence",
    "border-crossings/0": "3: event of the next sentence",
    "hunger-gaza/0": "8: chain of speakers",
    "nyt-citing-officials/1": "8: chain of speakers",
    "nyt-citing-officials/2": "8: chain of speakers",
    "isw-citing/0": "8: chain of speakers",
    "reportedly/0": "4: side of the doer or of the place",
    "survey/0": "4: side of the doer or of the place",
    "leaked-document/0": "7: two verbs in one clause",
    "leaked-document/1": "7: two verbs in one clause",
    "leaked-document/2": "7: two verbs in one clause",
    "list-of-1010/0": "8: chain of speakers",
    "elided-nouns/2": "7: two verbs in one clause",
    "twelve-from-dozen/1": "5: number without a noun",
    "several-hundred/1": "8: chain of speakers",
    "fewer-than-under/1": "7: two verbs in one clause",
    "fewer-than-under/2": "6: noun or event of the sentence before",
    "exceeds-tops/1": "4: side of the doer or of the place",
    "jointly-counted/0": "8: chain of speakers",
    "mix-date-age-count": "10: numbers that are none, bounds",
    "list-page/0": "2: heading and credit of a list",
    "bullet-agency/0": "1: origin from a later sentence",
    "q-and-a/0": "5: number without a noun",
    "q-and-a/1": "13: parts of wholes",
    "nepal-dead/1": "5: number without a noun",
    "prison-recruits/0": "9: times and kinds of statistic",
    "prison-recruits/1": "9: times and kinds of statistic",
    "sez-2025-halfyear/2": "12: group and offence",
    "afghan-army/0": "8: chain of speakers",
    "korea-defectors/1": "9: times and kinds of statistic",
    "myanmar-sagaing/0": "9: times and kinds of statistic",
    "quake-amnesty/0": "4: side of the doer or of the place",
    "lebanon-pagers/2": "13: parts of wholes",
    "hezbollah-strength/2": "4: side of the doer or of the place",
    "sahel-attack/0": "11: places the lists do not know",
    "nigeria-kidnap/0": "1: origin from a later sentence",
    "nigeria-kidnap/1": "4: side of the doer or of the place",
    "demo-arrests-uk/0": "11: places the lists do not know",
    "demo-arrests-uk/1": "7: two verbs in one clause",
    "demo-arrests-uk/2": "5: number without a noun",
    "spring-conscripts-fled/1": "7: two verbs in one clause",
    "who-polio": "10: numbers that are none, bounds",
    "volunteer-legion/0": "8: chain of speakers",
    "volunteer-legion": "10: numbers that are none, bounds",
    "casualty-ratio-share/0": "12: group and offence",
    "ukraine-mobilisation-rate/1": "9: times and kinds of statistic",
    "target-160k/0": "8: chain of speakers",
    "target-160k/1": "8: chain of speakers",
    "crimea-deserters-caught/0": "4: side of the doer or of the place",
    "crimea-deserters-caught/1": "7: two verbs in one clause",
    "headline-wrong/1": "11: places the lists do not know",
    "headline-wrong/2": "11: places the lists do not know",
    "kim-deal/1": "8: chain of speakers",
    "kim-deal/2": "8: chain of speakers",
    "wagner-africa/0": "4: side of the doer or of the place",
    "israel-haredim/2": "8: chain of speakers",
    "b-azov-trial/0": "7: two verbs in one clause",
    "b-azov-trial/1": "5: number without a noun",
    "b-azov-trial/2": "5: number without a noun",
    "b-hunger-strike/1": "6: noun or event of the sentence before",
    "b-quota/0": "3: event of the next sentence",
    "b-quota/1": "7: two verbs in one clause",
    "b-train-station/2": "6: noun or event of the sentence before",
    "b-rsf-prisoners/1": "8: chain of speakers",
    "b-russian-barrage/4": "4: side of the doer or of the place",
    "b-russian-barrage/5": "4: side of the doer or of the place",
    "b-us-troops-iraq/0": "7: two verbs in one clause",
    "b-us-troops-iraq/1": "7: two verbs in one clause",
    "b-us-troops-iraq/2": "7: two verbs in one clause",
    "b-kazakh-refugees": "10: numbers that are none, bounds",
    "b-company-closing/0": "5: number without a noun",
    "b-wagner-uprising/0": "8: chain of speakers",
    "b-wagner-uprising/1": "4: side of the doer or of the place",
    "b-wagner-uprising/2": "4: side of the doer or of the place",
    "b-mothers-letter/0": "1: origin from a later sentence",
    "b-mothers-letter/1": "8: chain of speakers",
    "b-mothers-letter/2": "8: chain of speakers",
    "b-camp-syria/2": "6: noun or event of the sentence before",
    "b-airdef-month/2": "4: side of the doer or of the place",
    "b-ehrc/0": "4: side of the doer or of the place",
    "b-hotline-week/0": "8: chain of speakers",
    "b-hotline-week/1": "8: chain of speakers",
    "b-three-claims/1": "8: chain of speakers",
    "b-tank-factory/1": "9: times and kinds of statistic",
    "b-commission/0": "4: side of the doer or of the place",
    "b-commission/2": "7: two verbs in one clause",
    "b-lukashenko/0": "8: chain of speakers",
    "b-lukashenko/1": "8: chain of speakers",
    "b-telegram-list/2": "5: number without a noun",
    "b-crimean-bridge/0": "1: origin from a later sentence",
    "b-crimean-bridge/1": "5: number without a noun",
    "b-syria-returnees-un/0": "8: chain of speakers",
    "b-syria-returnees-un/1": "8: chain of speakers",
    "b-drone-regiments/0": "7: two verbs in one clause",
    "b-drone-regiments/1": "5: number without a noun",
    "b-un-peacekeepers/1": "4: side of the doer or of the place",
    "b-protest-count/0": "7: two verbs in one clause",
    "c-record-month/0": "9: times and kinds of statistic",
    "c-division-list/0": "4: side of the doer or of the place",
    "c-division-list/2": "11: places the lists do not know",
    "c-155-brigade/0": "7: two verbs in one clause",
    "c-155-brigade/1": "4: side of the doer or of the place",
    "c-refuse-donbas/1": "4: side of the doer or of the place",
    "c-hochu-zhit/0": "4: side of the doer or of the place",
    "c-hochu-zhit/2": "6: noun or event of the sentence before",
    "c-losses-inflated/0": "7: two verbs in one clause",
    "c-ny-times-dead/2": "9: times and kinds of statistic",
    "c-ny-times-dead/3": "9: times and kinds of statistic",
    "c-budanov-contracts/0": "9: times and kinds of statistic",
    "c-kostiantynivka/1": "13: parts of wholes",
    "c-kostiantynivka/2": "5: number without a noun",
    "c-blog-summary/2": "6: noun or event of the sentence before",
    "c-syrskyi-daily/1": "7: two verbs in one clause",
    "c-punish-pit/0": "8: chain of speakers",
    "c-punish-pit/1": "6: noun or event of the sentence before",
    "c-punish-pit/2": "8: chain of speakers",
    "c-general-staff-eve/2": "9: times and kinds of statistic",
    "c-general-staff-eve/3": "9: times and kinds of statistic",
    "c-general-staff-eve/4": "9: times and kinds of statistic",
    "c-deepstate-assaults/1": "4: side of the doer or of the place",
    "c-vietnam-history/2": "4: side of the doer or of the place",
    "c-cnn-ukr-trials/0": "8: chain of speakers",
    "c-myanmar-surrender/0": "4: side of the doer or of the place",
    "c-myanmar-surrender/1": "4: side of the doer or of the place",
    "c-two-figures-clash/0": "7: two verbs in one clause",
    "c-two-figures-clash/1": "6: noun or event of the sentence before",
    "c-headline-question/1": "6: noun or event of the sentence before",
    "c-headline-question/2": "6: noun or event of the sentence before",
    "c-headline-question/3": "8: chain of speakers",
    "c-ombudsman-complaints/0": "8: chain of speakers",
    "c-ombudsman-complaints/1": "8: chain of speakers",
    "c-ombudsman-complaints/2": "8: chain of speakers",
    "c-korea-casualties/3": "6: noun or event of the sentence before",
    "c-no-figure": "10: numbers that are none, bounds",
    "d-zelensky-awol/1": "6: noun or event of the sentence before",
    "d-russia-hides/1": "7: two verbs in one clause",
    "d-us-war-resisters/2": "5: number without a noun",
    "d-conscript-kursk/0": "7: two verbs in one clause",
    "d-desert-officers/0": "4: side of the doer or of the place",
    "d-desert-officers/1": "4: side of the doer or of the place",
    "d-tass-fsb/0": "9: times and kinds of statistic",
    "d-tass-fsb/1": "8: chain of speakers",
    "d-tass-fsb": "10: numbers that are none, bounds",
    "d-air-raid-kyiv/1": "4: side of the doer or of the place",
    "d-verstka-volunteers/0": "11: places the lists do not know",
    "d-verstka-volunteers": "10: numbers that are none, bounds",
    "d-poll-emigrants/0": "5: number without a noun",
    "d-cholera-chad/1": "7: two verbs in one clause",
    "d-tech-cuts/2": "9: times and kinds of statistic",
    "d-israel-idf-shortage/2": "6: noun or event of the sentence before",
    "d-myanmar-pdf": "10: numbers that are none, bounds",
    "d-refusers-list/0": "7: two verbs in one clause",
    "d-refusers-list/1": "13: parts of wholes",
    "d-refusers-list/2": "13: parts of wholes",
    "d-swap-bodies/1": "4: side of the doer or of the place",
    "d-tank-losses-oryx/1": "7: two verbs in one clause",
    "d-tank-losses-oryx/2": "6: noun or event of the sentence before",
}


@lru_cache(maxsize=1)
def rows() -> dict[str, tuple[str, list[dict[str, Any]]]]:
    """Per page its clean text and the rows of the figures read."""
    out = {}
    for sample in PAGES:
        reading = read_page(Page.from_text(sample.text, name=sample.name))
        out[sample.name] = (reading.text, reading.to_row()["figures"])
    return out


def place(text: str, said: str, after: int) -> tuple[int, int]:
    """Where the number stands as a word of its own, at or after a place."""
    found = re.compile(rf"(?<![\w.,]){re.escape(said)}(?![\w%]|[.,]\d)").search(text, after)
    assert found, f"{said!r} is not in the page after {after}"
    return found.span()


def paired(sample: Sample) -> list[tuple[Expected, dict[str, Any] | None]]:
    """Each expected figure with the row read at its place."""
    text, read = rows()[sample.name]
    out: list[tuple[Expected, dict[str, Any] | None]] = []
    at = 0
    for expected in sample.figures:
        start, at = place(text, expected.said, at)
        out.append((expected, next((r for r in read if r["start"] < at and r["end"] > start), None)))
    return out


def fold(value: Any) -> str:
    return re.sub(r"\W+", " ", str(value).casefold()).strip()


def right(name: str, allowed: tuple[Any, ...], row: dict[str, Any]) -> bool:
    """Whether a field was read as one of its right values."""
    if name == "value":
        return (float(row["low"]), None if row["high"] is None else float(row["high"])) in allowed
    got = row.get(ROW_NAMES.get(name, name)) or None
    if name == "hedged":
        return bool(got) in allowed
    if name == "via":
        return any(fold(" ".join(got or [])) == fold(v or "") for v in allowed)
    if got is None:
        return None in allowed
    said = [fold(v) for v in allowed if v is not None]
    if name in ("where", "group"):
        return any(fold(got) in v or v in fold(got) for v in said)
    if name in ("since", "until"):
        return any(str(got).startswith(v) for v in allowed if v)
    return fold(got) in said


def mistakes(expected: Expected, row: dict[str, Any] | None) -> list[str]:
    """The fields read otherwise than written down, in words."""
    if row is None:
        return ["not found"]
    return [
        f"{name}: {row.get(ROW_NAMES.get(name, name)) if name != 'value' else (row['low'], row['high'])!r}, not {' or '.join(map(repr, allowed))}"
        for name, allowed in expected.fields.items()
        if not right(name, allowed, row)
    ]


def cases() -> list[Any]:
    """One case a figure, marked where the reader is known to err; optional figures are no cases."""
    out = []
    for sample in PAGES:
        for i, expected in enumerate(sample.figures):
            if expected.optional:
                continue
            name = f"{sample.name}/{i}"
            marks = [pytest.mark.xfail(strict=False, reason=f"class {NOT_YET[name]}")] if name in NOT_YET else []
            out.append(pytest.param(sample, i, id=name, marks=marks))
    return out


@pytest.mark.parametrize(("sample", "i"), cases())
def test_a_figure_is_read_as_written_down(sample: Sample, i: int) -> None:
    expected, row = paired(sample)[i]
    assert not mistakes(expected, row), (sample.text, mistakes(expected, row))


@pytest.mark.parametrize(
    "sample",
    [
        pytest.param(
            s,
            id=s.name,
            marks=[pytest.mark.xfail(strict=False, reason=f"class {NOT_YET[s.name]}")] if s.name in NOT_YET else [],
        )
        for s in PAGES
    ],
)
def test_no_other_number_of_the_page_is_taken_for_a_figure(sample: Sample) -> None:
    text, read = rows()[sample.name]
    spans = []
    at = 0
    for expected in sample.figures:
        start, at = place(text, expected.said, at)
        spans.append((start, at))
    invented = [
        r for r in read if r["role"] == "article" and not any(r["start"] < b and r["end"] > a for a, b in spans)
    ]
    assert not invented, [text[r["start"] : r["end"]] for r in invented]


def test_the_set_has_every_event_and_each_page_once() -> None:
    names = [s.name for s in PAGES]
    events = {v for s in PAGES for f in s.figures for v in f.fields.get("event", ())}
    assert set(EVENTS) - events == set()
    assert len(names) == len(set(names)) >= 150
    assert set(NOT_YET) <= {*names, *(f"{s.name}/{i}" for s in PAGES for i in range(len(s.figures)))}
