"""Words that say that somebody says something, by what the saying does."""

NEUTRAL = frozenset(
    (
        "say tell add report state announce note explain write tweet post declare argue maintain insist suggest "
        "believe think estimate predict expect reveal disclose confirm recall observe remark comment acknowledge "
        "admit concede stress emphasise emphasize conclude describe call warn caution joke quip reply respond "
        "answer find show indicate testify hint urge ask quote put tally count go shout whisper forecast reckon "
        "calculate measure judge rule guess project pencil foresee revise boast concur agree counter "
        "retort complain lament affirm assure underline marvel fume"
    ).split()
)
SOUNDING = frozenset(
    "grumble sigh shrug thunder reason gripe growl mutter murmur bellow roar bark enthuse groan moan snort".split()
)
"""Verbs that tell how words were said, and only with those words."""
CLAIMING = frozenset(["claim", "allege", "accuse", "charge", "assert", "contend"])
DENYING = frozenset(["deny", "reject", "dismiss", "dispute", "refute", "rebut"])
VOWING = frozenset(["vow", "pledge", "promise", "threaten", "swear"])
FIGURING = frozenset(
    (
        "put estimate count measure tally reckon forecast predict project calculate pencil foresee expect revise raise "
        "lower cut show indicate find expect anticipate guess"
    ).split()
)
NUMBERING = frozenset(
    (
        "record list log count give want seek demand propose urge speak hope guide consider hail peg confirm "
        "attribute place identify enumerate name mention log register document detect weigh"
    ).split()
)
"""Verbs that tell nothing but a number, if one follows: "the county's records list 96 occupants"."""
DOCUMENTS = frozenset(
    (
        "poll survey study data figures statistics report census results records documents filing filings research "
        "analysis review audit inquiry minutes futures estimate estimates sheet index count exit papers logs files "
        "footage images tests modelling modeling"
    ).split()
)
ISSUED = frozenset("statement report letter memo bulletin release post announcement email note dispatch".split())
"""What is said in writing: who speaks is who issued it."""
ISSUING = frozenset("publish release conduct commission fund issue print post carry unveil run".split())
"""What is done with a study or a report, and not with those it is of."""
CLAIMS = frozenset(
    (
        "allegation claim accusation report suggestion warning assertion charge complaint case assurance insistence "
        "contention belief admission argument conclusion prediction assessment pledge promise threat confirmation "
        "announcement statement declaration acknowledgement concession finding ruling fear view concern"
    ).split()
)
"""Nouns that tell something in a clause with "that"."""
PUBLIC_BODIES = frozenset(
    (
        "commission court ministry department government council parliament agency authority police university "
        "union bank nations hospital party committee assembly service"
    ).split()
)
ALL = FIGURING - {"raise", "lower", "cut"} | NEUTRAL | CLAIMING | DENYING | VOWING
MEDIA = frozenset(
    (
        "tass afp reuters ap bbc cnn xinhua kcna ria interfax bloomberg dpa efe ansa kyodo yonhap nhk al-jazeera "
        "aljazeera pti ani anadolu itar-tass axios politico"
    ).split()
)
MEDIA_NOUNS = frozenset(
    "media newspaper newspapers agency broadcaster outlet outlets daily press report reports television".split()
)
PEOPLE_NOUNS = frozenset(
    (
        "official officials lawmaker lawmakers spokesman spokeswoman spokesperson spokespeople minister ministers "
        "officer officers offficers analyst analysts source sources police prosecutor prosecutors witness "
        "witnesses resident residents expert experts critic critics activist activists campaigner campaigners "
        "scientist scientists researcher researchers doctor doctors lawyer lawyers diplomat diplomats economist "
        "economists trader traders union unions organiser organisers organizer organizers company firm government "
        "ministry army military authorities rescuers opposition councillor councillors judge court jury "
        "investigators detectives observers employers employer workers teachers farmers fans families family "
        "relatives neighbours neighbors executive executives chief mayor governor president chairman chairwoman "
        "chair director manager coach captain author authors team council committee commission agency department "
        "office bank regulator regulators airline club party parliament rebels protesters demonstrators opponents "
        "supporters leaders leader premier chancellor king queen pope bishop bishops spokesmen investors "
        "shareholders board union conservationists archaeologists firefighters medics hospital university "
        "institute group defence defense lawmakers mp mps senator senators aide aides adviser advisers"
    ).split()
)
BODIES = frozenset(
    (
        "company firm ministry government court council bank agency department university police commission office "
        "parliament union committee party hospital army navy military institute authority regulator board airline club "
        "group charity guard"
    ).split()
)
STANDING_FOR = frozenset(
    (
        "company firm group union agency party station broadcaster charity club bank commission ministry office "
        "spokesman spokeswoman spokesperson spokespeople governor minister mayor president commissioner chairman "
        "executive leader judge"
    ).split()
)
