"""The words that take a side: verbs, verbs with a particle, nouns and adjectives of support, opposition and concern."""

from typing import Literal

Leaning = Literal["supports", "opposes", "concerned", "mixed", "neutral"]

_SUPPORTING = (
    "support back endorse welcome praise hail applaud favour favor defend champion commend approve embrace laud second "
    "celebrate cheer thank congratulate salute admire advocate recommend urge encourage extol acclaim espouse adore "
    "cherish appreciate uphold vouch"
)
_OPPOSING = (
    "condemn oppose criticise criticize denounce decry slam blast reject protest object lambast lambaste deplore "
    "attack rebuke reprimand resist rebuff censure disapprove accuse blame deride mock ridicule scorn fault savage "
    "boycott veto dismiss disagree dissent scold deprecate excoriate berate chide castigate upbraid assail pillory "
    "vilify disparage belittle denigrate lampoon pan heckle jeer boo detest despise loathe abhor resent repudiate sue"
)
_CONCERNED = "worry fear concern alarm warn caution dread regret lament bemoan fret agonise agonize mourn rue trouble"
NAMING = frozenset(
    "call describe brand label denounce dub hail dismiss condemn slam term deem regard view consider".split()
)
"""Verbs that tell what somebody takes a thing for."""
FIGHTING = frozenset(
    "fight challenge appeal block oppose resist sue strike veto overturn contest stop boycott retaliate".split()
)
REMOVING = frozenset(
    (
        "scrap drop withdraw repeal abandon cancel halt stop end ban abolish axe reverse shelve suspend revoke rescind "
        "annul overturn block reject remove oust sack dismiss close dissolve disband wind scrap quash"
    ).split()
)
"""What is wanted of a thing by who is against it: "wants the measure withdrawn"."""
CAUTION = frozenset({"caution", "vigilance"})
"""What is urged by whoever is concerned, and is not what they are concerned about."""
ENDING = REMOVING - {"close", "wind", "oust", "sack", "dismiss", "withdraw", "drop", "stop", "end", "remove"} | {"veto"}
MENDING = ENDING | {"reconsider", "rethink", "withdraw", "drop", "end", "remove", "stop"}
"""What should be done to a thing that the speaker is against: "it must be reconsidered"."""
ENACTING = frozenset("sign ratify enact reinstate restore".split())
LAWS = frozenset(
    (
        "law bill act levy tax tariff ban rule rules policy plan scheme treaty pact deal agreement mandate fee charge "
        "subsidy sanction embargo reform order measure programme program project decree ordinance it"
    ).split()
)
"""What somebody who would scrap it is against, and somebody who would sign it for."""
PRESSING = frozenset({"call", "press", "push", "plead", "appeal", "lobby", "campaign", "petition", "rally"})
PLEAS = frozenset("help aid information witnesses donations blood volunteers patience calm".split())
"""What is appealed for without taking a side."""
DEMANDING = frozenset({"want", "demand"})
VOWING = frozenset({"vow", "pledge", "threaten", "promise", "swear"})
ASKING = frozenset({"urge", "want", "call", "press", "encourage", "advise", "implore", "ask"})
OF_A_CHARGE = {"accuse": "of", "dismiss": "as", "condemn": "as", "denounce": "as", "reject": "as", "blame": "for"}
"""Verbs of blame with the word that leads from whom or what is blamed to the charge."""
AGAINST = frozenset(
    "warn caution advise argue speak campaign rally lobby come decide rule rail march demonstrate appeal".split()
)
"""Verbs whose "against" takes a side: "cautioned against treating it as a villain"."""
PARTICLES: dict[tuple[str, str], Leaning] = {
    **dict.fromkeys(
        [
            ("rule", "out"), ("throw", "out"), ("strike", "down"), ("turn", "down"), ("shoot", "down"),
            ("vote", "down"), ("brush", "off"), ("brush", "aside"), ("shrug", "off"), ("wave", "away"),
            ("wave", "aside"), ("lash", "out"), ("hit", "out"), ("speak", "out"), ("push", "back"), ("scoff", "at"),
            ("sneer", "at"), ("balk", "at"), ("bristle", "at"), ("bridle", "at"), ("inveigh", "against"),
        ],
        "opposes",
    ),
    **dict.fromkeys([("stand", "by"), ("stand", "behind"), ("insist", "on"), ("hold", "out"), ("root", "for")], "supports"),
}  # fmt: skip
"""Verbs that take a side by the particle or preposition that goes with them."""

