"""Item: one column of a loss series, what it counts, and the names other files give it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from countback.errors import UsageError
from countback.figures.figure import Measure


@dataclass(frozen=True, slots=True)
class Item:
    """One thing counted day by day. ``field`` is its name in the reference series, ``slug`` its address.

    ``counted`` and ``event`` are those of :class:`~countback.figures.figure.Measure`; ``words`` is its name for people;
    ``kin`` names the items that count nearly the same under another definition, so that no line joins them.
    """

    field: str
    counted: str
    event: str
    words: str
    aliases: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The item's name in addresses and on the command line.

        >>> ITEMS["anti-aircraft warfare"].slug
        'anti-aircraft-warfare'
        """
        return re.sub(r"[^a-z0-9]+", "-", self.field.lower()).strip("-")

    @property
    def measure(self) -> Measure:
        """What its running total measures."""
        return Measure(self.counted, self.event, None, "total")


ITEMS: dict[str, Item] = {
    item.field: item
    for item in (
        Item("personnel", "person", "casualties", "personnel (killed and wounded)", ("casualties", "troops")),
        Item("POW", "person", "captured", "prisoners of war", ("prisoners",)),
        Item("tank", "tank", "lost", "tanks", ("tanks",)),
        Item("APC", "afv", "lost", "armoured vehicles", ("apcs", "afv", "afvs", "armoured combat vehicles")),
        Item("field artillery", "artillery", "lost", "artillery systems", ("artillery", "artillery systems")),
        Item("MRL", "mlrs", "lost", "multiple rocket launchers", ("mlrs", "mrls")),
        Item("anti-aircraft warfare", "air_defence", "lost", "air defence systems", ("air defence", "aa")),
        Item("aircraft", "aircraft", "lost", "aircraft", ("planes", "aeroplanes")),
        Item("helicopter", "helicopter", "lost", "helicopters", ("helicopters",)),
        Item("drone", "uav", "lost", "drones", ("uav", "uavs", "drones")),
        Item("cruise missiles", "missile", "lost", "cruise missiles", ("missiles",), ("mobile SRBM system",)),
        Item("naval ship", "ship", "lost", "ships and boats", ("ships", "warships")),
        Item("submarines", "submarine", "lost", "submarines", ("submarine",)),
        Item(
            "vehicles and fuel tanks", "vehicle", "lost", "vehicles and fuel tankers",
            ("vehicles",), ("military auto", "fuel tank"),
        ),
        Item("military auto", "vehicle", "lost", "lorries and cars (to April 2022)", (), ("vehicles and fuel tanks",)),
        Item("fuel tank", "vehicle", "lost", "fuel tankers (to April 2022)", (), ("vehicles and fuel tanks",)),
        Item("special equipment", "special_equipment", "lost", "special equipment", ()),
        Item("mobile SRBM system", "missile", "lost", "short-range missile launchers", (), ("cruise missiles",)),
        Item("ground robotic systems", "other", "lost", "ground robots", ("ground robots", "ugv")),
    )
}  # fmt: skip


@cache
def _names() -> dict[str, Item]:
    found: dict[str, Item] = {}
    for item in ITEMS.values():
        for name in (item.field, item.slug, *item.aliases):
            found[_key(name)] = item
    return found


def _key(name: str) -> str:
    return re.sub(r"[\s_\-]+", " ", name).strip().casefold()


def item_named(name: str) -> Item | None:
    """The item a file, an address or a person calls so, None for an unknown name.

    >>> item_named("MLRS").field, item_named("field_artillery").field, item_named("cats")
    ('MRL', 'field artillery', None)
    """
    return _names().get(_key(name))


def need_item(name: str) -> Item:
    """As :func:`item_named`. Raises UsageError with the nearest name for an unknown one."""
    item = item_named(name)
    if item is None:
        import difflib

        near = difflib.get_close_matches(_key(name), _names(), n=1)
        hint = f"did you mean {near[0]}?" if near else "countback losses items lists them"
        raise UsageError(f"no loss series has an item {name!r}; {hint}")
    return item


def items_of(counted: str | None, event: str | None) -> list[Item]:
    """The items that count this, in the catalogue's order; those that joined others come first."""
    return [i for i in ITEMS.values() if i.counted == counted and i.event == event and counted != "other"]
