"""Made pages for measuring: news of about 3 kB in three languages, one sentence in three with a number.

Every sentence is put together from the templates below with numbers of many kinds: counts with each habit of
separators, number words, thousands and millions, ranges, shares, rows of a loss table, vague words, and numbers that
are no figure (dates, ages, money, terms, units, articles, models). The same seed gives the same pages.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from countback.pages import Page

LANGUAGES = ("en", "uk", "ru")


@dataclass(frozen=True, slots=True)
class Words:
    """The templates of one language: sentences with numbers, sentences without, table rows, and what fills them."""

    told: tuple[str, ...]
    plain: tuple[str, ...]
    rows: tuple[str, ...]
    fills: dict[str, tuple[str, ...]]
    group: str
    thousand: str


_EN = Words(
    told=(
        "{B}{n} {what} {did} {when}, {who} said.",
        "{who} counted {n} {what} that {did} {when}.",
        "According to {who}, {b}{n} {what} {did} in the {place} region since the invasion began.",
        "Of these, {n} {what} and {n} {what2} {did}, while the rest remain on the list.",
        "Between {n} and {n2} {what} {did} {when}, officials in the {place} region told reporters on 14 March 2024.",
        "Military courts received {n} cases of desertion and {n} of refusal {when}, court records show.",
        "Some {p}% of the {what} {did} after the {o} Brigade was moved to {place}.",
        "The number of {what} rose from {n} to {n2} {when}, {who} reported.",
        "Nearly {w} {what} {did} {when}, and dozens more are missing.",
        "In {place} alone, {w} {what} {did} within 48 hours, the governor wrote.",
        "A 34-year-old driver from {place} was sentenced to 7 years under Article 337 and fined $1,200.",
        "Crews of the {o} Regiment lost {w} T-72 tanks and {n} vehicles {when}, by the count of {who}.",
        "Half of the {n} {what} examined {when} {did}; a third were never found.",
        "The agency put the figure at {k} thousand, up from {k} thousand a year earlier.",
    ),
    plain=(
        "The market by the river opened again after a long winter, and people came from the villages around.",
        "Nobody at the ministry answered the questions our reporters had sent in writing.",
        "Relatives of the missing men say that they learn nothing from the commanders.",
        "The governor thanked the rescue workers and promised that the bridge would be repaired before autumn.",
        "Lawyers say that such cases are rarely decided in public, and verdicts seldom reach the press.",
        "He left the unit in spring, hid with an aunt near {place}, and was found by a patrol at the station.",
        "Analysts warn that the true scale is hard to judge, because both sides hide what they lose.",
        "Schools in {place} stayed closed, the water was turned off, and buses ran only in the morning.",
    ),
    rows=("- personnel – about {n} (+{w10});", "- tanks – {n} (+{w10});", "- artillery systems – {n} (+{w10});"),
    fills={
        "what": (
            "soldiers", "contract soldiers", "mobilised men", "officers", "civilians", "servicemen", "fighters",
            "prisoners",
        ),
        "what2": ("recruits", "policemen", "volunteers", "conscripts"),
        "did": (
            "deserted", "were convicted", "were killed", "were wounded", "were captured", "left their units",
            "surrendered", "went missing", "were charged", "were exchanged",
        ),
        "when": (
            "in March 2024", "since the start of the year", "on 3 April 2024", "last year", "over the past day",
            "from 2022 to 2024", "by the end of May", "since September 2022",
        ),
        "who": (
            "Mediazona", "the General Staff", "the Ministry of Defence", "the prosecutor's office", "Reuters",
            "the court's press service", "a human rights group",
        ),
        "place": ("Kursk", "Luhansk", "Kharkiv", "Rostov", "Donetsk", "Belgorod"),
        "b": ("", "", "more than ", "at least ", "about ", "up to ", "no fewer than "),
        "w": ("two hundred", "twelve", "three thousand", "half a million", "forty", "a dozen", "seventeen"),
    },
    group=",",
    thousand="thousand",
)  # fmt: skip

_UK = Words(
    told=(
        "{B}{n} {what} {did} {when}, повідомляє {who}.",
        "За даними {whom}, {b}{n} {what} {did} {when}.",
        "У {place} області {did} {n} {what}, ще {n} {what} зникли безвісти.",
        "З них {n} {what} {did} {when}, решта залишаються у списку.",
        "Від {n} до {n2} {what} {did} {when}, сказали журналістам 14 березня 2024 року.",
        "Суди отримали {n} справ про самовільне залишення частини {when}, йдеться у реєстрі.",
        "Близько {p}% {what} {did} після того, як {o}-ту бригаду перевели під {place}.",
        "Кількість {what} зросла з {n} до {n2} {when}, підрахували в {who}.",
        "Майже {w} {what} {did} {when}, ще десятки не знайдені.",
        "34-річного водія засудили до 7 років за статтею 407 і стягнули 12 000 гривень.",
        "Ворог втратив {w} танків Т-72 і {n} автомобілів {when}, за підрахунками {whom}.",
        "{who} назвала {k} тисяч, торік було {k} тис. осіб.",
    ),
    plain=(
        "Ринок біля річки знову відкрився після довгої зими, і люди приїхали з навколишніх сіл.",
        "У міністерстві не відповіли на запитання, які наші журналісти надіслали письмово.",
        "Рідні зниклих кажуть, що нічого не дізнаються від командирів.",
        "Керівник області подякував рятувальникам і пообіцяв, що міст відремонтують до осені.",
        "Адвокати кажуть, що такі справи рідко розглядають відкрито, а вироки майже не потрапляють до преси.",
        "Він залишив частину навесні, переховувався у тітки, і патруль знайшов його на вокзалі.",
        "Аналітики застерігають, що справжній масштаб оцінити важко, бо обидві сторони приховують втрати.",
    ),
    rows=(
        "- особового складу – близько {n} (+{w10}) осіб;", "- танків – {n} (+{w10}) од.;",
        "- артсистем – {n} (+{w10}) од.;"
    ),
    fills={
        "what": ("військових", "мобілізованих", "солдатів", "офіцерів", "цивільних", "бійців", "полонених"),
        "did": ("дезертирували", "були засуджені", "загинули", "були поранені", "потрапили в полон", "здалися"),
        "when": (
            "у березні 2024 року", "з початку року", "3 квітня 2024 року", "торік", "за минулу добу",
            "з вересня 2022 року",
        ),
        "who": ("Медіазона", "Генеральний штаб", "Офіс генерального прокурора", "Українська правда"),
        "whom": ("Генерального штабу", "Міністерства оборони", "Медіазони", "прокуратури"),
        "place": ("Курській", "Луганській", "Харківській", "Ростовській"),
        "b": ("", "", "понад ", "щонайменше ", "близько ", "до ", "не менше "),
        "w": ("двісті", "дванадцять", "три тисячі", "пів мільйона", "сорок", "сімнадцять"),
    },
    group=" ",
    thousand="тисяч",
)  # fmt: skip

_RU = Words(
    told=(
        "{B}{n} {what} {did} {when}, сообщает {who}.",
        "По данным {whom}, {b}{n} {what} {did} {when}.",
        "В {place} области {did} {n} {what}, ещё {n} {what} пропали без вести.",
        "Из них {n} {what} {did} {when}, остальные остаются в списке.",
        "От {n} до {n2} {what} {did} {when}, сказали журналистам 14 марта 2024 года.",
        "В суды поступило {n} дел о самовольном оставлении части {when}, следует из картотеки.",
        "Около {p}% {what} {did} после того, как {o}-ю бригаду перевели под {place}.",
        "Число {what} выросло с {n} до {n2} {when}, подсчитала {who}.",
        "Почти {w} {what} {did} {when}, ещё десятки не найдены.",
        "34-летнего водителя приговорили к 7 годам по статье 337 и взыскали 12 000 рублей.",
        "Противник потерял {w} танков Т-72 и {n} автомобилей {when}, по подсчётам {whom}.",
        "{who} назвала {k} тысяч, годом ранее было {k} тыс. человек.",
    ),
    plain=(
        "Рынок у реки снова открылся после долгой зимы, и люди приехали из окрестных деревень.",
        "В министерстве не ответили на вопросы, которые наши журналисты отправили письменно.",
        "Родные пропавших говорят, что ничего не узнают от командиров.",
        "Глава области поблагодарил спасателей и пообещал, что мост отремонтируют к осени.",
        "Адвокаты говорят, что такие дела редко рассматривают открыто, а приговоры почти не попадают в прессу.",
        "Он оставил часть весной, прятался у тёти, и патруль нашёл его на вокзале.",
        "Аналитики предупреждают, что истинный масштаб оценить трудно, обе стороны скрывают потери.",
    ),
    rows=(
        "- личного состава – около {n} (+{w10}) человек;",
        "- танков – {n} (+{w10}) ед.;",
        "- артиллерийских систем – {n} (+{w10}) ед.;",
    ),
    fills={
        "what": ("военных", "мобилизованных", "солдат", "офицеров", "контрактников", "пленных", "военнослужащих"),
        "did": ("дезертировали", "были осуждены", "погибли", "были ранены", "попали в плен", "сдались"),
        "when": (
            "в марте 2024 года", "с начала года", "3 апреля 2024 года", "в прошлом году", "за сутки",
            "с сентября 2022 года",
        ),
        "who": ("Медиазона", "Генштаб", "Русская служба Би-би-си", "прокуратура"),
        "whom": ("Генштаба", "Минобороны", "Медиазоны", "прокуратуры"),
        "place": ("Курской", "Луганской", "Харьковской", "Ростовской"),
        "b": ("", "", "более ", "не менее ", "около ", "до ", "свыше "),
        "w": ("двести", "двенадцать", "три тысячи", "полмиллиона", "сорок", "семнадцать"),
    },
    group="\u00a0",
    thousand="тысяч",
)  # fmt: skip

WORDS = {"en": _EN, "uk": _UK, "ru": _RU}


def _number(chance: random.Random, words: Words, *, least: int = 11, most: int = 90_000) -> str:
    value = int(10 ** chance.uniform(1.05, 4.95))
    value = max(least, min(most, value))
    how = chance.random()
    if how < 0.12:
        return (
            f"{value / 1000:.1f} {words.thousand}"
            if words.group == ","
            else f"{value / 1000:.1f}".replace(".", ",") + f" {words.thousand}"
        )
    return f"{value:,}".replace(",", words.group) if how < 0.9 else str(value)


def sentence(chance: random.Random, lang: str, *, told: bool) -> str:
    """One sentence, with numbers or without."""
    words = WORDS[lang]
    out = chance.choice(words.told if told else words.plain)
    while (at := out.find("{")) >= 0:
        end = out.index("}", at)
        key = out[at + 1 : end]
        if key == "n":
            fill = _number(chance, words, most=40_000)
        elif key == "n2":
            fill = _number(chance, words, least=41_000)
        elif key == "k":
            fill = str(chance.randrange(11, 95))
        elif key == "p":
            fill = str(chance.randrange(3, 95))
        elif key == "o":
            fill = f"{chance.randrange(3, 200)}{'th' if lang == 'en' else ''}"
        elif key == "B":
            fill = chance.choice(words.fills["b"]).capitalize()
        else:
            fill = chance.choice(words.fills[key])
        out = out[:at] + fill + out[end + 1 :]
    return out[0].upper() + out[1:]


def table(chance: random.Random, lang: str) -> list[str]:
    """The rows of a loss table."""
    words = WORDS[lang]
    return [
        row.replace("{n}", f"{chance.randrange(900, 400_000):,}".replace(",", words.group)).replace(
            "{w10}", str(chance.randrange(2, 900))
        )
        for row in words.rows
    ]


def page(chance: random.Random, lang: str, *, characters: int = 3_000, told: float = 1 / 3) -> tuple[Page, list[str]]:
    """One page of about so many characters, and its sentences with numbers; ``told`` is their share."""
    blocks = [sentence(chance, lang, told=chance.random() < 0.5).rstrip(".")]
    numbered: list[str] = []
    size = 0
    while size < characters:
        block: list[str] = []
        for _ in range(chance.randrange(2, 6)):
            with_number = chance.random() < told
            made = sentence(chance, lang, told=with_number)
            block.append(made)
            if with_number:
                numbered.append(made)
        if chance.random() < 0.06:
            rows = table(chance, lang)
            numbered += rows
            blocks += rows
        blocks.append(" ".join(block))
        size += len(blocks[-1]) + 2
    name = f"made-{lang}-{chance.randrange(10**9)}"
    meta = {"published": "2024-04-05", "lang": lang}
    return Page.from_text("\n\n".join(blocks), name=name, meta=meta), numbered


def pages(count: int, lang: str, *, seed: int = 20241130) -> list[tuple[Page, list[str]]]:
    """So many pages of one language, each with its sentences that hold a number."""
    chance = random.Random(f"{seed} {lang}")
    return [page(chance, lang) for _ in range(count)]


def only_numbers(sentences: list[str], lang: str, *, each: int = 20) -> list[Page]:
    """Pages that hold nothing but some sentences, so many on each."""
    out: list[Page] = []
    for k in range(0, len(sentences), each):
        some = sentences[k : k + each]
        text = "\n\n".join(" ".join(some[i : i + 4]) for i in range(0, len(some), 4))
        out.append(Page.from_text(text, name=f"numbers-{lang}-{k}", meta={"published": "2024-04-05", "lang": lang}))
    return out
