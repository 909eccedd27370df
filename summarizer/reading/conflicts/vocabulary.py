"""Words by what they do to a claim: make it, deny it, doubt it, call it untrue, or only name it."""

import re

DENYING = frozenset(
    "deny refute rebut contradict dispute contest disown rubbish repudiate rebuff debunk disagree dissent".split()
)
REJECTING = frozenset("reject dismiss brush shrug scoff ridicule mock slam decry".split())
NAMING = frozenset("call describe brand label denounce term dub deem".split())
ACCUSING = frozenset("accuse blame allege charge fault implicate".split())
CLAIMING = frozenset("claim contend assert believe suspect warn estimate reckon complain suggest boast".split())
INSISTING = frozenset("insist maintain stand stress reiterate swear protest".split())
REPLYING = frozenset("reply retort counter respond answer object disagree rejoin bristle hit".split())
DOUBTING = frozenset("doubt question query challenge".split())
ACCEPTING = frozenset("accept agree believe recognise recognize share confirm verify acknowledge buy".split())
RECORDING = frozenset(
    "record list log count speak give place date hear find see name register show know receive note tally".split()
)
"""Verbs that set a finding against another where they take a number or a "no": "logged no lightning"."""
ACTS = (
    DENYING
    | REJECTING
    | NAMING
    | ACCUSING
    | CLAIMING
    | INSISTING
    | REPLYING
    | DOUBTING
    | ACCEPTING
    | {"plead", "cast", "attribute", "remember", "testify", "mention", "consider", "judge"}
)
"""Verbs that make whoever does them a party to a claim, also where nothing is quoted."""
ACTS_BY_A_WORD = {
    "stand": frozenset({"by", "firm"}),
    "hit": frozenset({"back"}),
    "cast": frozenset({"doubt", "doubts", "aspersions"}),
    "buy": frozenset("it that this them story claim argument explanation line".split()),
    "take": frozenset({"line", "view"}),
    "share": frozenset("view views opinion belief concern concerns assessment verdict it that".split()),
}
"""Those that do so only with one of some words beside them: "stood by its count", "does not buy it"."""
NOTED = frozenset(
    "record evidence trace sign proof mention knowledge recollection indication entry quarrel doubt".split()
)
"""What one has none of who cannot bear a claim out."""

CLAIM_NOUNS = frozenset(
    (
        "claim accusation allegation charge report suggestion assertion account figure rumour rumor version number "
        "finding wrongdoing involvement responsibility complaint criticism warning explanation contamination estimate "
        "count tally toll remark comment arithmetic projection conclusion story characterisation description range "
        "verdict theory analysis study"
    ).split()
)
POINTING = frozenset("it that this them which something these those".split())
OFFERS = frozenset("access bail entry permission request application visa bid offer proposal plan call demand".split())
"""What is denied or rejected without any claim being denied."""

