"""How words that describe a thing sound: kindly, hostile or worried. Short lists, for the words of news quotations."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

_KIND = frozenset(
    (
        "good great excellent welcome right overdue fair brave historic positive encouraging remarkable wonderful "
        "brilliant victory success triumph progress hope hopeful best better proud deserved fantastic outstanding "
        "sensible landmark milestone breakthrough vital essential lifeline superb exemplary courageous delighted "
        "strongest finest greatest clearest safest heartened relief justice win orderly fraternal magnificent generous "
        "convincing solid elegant impressive "
        "beautiful genius giant hero kind loved love grateful thankful lawful legitimate legal necessary wise"
    ).split()
)
_HOSTILE = frozenset(
    (
        "bad wrong disgrace disgraceful shame shameful outrage outrageous insult insulting unfair unjust illegal "
        "unlawful irresponsible reckless absurd ridiculous farce sham scandal betrayal attack ambush theatre fantasy "
        "nonsense lie lies false misleading violation breach crime criminal theft robbery tyranny cruel brutal "
        "terrible awful disaster catastrophe failure failed mistake mistakes blunder timid weak scare ransom "
        "propaganda provocation provocative unacceptable unconstitutional vandalism cowardly hypocrisy hypocritical "
        "dangerous inhumane racist corrupt abuse extortion blackmail stunt tax tariff punishment punish bullying "
        "arrogant arrogance cynical cynically pointless useless worthless rotten fraud swindle amputation funeral "
        "false untrue baseless unfounded groundless inaccurate exaggerated fabricated overreach witch-hunt smear slander "
        "cut cuts fog never nobody cannot can't won't don't not no nothing neither refuse against too enough"
    ).split()
)
_WORRIED = frozenset(
    (
        "worried worry worries concern concerns concerned concerning fear fears afraid risk risks risky alarm "
        "alarming alarmed anxious uncertain uneasy nervous caution premature troubling"
    ).split()
)
_BOUNDS = re.compile(r"\b(?:no|not) (?:more|less|fewer|later|only) than\b|\bnot only\b")
_WORD = re.compile(r"[a-z']+")


@lru_cache(maxsize=1024)
def tones(words: str) -> Mapping[str, int]:
    """How many of the words sound kind, hostile and worried; kept, as one sentence is heard for many who speak in it."""
    found = _WORD.findall(_BOUNDS.sub(" ", words.lower().replace("’", "'")))
    return {
        "kind": sum(map(_KIND.__contains__, found)),
        "hostile": sum(map(_HOSTILE.__contains__, found)),
        "worried": sum(map(_WORRIED.__contains__, found)),
    }


def leaning_of(words: str) -> Literal["supports", "opposes", "concerned"] | None:
    """The leaning that most of the telling words have; None where none tells, or they cancel out."""
    heard = tones(words)
    if heard["worried"] and heard["worried"] >= max(heard["kind"], heard["hostile"]):
        return "concerned"
    if heard["kind"] == heard["hostile"]:
        return None
    return "supports" if heard["kind"] > heard["hostile"] else "opposes"
