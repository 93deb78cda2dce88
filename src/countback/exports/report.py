"""The report: per measure each claim, its value as said, its counter, the way it travelled, and what changed.

On a terminal (:func:`render_text`) and as one self-contained HTML file (:func:`render_html`, see
:mod:`countback.exports.report_page`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree as RichTree

from countback.checks.finding import Finding
from countback.claims.beside import beside_words
from countback.claims.chains import Node, tree_of
from countback.claims.claim import Claim
from countback.claims.copies import Copy
from countback.claims.grades import Grade, grades
from countback.claims.ranges import Range, ranges
from countback.claims.voices import name_of
from countback.exports.report_page import render_html
from countback.exports.wording import Told, alike, by_measure, damaged, first_seen, period, plural, scope, unit, value

__all__ = ["findings_by_claim", "render_html", "render_text", "report_html", "report_text"]

_MARK = {"error": ("✗", "bold red"), "warning": ("!", "yellow"), "note": ("·", "dim")}
#: Claims told by one page only are listed in a table, at most this many a measure.
SINGLE = 12
#: A report of more claims than this ends with its errors, for a terminal shows the end first.
LONG = 8


def findings_by_claim(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings of claims by the claim's ID, gravest first."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for f in findings:
        if f.claim is not None:
            found[f.claim].append(f)
    for rows in found.values():
        rows.sort(key=lambda f: (("error", "warning", "note").index(f.severity), f.places[0].doc, f.places[0].span))
    return found


def render_text(
    claims: Iterable[Claim], findings: Iterable[Finding], *, console: Console, copies: Sequence[Copy] = ()
) -> None:
    """Print the report on a terminal."""
    console.print(report_text(list(claims), list(findings), copies=copies))


def report_text(
    claims: Iterable[Claim],
    findings: Iterable[Finding],
    readings: Iterable[object] = (),
    *,
    copies: Sequence[Copy] = (),
    graded: Mapping[str, Grade] | None = None,
) -> RenderableType:
    """The report as something rich can print; ``readings`` are not needed and accepted for symmetry.

    ``graded`` is how far each claim is known where the ledger's registers are asked too; else the claims alone are.
    """
    rows, told = list(claims), list(findings)
    grade = grades(rows) if graded is None else graded
    of_claim = findings_by_claim(told)
    parts: list[RenderableType] = []
    pages = {m.source.sha256 for c in rows for m in c.members}
    grave = sum(f.severity != "note" for f in told)
    parts.append(
        Text.assemble(
            ("Countback", "bold"),
            "  ",
            plural(len(pages), "page"),
            " · ",
            plural(len(rows), "claim"),
            " · ",
            plural(grave, "finding"),
        )
    )
    parts.append(Text("Every number below was read by machine and confirmed by nobody yet.", style="dim italic"))
    inside = [f for f in told if f.family == "inpage"]
    if inside:
        parts.append(Padding(Rule("visible on one page alone", align="left", style="red"), (1, 0, 0, 0)))
        parts += [_finding(x.finding, told=x) for x in alike(inside)]
    sums = alike(f for f in told if f.kinds == ("consistent_sum",))
    if sums:
        parts.append(Padding(Rule("parts of a whole", align="left", style="dim"), (1, 0, 0, 0)))
        parts += [_finding(x.finding, told=x) for x in sums[:SINGLE]]
        if len(sums) > SINGLE:
            parts.append(Text(f"and {len(sums) - SINGLE} more", style="dim"))
    spans = {r.best.id: r for r in ranges(rows, graded=grade) if len(r.used) > 1}
    for name, same in by_measure(rows, damaged=damaged(told)):
        parts.append(Padding(Rule(Text(name, style="bold cyan"), align="left", style="cyan"), (1, 0, 0, 0)))
        parts += [Padding(Text(_span_words(spans[c.id]), style="italic"), (0, 0, 0, 2)) for c in same if c.id in spans]
        single = []
        for c in same:
            several = c.pages > 1 and c.head.figure.measure.stat != "delta"
            if several or grade[c.id].beside or any(f.severity != "note" for f in of_claim.get(c.id, ())):
                parts.append(_claim(c, grade[c.id], of_claim.get(c.id, []), copies))
            else:
                single.append(c)
        if single:
            parts.append(_singles(single))
    if len(rows) > LONG and any(f.severity == "error" for f in told):
        parts.append(Padding(Rule("in short", align="left", style="red"), (1, 0, 0, 0)))
        parts += [_finding(x.finding, told=x) for x in alike(f for f in told if f.severity == "error")[:SINGLE]]
    return Group(*parts)


def _span_words(span: Range) -> str:
    """Best, low and high of one measure, scope and month, with the time they are of."""
    when = period(span.best.head.figure)
    return f"{when}: {span.words}" if when else span.words


def report_html(
    claims: Iterable[Claim],
    findings: Iterable[Finding],
    readings: Iterable[object] = (),
    *,
    copies: Sequence[Copy] = (),
    graded: Mapping[str, Grade] | None = None,
) -> str:
    """The report as one HTML file; ``readings`` are not needed and accepted for symmetry, ``graded`` as above."""
    return render_html(list(claims), list(findings), copies=copies, graded=graded)


def _claim(claim: Claim, grade: Grade, findings: Sequence[Finding], copies: Sequence[Copy]) -> RenderableType:
    f = claim.head.figure
    first = first_seen(claim)
    head = Text.assemble((value(f), "bold"), " ", unit(f))
    details = [w for w in (scope(f), period(f)) if w]
    head.append("  " + " · ".join(details), style="dim")
    seen = f"first seen: {name_of(first.source.outlet) if first.source.outlet else first.source.name}"
    seen += f", {first.source.published}" if first.source.published else ", undated"
    read = "" if claim.origin_read or claim.origin is None else "; its own page was not read"
    line = Text(f"{grade.words}{read} · {seen} · claim {claim.id}", style="dim")
    tree = RichTree(
        Text.assemble("counted by ", (name_of(claim.origin), "bold green" if claim.origin else "bold")),
        guide_style="dim",
    )
    root = tree_of(claim, copies=copies).root
    for child in root.children:
        _grow(tree, child)
    marks = [_finding(x.finding, told=x) for x in alike(x for x in findings if x.severity != "note")]
    rounded = sum(x.kinds == ("rounding",) for x in findings)
    if rounded:
        marks.append(Text(f"· {plural(rounded, 'harmless rounding')}", style="dim"))
    beside = [Text(f"  {words}", style="magenta") for words in beside_words(claim, grade.beside)]
    return Padding(Group(head, line, *beside, tree, *marks), (1, 0, 0, 2), expand=False)


def _grow(tree: RichTree, node: Node) -> None:
    label = Text(node.name, style="" if node.is_page else "italic")
    told = {f"{value(e.figure)} {unit(e.figure)}": e.figure.count.bound for e in node.entries}
    for words, bound in told.items():
        label.append(f"  {words}", style="bold" if bound == "exact" else "")
    if node.entries and node.entries[0].source.name != node.name:
        label.append(f"  {node.entries[0].source.name}", style="dim")
    if node.why not in ("named", "own page"):
        label.append(f"  ({node.why})", style="dim italic")
    branch = tree.add(label)
    for child in node.children:
        _grow(branch, child)


def _finding(finding: Finding, *, told: Told) -> Text:
    mark, style = _MARK[finding.severity]
    text = Text.assemble((f"{mark} ", style))
    if finding.severity != "note":
        text.append(f"[{' '.join(finding.kinds)}] ", style=style)
    if told.where:
        text.append(f"{', '.join(told.where)}: ", style="bold")
    text.append(told.words)
    if finding.unless:
        text.append(f" — {finding.unless}", style="italic dim")
    return text


def _singles(claims: Sequence[Claim]) -> RenderableType:
    """Claims told by one page only, and differences beside totals: one table for each counter."""
    parts: list[RenderableType] = []
    by_origin: dict[str | None, list[Claim]] = {}
    for c in claims[:SINGLE]:
        by_origin.setdefault(c.origin, []).append(c)
    for origin, same in by_origin.items():
        who = f"counted by {name_of(origin)}" if origin else "nobody named"
        also = ", and differences" if any(c.pages > 1 for c in same) else ""
        parts.append(Text(f"told by one page only{also}, {who}:", style="dim"))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(style="dim")
        table.add_column(style="dim")
        for c in same:
            f = c.head.figure
            kind = "difference" if f.measure.stat == "delta" else ""
            pages = dict.fromkeys(m.source.name for m in c.members)
            table.add_row(value(f), " · ".join(w for w in (kind, scope(f), period(f)) if w), ", ".join(pages))
        parts.append(table)
    if len(claims) > SINGLE:
        parts.append(Text(f"and {len(claims) - SINGLE} more", style="dim"))
    return Padding(Group(*parts), (1, 0, 0, 2), expand=False)
