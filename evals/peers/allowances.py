"""What both conversions forgive: a scorer would count every repetition as wrong, and nobody for somebody."""

from collections.abc import Iterable, Sequence

from evals.matching import Item
from evals.wording import plain

NOBODY = frozenset({"", "none", "null", "article", "the article", "text", "the text", "unknown", "n/a"})


def speakers(given: Iterable[str]) -> list[str]:
    """The speakers that are somebody."""
    return [each for each in given if plain(each) not in NOBODY]


def merged(items: Iterable[Item], same: Sequence[str]) -> list[Item]:
    """Items that agree in the fields `same` as one with the evidence of all."""
    kept: dict[str, Item] = {}
    for item in items:
        key = "|".join(plain(str(item[name])) for name in same)
        if key in kept:
            kept[key]["evidence"] += item["evidence"]
        else:
            kept[key] = item
    return list(kept.values())


def named_once(who: Iterable[Item]) -> list[Item]:
    """Equal names as one, and persons of one last name as one under the longest form, the others its aliases."""
    kept: dict[str, Item] = {}
    for item in merged(who, ("name",)):
        last_name = plain(item["name"]).rpartition(" ")[2]
        known = kept.setdefault(f"person {last_name}" if item["kind"] == "person" else item["name"], item)
        if known is not item:
            known["evidence"] += item["evidence"]
            forms = sorted([known["name"], *known["aliases"], item["name"]], key=len, reverse=True)
            known["name"], known["aliases"] = forms[0], forms[1:]
    return list(kept.values())
