"""How a count travelled."""

from __future__ import annotations

from typing import Any

from countback.claims import resolve
from countback.claims.chains import Descents, tree_of
from countback.claims.copies import Copy
from countback.claims.grades import grades


def test_the_tree_of_684(stories: Any) -> None:
    resolution = resolve(stories["entries"](*stories["chain"]()))
    claim = max(resolution.claims, key=lambda c: (len(c.members), c.head.figure.count.low == 684))
    claim = next(c for c in resolution.claims if c.head.figure.count.low == 684)
    root = tree_of(claim).root
    assert root.source == "mediazona" and [e.source.name for e in root.entries] == ["counter"]
    paths = {}

    def walk(node: Any, above: tuple[str, ...]) -> None:
        for e in node.entries:
            paths[e.source.name] = above
        for child in node.children:
            walk(child, (*above, node.source or node.name))

    walk(root, ())
    assert paths["review"] == ("mediazona", "uk_mod")
    assert paths["slip"] == ("mediazona", "uk_mod")
    assert paths["copy"][:3] == ("mediazona", "uk_mod", "ukrainska_pravda")
    assert paths["late"] == ("mediazona", "nobody named")
    copy = next(n for _, n in root.walk() if n.entries and n.entries[0].source.name == "copy")
    assert "shares the error" in copy.why


def test_five_outlets_are_one_origin(stories: Any) -> None:
    claims = resolve(stories["entries"](*stories["chain"]())).claims
    grade = grades(claims)[next(c.id for c in claims if c.head.figure.count.low == 684)]
    assert (grade.word, grade.origins, grade.pages, grade.party) == ("traced", 1, 5, False)


def test_two_counters_that_agree_corroborate_and_a_party_is_marked(stories: Any) -> None:
    f = {"counted": "person", "event": "killed", "until": "2024-05", "since": "2024-05", "stat": "flow"}
    a = stories["tell"]("a", ("Ours: {1,200}.", f | {"origin": "ua_general_staff"}))
    b = stories["tell"]("b", ("Another count: about {1,180}.", f | {"origin": "mediazona", "bound": "about"}))
    grade = grades(resolve(stories["entries"](a, b)).claims)
    assert sorted(g.word for g in grade.values()) == ["corroborated", "corroborated"]
    assert sum(g.party for g in grade.values()) == 1


def test_a_page_that_names_nobody_hangs_under_the_page_it_copies(stories: Any) -> None:
    readings = stories["chain"]()
    sha = {r.name: r.sha256 for r in readings}
    copies = [
        Copy(sha["review"], sha["late"], 9, 0.4, "partial", sha["review"], "dates"),
        Copy(sha["slip"], sha["late"], 20, 0.8, "reprint", sha["slip"], "dates"),
    ]
    claim = next(c for c in resolve(stories["entries"](*readings)) if c.head.figure.count.low == 684)
    for given in (copies, Descents(copies), Descents(reversed(copies))):
        root = tree_of(claim, copies=given).root
        (late,) = [n for _, n in root.walk() if n.entries and n.entries[0].source.name == "late"]
        assert late.why.startswith("copies Ukrainska Pravda"), "of two, the page it shares most with"
    assert Descents(copies).parent(sha["late"], among={sha["review"]}) == sha["review"]
    assert Descents(copies).parent(sha["review"], among=sha.values()) is None
