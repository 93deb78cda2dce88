"""Which events, offences and counted things belong together."""

from __future__ import annotations

from countback.figures.figure import EQUIPMENT as _EQUIPMENT_LIST
from countback.figures.figure import JUSTICE as _JUSTICE_LIST

#: Acts that are an event for people and an offence for cases.
ACTS = frozenset({"deserted", "awol", "refused", "evaded", "surrendered"})


JUSTICE = frozenset(_JUSTICE_LIST)


EQUIPMENT = frozenset(_EQUIPMENT_LIST)


#: The two belligerents whose bodies publish counts of the other's losses.
ENEMY = {"UA": "RU", "RU": "UA"}


#: Kinds of sources that belong to a state.
STATE = frozenset(
    {"government", "ministry", "military", "parliament", "police", "court", "prosecutor", "intelligence", "person"}
)


LEGAL = frozenset({"case", "verdict"})


#: Events that, said of a part, name its group: "of these 10,000 were mobilised".
GROUP_EVENTS = {"mobilised": "mobilised", "recruited": None, "conscripted": "conscript"}


#: Events only people undergo, so that "18,000 have deserted" counts people.
PERSONAL = frozenset(
    [
        "deserted",
        "awol",
        "refused",
        "evaded",
        "surrendered",
        "captured",
        "exchanged",
        "killed",
        "wounded",
        "missing",
        "casualties",
        "returned",
        "mobilised",
        "recruited",
        "conscripted",
        "displaced",
        "evacuated",
        "deported",
        "protested",
        "laid_off",
        "strength",
        "sought_asylum",
        "convicted",
        "charged",
        "detained",
        "imprisoned",
        "acquitted",
        "wanted",
        "tried",
        "helped",
        "identified",
        "infected",
    ]
)