UNTRUE = frozenset(
    (
        "false untrue baseless unfounded groundless inaccurate wrong incorrect fabricated fabrication fabrications "
        "nonsense lie lies misleading exaggerated inflated fantasy absurd rubbish fiction invention invented myth hoax "
        "fairy concocted bogus propaganda slander smear libel theatre theater made-up ridiculous ludicrous impossible"
    ).split()
)
OTHERWISE = re.compile(
    r"\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|insist\w*|argu\w+|claim\w*|maintain\w*|sees?|saw|thinks?|believes?)"
    r"(?: it)? (?:otherwise|differently)\b|\ba (?:very )?different (?:story|account|version|picture)\b|"
    r"\bno such thing\b|^[\"“‘']?not so\b|\bnot (?:how|what) (?:it|happened)\b|\bnothing of the (?:kind|sort)\b|"
    r"\b(?:say|says|said|insists?|insisted)\b.{0,30}\b(?:was|were|did|had|has|is|are|does|do)(?: not|n't|n’t)\W*$|"
    r"\b(?:is|was|are|were) (?:simply |just )?(?:not|un)\s?true\b",
    re.IGNORECASE,
)
UNSURE = re.compile(
    r"\bno (?:\w+ )?(?:reason to (?:believe|think)|evidence|record|proof|sign|scrap|trace|indication)\b|"
    r"\b(?:could|can|unable|able)(?: ?not|n't|n’t)?(?: to)? (?:confirm|verify|say whether|corroborate|establish)\b|"
    r"\bcan(?: ?not|n't|n’t) (?:also )?tell you\b|\b(?:probably|likely|almost certainly) (?:inflated|exaggerated|wrong)\b|"
    r"\bcast(?:s|ing)? doubts?\b|\bnot (?:been )?(?:independently )?(?:confirmed|verified|proven)\b|\bfor want of evidence\b|"
    r"\bscept|\bskept|\bdoubtful\b|\bunconvinced\b|\bnot (?:a|one) (?:scrap|shred)\b",
    re.IGNORECASE,
)
NOT_VERIFIED = re.compile(
    r"\b(?:could|can|unable|able|was|were|has|have)(?: ?not|n't|n’t)?(?: been)?(?: to)? (?:immediately |independently )*"
    r"(?:confirm|verif|corroborat|authenticat)",
    re.IGNORECASE,
)
CONTRAST = re.compile(
    r"\b(?:but|however|while|whereas|though|although|instead|yet|in contrast|by contrast|on the contrary|"
    r"for (?:its|his|her|their) part)\b",
    re.IGNORECASE,
)
OWN_FIGURE = re.compile(
    r"\bown (?:\w+ )?(?:count|figures?|tally|estimates?|tests?|analysis|data|telemetry|numbers?)\b|"
    r"\b(?:puts?|putting|gave|gives?|has|had|measured|estimate[sd]?) (?:the |its |their |his )?(?:\w+ ){0,2}(?:at|of)\b|"
    r"\b(?:nearer|closer to|not more than|no more than|only|just|far (?:lower|higher|fewer|more|less)|fewer than|as many)\b",
    re.IGNORECASE,
)
NEVER = re.compile(
    r"\b(?:never|nobody|no one|nothing|none|at no (?:point|time)|not (?:a|one|any)|no \w+)\b", re.IGNORECASE
)
PLEA = re.compile(
    r"(?<!found )(?<!found him )(?<!found her )(?<!found them )\bnot guilty\b|\b(?:his|her|their) innocence\b|\bclear (?:his|her|their) name\b",
    re.IGNORECASE,
)
MUTUAL = re.compile(r"\b(?:each other|one another|the other)\b", re.IGNORECASE)
GROWN = re.compile(
    r"\b(?:revised|up from|down from|later (?:put|rose|said)|has since|had been put|has risen|had risen|rose to|"
    r"earlier (?:put|said|count|toll)|climbed|initially)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(r"\d\s+of\s+(?:(?:an?|the|its|some|about|roughly|estimated|nearly)\s+)*$", re.IGNORECASE)
"""Before the whole that a number is a part of: "1,000 of an estimated 11,000 troops"."""
CHANGED = re.compile(
    r"\s(?:(?:more|fewer|less|lower|higher|extra|additional|further)\b(?! or less)|off\b)", re.IGNORECASE
)
"""After a number that says by how much something differs: "31 more bodies", "four lower than its figure"."""
PART = re.compile(
    r"\s(?:out\s)?of\s(?:an?|the|its|his|her|their|them|those|these|whom|which|some|about|\d)\b", re.IGNORECASE
)
"""After a number of some of those counted: "eight of a promised 30"."""
MULTIPLE = re.compile(
    r"\b(?:\w+ times|twice|double|triple|half) "
    r"(?:as (?:many|much|large|high|big|long|great)|that|(?:the|its|their) (?:number|figure|sum|amount|total))\b(?! as\b)",
    re.IGNORECASE,
)
"""A figure told by another's: "ten times as much", "two to three times that"."""
COMPARED = re.compile(r"\b(?:compared (?:with|to)|(?:up|down) from)\s(?:(?:just|only|about|some)\s)?$", re.IGNORECASE)
"""What stands before a figure of another time or thing."""
EARLIER = re.compile(
    r"\b(?:a|one) (?:year|month|week|quarter|decade) (?:ago|earlier|before)\b|\byear-ago\b|"
    r"\b(?:the )?(?:previous|preceding|prior) (?:year|month|week|quarter|decade|season)\b|\bthe (?:year|month|week) before\b|"
    r"\bsame (?:quarter|period|month|months|week|time) (?:a|one|last|of|in)\b",
    re.IGNORECASE,
)
"""What sets a figure against one of another time: "in the same quarter a year ago"."""
