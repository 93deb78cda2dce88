"""Words and marks of a text with their places, and the cut into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from countback.figures.hidden import HIDDEN, has_hidden, seen
from countback.values import Span

#: A word (with inner apostrophes, but the English possessive is a token of its own), a run of digits, or one mark.
#: French elision (l', d', qu') is a token of its own too.
#: Quotation marks and asterisks are passed over: they never change what is counted, and stand anywhere in a phrase.
_OPENING = r"['’ʼ]s\b|(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?!s\b)(?=[^\W\d_]{2}|$)"
_MARK = rf"[^\w\s\"“”„‟«»*{HIDDEN}]"
_TOKEN = re.compile(rf"{_OPENING}|[^\W\d_ʼ]+(?:['’ʼ](?!s\b)[^\W\d_ʼ]+)*|\d+|{_MARK}")

#: The same where no apostrophe stands, in half the time.
_PLAIN = re.compile(rf"[^\W\d_ʼ]+|\d+|{_MARK}")
#: The same where characters that nobody sees stand in words and numbers.
_THROUGH = re.compile(
    rf"{_OPENING}|[^\W\d_ʼ]+(?:(?:[{HIDDEN}]+|[{HIDDEN}]*['’ʼ](?!s\b))[^\W\d_ʼ]+)*[{HIDDEN}]*|\d+(?:[{HIDDEN}]+\d+)*|{_MARK}"
)

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})

#: The longest sentence the reader takes; a longer one is cut at white space (TRUST.md).
SENTENCE_CAP = 5_000


@dataclass(slots=True)
class Tokens:
    """The tokens of one stretch of text, as parallel lists; places are those of the whole text.

    ``raw`` is each token as a reader sees it, ``low`` the same in lower case with one kind of apostrophe. ``hidden``
    tells that the text holds characters nobody sees, so that a token may be shorter than its place.
    """

    raw: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    hidden: bool = False

    def __len__(self) -> int:
        return len(self.raw)

    def span(self, first: int, after: int) -> Span:
        """The stretch of text from token ``first`` up to, not including, token ``after``."""
        return Span(self.start[first], self.end[after - 1])


def tokenise(text: str, *, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of ``text[start:end]``.

    >>> tokenise("Russia's 684 cases").raw
    ['Russia', "'s", '684', 'cases']
    """
    stop = len(text) if end is None else end
    if has_hidden(text, start, stop):
        found = list(_THROUGH.finditer(text, start, stop))
        raw = [seen(m.group()) for m in found]
        low = [t.lower().translate(_APOSTROPHES) for t in raw]
        return Tokens(raw, low, [m.start() for m in found], [m.end() for m in found], hidden=True)
    find = text.find
    if find("’", start, stop) < 0 and find("'", start, stop) < 0 and find("ʼ", start, stop) < 0:
        raw = _PLAIN.findall(text, start, stop)
        low = [t.lower() for t in raw]
    else:
        raw = _TOKEN.findall(text, start, stop)
        low = [t.lower().translate(_APOSTROPHES) for t in raw]
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for token in raw:
        # nothing that is passed over can begin a token, so the first place found is the token's own
        at = find(token, at)
        starts.append(at)
        at += len(token)
        ends.append(at)
    return Tokens(raw, low, starts, ends)


# A full stop, question or exclamation mark, perhaps with a closing quote or bracket or a footnote digit, then white
# space and something that can open a sentence.
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]+[\"”’»)\]]*(?:\d{1,2})?\s+(?=[\"“„«(\[‘'–—•*-]*\s?[A-ZА-ЯЁЇІЄҐÄÖÜÀÂÉÈÊÎÔÛÇŁŚŻŹĆÓ0-9])|\n+"
)
_ABBREVIATION = re.compile(
    r"(?:\b[A-ZА-ЯІЇЄ]|\b(?:Mr|Mrs|Ms|Dr|Lt|Col|Gen|Maj|Sgt|Capt|St|No|Nos|Art|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|vs|approx|ca"
    r"|U\.S|U\.K|U\.N|тыс|тис|млн|млрд|ст|г|р|гг|рр|чел|ос|од|ед|им|ім|т|д|п|см|обл|в/ч|кв|вул|ул|тз|арт|грн|руб|дол|ч|bzw|Nr|Mio|Mrd|Abs|z\.B|tys|mln|art|ok|r|tzw|M|env|n"
    r"))\.$"
)


