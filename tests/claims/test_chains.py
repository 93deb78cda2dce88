"""How a count travelled."""

from __future__ import annotations

from typing import Any

from countback.claims import resolve
from countback.claims.chains import tree_of
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