ATTITUDE_VERBS: dict[str, Leaning] = {
    **dict.fromkeys(_SUPPORTING.split(), "supports"),
    **dict.fromkeys(_OPPOSING.split(), "opposes"),
    **dict.fromkeys(_CONCERNED.split(), "concerned"),
}
ATTITUDE_NOUNS: dict[str, Leaning] = {
    **dict.fromkeys(
        (
            "support backing solidarity praise approval endorsement admiration gratitude thanks enthusiasm confidence "
            "satisfaction delight sympathy welcome congratulations blessing assent nod applause"
        ).split(),
        "supports",
    ),
    **dict.fromkeys(
        (
            "opposition objection criticism condemnation outrage anger disapproval displeasure dismay disappointment "
            "frustration irritation annoyance fury disgust contempt resentment scorn hostility indignation discontent "
            "protest"
        ).split(),
        "opposes",
    ),
    **dict.fromkeys(
        (
            "concern worry fear alarm unease anxiety misgiving reservation doubt scepticism skepticism regret disquiet "
            "apprehension foreboding distress sadness shock"
        ).split(),
        "concerned",
    ),
}
JUDGING = frozenset(
    (
        "illegal unlawful unacceptable unfair wrong outrageous disgraceful shameful irresponsible intolerable "
        "indefensible inexcusable reckless absurd ridiculous scandalous immoral unjust inhumane barbaric "
        "unconstitutional undemocratic senseless cowardly abhorrent despicable illegitimate discriminatory misguided "
        "unjustified unwarranted unreasonable unworkable"
    ).split()
)
"""Adjectives of what is judged, not of who judges."""
ATTITUDE_ADJECTIVES: dict[str, Leaning] = {
    **dict.fromkeys(
        (
            "supportive delighted pleased grateful proud heartened happy thrilled relieved satisfied optimistic glad "
            "keen enthusiastic hopeful confident thankful overjoyed elated jubilant encouraged impressed"
        ).split(),
        "supports",
    ),
    **dict.fromkeys(
        [
            *JUDGING,
            *(
                "opposed outraged appalled dismayed furious disappointed unhappy angry frustrated critical hostile "
                "unimpressed unmoved unconvinced scathing dismissive indignant incensed unpersuaded aghast disgusted "
                "irritated annoyed livid resentful contemptuous dissatisfied infuriated exasperated"
            ).split(),
        ],
        "opposes",
    ),
    **dict.fromkeys(
        (
            "concerned worried alarmed anxious fearful uneasy afraid sceptical skeptical doubtful wary nervous "
            "apprehensive troubled disturbed perturbed upset distressed shocked saddened"
        ).split(),
        "concerned",
    ),
    **dict.fromkeys(["divided", "split", "torn"], "mixed"),
}
REPROACHES = frozenset(
    "disgrace betrayal insult scandal outrage farce sham travesty abomination mistake blunder catastrophe".split()
)
"""What a thing is called by whoever is against it: "the decision was a disgrace"."""
GOING = frozenset({"stop", "go", "end", "resign", "quit"})
"""What must happen to a thing or a minister whom the speaker is against."""
FELT = frozenset(ATTITUDE_ADJECTIVES) - JUDGING
"""Adjectives of who holds a position."""
VOICING = frozenset(
    (
        "express voice raise have share reiterate declare pledge offer vow repeat convey register signal give lend feel "
        "harbour harbor lodge extend show"
    ).split()
)
HIDING = frozenset("hide conceal disguise mask".split())
"""Verbs that voice what they take, where they are negated: "did not hide his irritation"."""
CLAIMS = frozenset("claim accusation allegation charge report suggestion assertion rumour rumor talk".split())
"""What is rejected or brushed aside as untrue, which is no stance."""
UNNAMED = frozenset("name identify quote cite".split())
"""What an unnamed source asks not to be: "asked not to be named"."""
ABOUT = frozenset({"of", "for", "over", "about", "at", "against", "to", "with", "on", "by"})