def sentences(text: str, span: Span) -> list[Span]:
    """Cut ``span`` of ``text`` into sentences; white space at their ends is left out.

    Linear: one pass over the stops. A stop after an abbreviation or an initial does not end a sentence, nor does one
    inside a number. A stretch longer than 5,000 characters is cut at white space.

    >>> t = "Courts took 708 cases. In 360 of them a verdict is known."
    >>> [s.of(t) for s in sentences(t, Span(0, len(t)))]
    ['Courts took 708 cases.', 'In 360 of them a verdict is known.']
    """
    out: list[Span] = []
    at = span.start
    for m in _STOP.finditer(text, span.start, span.end):
        if text[m.start()] == "\n":
            if (
                m.end() - m.start() == 1
                and text[m.end() : m.end() + 1].islower()
                and text[m.start() - 1 : m.start()].isalpha()
            ):
                continue  # a line of hard-wrapped text goes on
            cut = m.start()
        else:
            if text[m.start() - 1 : m.start() + 2 : 2].isdigit() and text[m.end() - 1 : m.end() + 1].strip().isdigit():
                continue  # "40.9 300": a decimal, no footnote
            cut = m.end()
            before = text[max(span.start, m.start() - 8) : m.start() + 1]
            if text[m.start() - 1 : m.start()].isdigit() and _ORDINAL.match(text, m.start()) is not None:
                continue  # "der 58. Armee", "bis zum 5. April": an ordinal
            follower = text[m.end() : m.end() + 1]
            if (
                _ABBREVIATION.search(before)
                and "\n" not in m.group()
                and not (follower.isupper() and _closes(before, text[m.end() : m.end() + 12]))
            ):
                continue
        _append(out, text, at, cut)
        at = m.end()
    _append(out, text, at, span.end)
    return out


#: What may follow an ordinal written with a full stop (German, Polish): a formation or a month.
_ORDINAL = re.compile(
    r"\.\s+(?:Armee|Armii|Armia|Brigad|Brygad|Division|Dywizj|Korps|Korpus|Regiment|Pułk|Batail|Batalion|Garde|Gward|Mot|Panzer|Luft|Mech|Sep"
    r"|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrestag|Jahrhundert|Kriegs|Geburtstag)"
)

_MAY_CLOSE = re.compile(r"(?:тыс|тис|млн|млрд|чел|ос|од|ед|г|р|гг|рр|tys|mln|Mio|Mrd|r)\.$")
_COUNTRY = re.compile(r"U\.(?:S|K)\.$")
_OPENER = re.compile(
    r"(?:The|In|It|Its|He|She|His|Her|They|Their|There|But|And|An?|On|At|As|For|From|By|To|That|This|These|Those|We"
    r"|I|When|While|If|Since|After|Before|About|Some|Of|One|More|Most|No|Not|So|Up|According|Over|Another|Both)\b"
)


def _closes(before: str, after: str) -> bool:
    """Whether an abbreviation can also be a sentence's last word, so that a capital after it opens a new one.

    "The U.S. Army" goes on, "to the U.S. The ministry" does not.
    """
    if _COUNTRY.search(before) is not None:
        return _OPENER.match(after) is not None
    return _MAY_CLOSE.search(before) is not None


def _append(out: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > SENTENCE_CAP:
        cut = text.rfind(" ", start + SENTENCE_CAP // 2, start + SENTENCE_CAP)
        cut = cut if cut > 0 else start + SENTENCE_CAP
        out.append(Span(start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        out.append(Span(start, end))
