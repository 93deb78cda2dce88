"""The report as one HTML file: own style, light and dark, no script, nothing fetched; all text is escaped.

Every number links to its sentence, quoted on the same page with the number marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from countback.checks.catalogue import CATALOGUE
from countback.checks.finding import Finding, Place
from countback.claims.beside import beside_words
from countback.claims.chains import Node, tree_of
from countback.claims.claim import Claim
from countback.claims.copies import Copy
from countback.claims.grades import Grade, grades
from countback.claims.ranges import ranges
from countback.claims.voices import name_of
from countback.exports.wording import (
    Told,
    alike,
    by_measure,
    damaged,
    first_seen,
    measure,
    period,
    plural,
    scope,
    unit,
    value,
)
from countback.ledger.entry import Entry

CSS = """
:root{color-scheme:light dark;--bg:#fbfaf7;--card:#fff;--ink:#1d1d1b;--soft:#6a675f;--line:#e3dfd5;--mark:#ffe9a8;
--bad:#b3261e;--warn:#8a5a00;
--good:#1b6e45;--link:#1a4f8b;--tint:#f3efe6}
@media (prefers-color-scheme:dark){:root{--bg:#161614;--card:#1f1f1c;--ink:#ecebe6;--soft:#a5a197;--line:#37352f;
--mark:#5a4a12;--bad:#ff8f84;
--warn:#f0bd62;--good:#7fd6a5;--link:#93bdf0;--tint:#272621}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);
font:16px/1.5 Charter,"Iowan Old Style",Georgia,"Noto Serif","DejaVu Serif",serif}
main,header,footer{max-width:62rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
h1{font-size:2rem;line-height:1.15;margin:0 0 .3rem;letter-spacing:-.01em}
h2{font-size:1.15rem;margin:2.75rem 0 .9rem;padding-bottom:.35rem;border-bottom:2px solid var(--ink)}
h2::first-letter{text-transform:uppercase}
h3{margin:0;font-size:1rem;font-weight:400}
.lead{color:var(--soft);margin:.2rem 0;max-width:46rem}
.ui,.meta,.tag,nav,table,.tree,.finding,.badge,footer,.stats{
font-family:system-ui,-apple-system,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif}
.stats{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:1.25rem 0;padding:0;list-style:none;font-size:.9rem;
color:var(--soft)}
.stats b{display:block;font-size:1.5rem;color:var(--ink);font-variant-numeric:tabular-nums;line-height:1.2}
nav{font-size:.85rem;line-height:2}nav{display:flex;flex-wrap:wrap;gap:0 1.1rem}
a{color:var(--link);text-underline-offset:.15em}a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.claim{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1.1rem 1.3rem;margin:0 0 1rem}
.number{font-size:2.1rem;line-height:1.1;font-weight:700;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.number a{color:inherit;text-decoration-thickness:2px;text-decoration-color:var(--line)}
.what{font-size:1.1rem;margin-left:.35rem}
.meta{color:var(--soft);font-size:.85rem;margin:.35rem 0 0}
.origin{color:var(--good);font-weight:600}
.badge{display:inline-block;font-size:.72rem;border:1px dashed var(--soft);border-radius:4px;padding:.05rem .4rem;
color:var(--soft);vertical-align:middle}
.tree{font-size:.88rem;margin:.9rem 0 .2rem}
.tree ul{list-style:none;margin:0;padding-left:1.15rem;border-left:1px solid var(--line)}
.tree>ul{border:0;padding:0}
.tree li{position:relative;padding:.14rem 0 .14rem .2rem}
.tree ul ul li::before{content:"";position:absolute;left:-1.15rem;top:.85rem;width:.95rem;
border-top:1px solid var(--line)}
.tree .named{font-style:italic;color:var(--soft)}
.tree .why{color:var(--soft);font-style:italic}
.tree .v{font-variant-numeric:tabular-nums;font-weight:600}
.tree .off a{color:var(--bad)}
.findings{list-style:none;margin:.8rem 0 0;padding:0}
.finding{font-size:.88rem;padding:.45rem .7rem;margin:.35rem 0;background:var(--tint);
border-left:4px solid var(--warn);border-radius:0 6px 6px 0}
.finding.error{border-color:var(--bad)}.finding.note{border-color:var(--line);color:var(--soft)}
.tag{font-size:.72rem;font-weight:600;letter-spacing:.02em;color:var(--warn);margin-right:.45rem}
.error .tag{color:var(--bad)}.note .tag{color:var(--soft)}
.unless{color:var(--soft);font-style:italic}
table{width:100%;border-collapse:collapse;font-size:.85rem;margin:.4rem 0 0}
th{text-align:left;font-weight:600;color:var(--soft);border-bottom:1px solid var(--line);
padding:.25rem .6rem .25rem 0}
td{padding:.28rem .6rem .28rem 0;border-bottom:1px solid var(--line);vertical-align:top}td.n{
font-variant-numeric:tabular-nums;font-weight:600;white-space:nowrap}
.wide{overflow-x:auto}
details summary{cursor:pointer;font-size:.88rem;color:var(--soft);padding:.3rem 0}
blockquote{margin:.5rem 0;padding:.5rem .8rem;border-left:3px solid var(--line);scroll-margin-top:1rem}
blockquote:target{background:var(--tint);border-color:var(--link)}
blockquote footer{max-width:none;padding:0;margin:.2rem 0 0;font-size:.78rem;color:var(--soft)}
mark{background:var(--mark);color:inherit;padding:0 .12em;border-radius:2px;font-weight:600}
body>footer{color:var(--soft);font-size:.8rem;padding:2rem 1.25rem 3rem}
@media print{.claim{break-inside:avoid}nav{display:none}}
"""


def render_html(
    claims: Iterable[Claim],
    findings: Iterable[Finding],
    *,
    title: str = "Who counted what",
    copies: Sequence[Copy] = (),
    graded: Mapping[str, Grade] | None = None,
) -> str:
    """One self-contained HTML document; ``graded`` where the ledger's registers were asked too."""
    rows, told = list(claims), list(findings)
    grade = grades(rows) if graded is None else graded
    of_claim: dict[str, list[Finding]] = {}
    for f in told:
        if f.claim is not None:
            of_claim.setdefault(f.claim, []).append(f)
    spots = {(m.source.sha256, m.figure.span.start): m for c in rows for m in c.members}
    groups = by_measure(rows, damaged=damaged(told))
    spans = {r.best.id: r for r in ranges(rows, graded=grade) if len(r.used) > 1}
    pages = {m.source.sha256 for c in rows for m in c.members}
    grave = [f for f in told if f.severity != "note"]
    parts = [
        "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
        '<meta name=viewport content="width=device-width,initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)} – "
        f"Countback</title>\n<style>{CSS}</style>\n</head>\n<body>\n<header>\n<h1>{escape(title)}</h1>\n"
        "<p class=lead>Each number is counted back to whoever counted it first. Follow a number to the "
        "sentence it was read from. "
        "<span class=badge>machine-read</span> marks what no person has confirmed; here that is everything.</p>\n"
        f"<ul class=stats>{_stat(len(pages), 'pages')}{_stat(len(rows), 'claims')}"
        f"{_stat(sum(c.pages > 1 for c in rows), 'told by several pages')}"
        f"{_stat(len(grave), 'findings')}</ul>\n<nav aria-label=Measures>"
        + "".join(f'<a href="#m{i}">{escape(name)}</a>' for i, (name, _) in enumerate(groups[:40]))
        + "</nav>\n</header>\n<main>\n"
    ]
    inside = [f for f in told if f.family == "inpage"]
    if inside:
        parts.append(
            "<section aria-labelledby=inpage>\n<h2 id=inpage>What does not fit on one page alone</h2>\n<ul "
            "class=findings>"
        )
        parts += [_finding(f, spots, page=True) for f in inside]
        parts.append("</ul>\n</section>\n")
    for i, (name, same) in enumerate(groups):
        parts.append(f"<section aria-labelledby=m{i}>\n<h2 id=m{i}>{escape(name)}</h2>\n")
        parts += [f"<p class=range>{escape(spans[c.id].words)}</p>\n" for c in same if c.id in spans]
        single = []
        for c in same:
            if c.pages > 1 or grade[c.id].beside or any(f.severity != "note" for f in of_claim.get(c.id, ())):
                parts.append(_claim(c, grade[c.id], of_claim.get(c.id, []), spots, copies))
            else:
                single.append(c)
        if single:
            parts.append(_singles(single, opened=len(single) <= 6 and len(single) == len(same)))
        parts.append("</section>\n")
    parts.append(
        "</main>\n<footer>Made by Countback. A finding says what two readings have in them, not who is to blame; "
        "“impossible unless” is arithmetic, and names what would settle it.</footer>\n</body>\n</html>\n"
    )
    return "".join(parts)


def _stat(n: int, word: str) -> str:
    return f"<li><b>{n:,}</b>{escape(word)}</li>"


def _link(entry: Entry) -> str:
    return f'<a href="#q{escape(entry.id)}">{escape(value(entry.figure))}</a>'


def _claim(
    claim: Claim,
    grade: Grade,
    findings: Sequence[Finding],
    spots: dict[tuple[str, int], Entry],
    copies: Sequence[Copy],
) -> str:
    f = claim.head.figure
    first = first_seen(claim)
    where = name_of(first.source.outlet) if first.source.outlet else first.source.name
    seen = f"{where}, {first.source.published or 'undated'}"
    origin = f"<span class=origin>{escape(name_of(claim.origin))}</span>" if claim.origin else "nobody named"
    unread = "" if claim.origin_read or claim.origin is None else " (its own page was not read)"
    details = " · ".join(escape(w) for w in (scope(f), period(f)) if w)
    counted = "".join(f"<li>{escape(w)}</li>" for w in beside_words(claim, grade.beside))
    altered = {(x.subject.sha256, x.subject.span.start) for x in findings if x.subject and x.severity == "error"}
    rounded = sum(x.kinds == ("rounding",) for x in findings)
    shown = [x for x in findings if x.severity != "note"]
    shown.sort(key=lambda x: (x.severity != "error", x.places[0].doc, x.places[0].span))
    out = [
        f'<article class=claim id="c{escape(claim.id)}">\n<h3><span class=number>{_link(claim.head)}</span>'
        f"<span class=what>{escape(unit(f))}</span> <span class=badge>machine-read</span></h3>\n"
        f"<p class=meta>{details}<br>Counted by {origin}{escape(unread)} · {escape(grade.words)} · first "
        f"seen: {escape(seen)}</p>\n",
        f"<ul class=beside>{counted}</ul>\n" if counted else "",
        "<div class=tree><ul>",
        _node(tree_of(claim, copies=copies).root, altered, root=True, origin=claim.origin),
        "</ul></div>\n",
    ]
    if shown or rounded:
        out.append("<ul class=findings>")
        out += [_finding(x.finding, spots, told=x) for x in alike(shown)]
        if rounded:
            out.append(
                f'<li class="finding note"><span class=tag>rounding</span>{plural(rounded, "page figure")} '
                f"rounded, which is harmless</li>"
            )
        out.append("</ul>\n")
    out.append(f"<details><summary>{plural(len(claim.members), 'sentence')} and why they are one count</summary>\n")
    why = {j.entry: j.words for j in claim.joins}
    out += [
        _quote(m, why.get(m.id, "the entry that shows the count best" if m.id == claim.head.id else ""))
        for m in claim.members
    ]
    out.append("</details>\n</article>\n")
    return "".join(out)


def _node(node: Node, altered: set[tuple[str, int]], *, root: bool = False, origin: str | None = None) -> str:
    kind = "origin" if root and origin else "" if node.is_page else "named"
    out = [f'<li><span class="{kind}">{escape(node.name)}</span>']
    once = {(value(e.figure), unit(e.figure)): e for e in reversed(node.entries)}
    for e in sorted(once.values(), key=lambda e: e.figure.span):
        off = " off" if (e.source.sha256, e.figure.span.start) in altered else ""
        out.append(f' <span class="v{off}">{_link(e)}</span> {escape(unit(e.figure))}')
    if node.why not in ("named", "own page"):
        out.append(f" <span class=why>{escape(node.why)}</span>")
    if node.children:
        out.append("<ul>" + "".join(_node(c, altered) for c in node.children) + "</ul>")
    out.append("</li>")
    return "".join(out)


def _finding(
    finding: Finding, spots: dict[tuple[str, int], Entry], *, page: bool = False, told: Told | None = None
) -> str:
    place = finding.subject or (finding.places[0] if finding.places else None)
    where = f"<b>{escape(place.doc)}</b> · " if page and place else ""
    words = finding.words
    if told is not None and told.where:
        where, words = f"<b>{escape(', '.join(told.where))}</b>: ", told.words
    kinds = ", ".join(k.replace("_", " ") for k in finding.kinds)
    titles = "; ".join(CATALOGUE[k].words for k in finding.kinds if k in CATALOGUE)
    unless = f" <span class=unless>{escape(finding.unless)}</span>" if finding.unless else ""
    links = " ".join(filter(None, (_spot(p, spots) for p in (finding.places if page else ()))))
    return (
        f'<li class="finding {finding.severity}"><span class=tag '
        f'title="{escape(titles, quote=True)}">{escape(kinds)}</span>'
        f"{where}{escape(words)}{'.' if page and not finding.words.endswith('.') else ''}"
        f"{unless}{' → ' + links if links else ''}</li>"
    )


def _spot(place: Place, spots: dict[tuple[str, int], Entry]) -> str:
    entry = spots.get((place.sha256, place.span.start))
    return f'<a href="#q{escape(entry.id)}">{escape(place.said)}</a>' if entry else ""


def _quote(entry: Entry, why: str) -> str:
    text, f = entry.sentence, entry.figure
    at = f.span.start - f.sentence.start
    end = f.span.end - f.sentence.start
    if 0 <= at < end <= len(text):
        quoted = f"{escape(text[:at])}<mark>{escape(text[at:end])}</mark>{escape(text[end:])}"
    else:
        quoted = escape(text)
    source = entry.source
    name = escape(source.title or source.name)
    if source.address.startswith(("https://", "http://")):
        name = f'<a href="{escape(source.address, quote=True)}" rel="noopener noreferrer nofollow">{name}</a>'
    outlet = f"{escape(name_of(source.outlet))}, " if source.outlet else ""
    lang = f' lang="{escape(source.lang, quote=True)}"' if source.lang else ""
    tail = f"<br>{escape(why)}" if why else ""
    return (
        f'<blockquote id="q{escape(entry.id)}"><bdi{lang}>{quoted}</bdi>'
        f"<footer>{outlet}{source.published or 'undated'} · {name} · read as: {escape(value(f))} "
        f"{escape(measure(f))}{tail}</footer></blockquote>\n"
    )


def _singles(claims: Sequence[Claim], *, opened: bool) -> str:
    out = [
        f"<details{' open' if opened else ''}><summary>{plural(len(claims), 'number')} told by one page "
        f"only</summary>\n<div class=wide><table>"
        "<thead><tr><th scope=col>number<th scope=col>of whom, where<th scope=col>when<th scope=col>counted "
        "by<th scope=col>sentence</tr></thead><tbody>"
    ]
    for c in claims:
        f = c.head.figure
        out.append(
            f'<tr id="c{escape(c.id)}"><td class=n>{escape(value(f))} '
            f"{escape(unit(f))}<td>{escape(scope(f)) or '–'}<td>{escape(period(f))}"
            f"<td>{escape(name_of(c.origin))}<td>{_quote(c.head, '')}</tr>"
        )
    out.append("</tbody></table></div></details>\n")
    return "".join(out)
