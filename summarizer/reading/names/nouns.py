"""Common nouns that mean people or bodies: closed lists, and the endings by which English names people."""

from typing import TYPE_CHECKING, Literal

from summarizer.reading import cues
from summarizer.reading.names.vocabulary import ORG_NOUNS, ROLES

if TYPE_CHECKING:
    from summarizer.reading.tree import Token

Meaning = Literal["person", "people", "body"]

_BODIES = cues.BODIES | frozenset(
    (
        "coastguard service association federation panel cabinet hall embassy fund mission watchdog alliance coalition "
        "brigade force senate jury tribunal administration opposition diocese chamber academy forces crew team "
        "secretariat guild lobby synod consistory congregation league assembly movement cooperative co-operative contingent garrison command monarchy presidency legislature judiciary treasury charity newspaper palace network trust bureau laboratory parish broadcaster consulate"
    ).split()
)
_PEOPLE = frozenset(
    (
        "people men women children family families relatives parents staff employees workers survivors farmers drivers troops "
        "soldiers migrants refugees pupils students patients victims passengers voters motorists fans members "
        "protesters rebels generals engineers deckhands divers fishermen mps meps msps deputies senators trio pair "
        "mourners critics neighbours neighbors growers cadres detainees hostages prisoners tenants landlords "
        "customers consumers volunteers medics nurses veterans allies rivals unions companies firms banks charities "
        "hospitals schools airlines insurers retailers regulators authorities ministers diplomats commuters traders "
        "guards gendarmes agents conscripts recruits youths militants fighters gunmen smugglers delegates colleagues authors scientists respondents suspects"
    ).split()
)
_PERSON = frozenset(
    (
        "gendarme conscript recruit cousin uncle aunt nephew niece grandson granddaughter grandmother grandfather husband "
        "wife midwife chaplain mufti canon vicar curate deacon abbot nun monk matron paramedic skipper person man woman boy girl child nurse guard witness source relative survivor neighbour neighbor volunteer "
        "cyclist bystander passenger soldier teacher schoolteacher student steward clerk suspect whistleblower mother "
        "father widow parent delegate aide insider pilot cleric priest veteran victim"
    ).split()
)
_NOT_PEOPLE = frozenset(
    (
        "grant covenant loudspeaker tree competitor number order paper power letter summer winter river water tower matter member quarter border register offer "
        "computer newspaper figure centre center corner dinner finger flower layer master-plan meter metre liter litre "
        "monster murder paper poster powder rubber sector shelter shoulder thunder timber wonder bumper container "
        "cover disaster factor mirror motor tractor reactor error terror horror colour color favour favor harbour "
        "harbor labour labor behaviour behavior humour humor rumour rumor odour tumour tumor doctor-patient door floor "
        "minor corridor interior exterior vector conveyor elevator escalator generator calculator indicator monitor "
        "transistor radiator refrigerator chapter character counter drawer ladder launcher locker printer scanner "
        "server trailer folder boiler heater cooler burner sticker banner trigger bunker butter cancer feather "
        "helicopter lawyer-client leather lever litter lumber magazine manner offer parameter pepper perimeter planner "
        "plaster quarter reminder remainder rider-less river semester sewer silver slipper spider sweater temper "
        "theater theatre thermometer trouser twitter weather whisper user-base charter buffer filter gutter hammer "
        "answer encounter sector altar collar dollar pillar sugar similar war car bar star year tear gear fear "
        "pier tier barrier carrier frontier courier trier premier career engineer-led beer deer cheer list mist twist "
        "tourist-board fist wrist waist chest interest forest harvest protest request test contest guest-house west "
        "east rest best cost post coast breast dust trust crust human man-hours talisman ottoman latter former either "
        "wallpaper transfer tender surrender blunder slander murder torpor tremor glamour honour honor rigour vigour "
        "predecessor-state processor sensor compressor supervisor-only advisor-fee deterrent propeller cellar guarantee header howitzer footer binder trailer blocker bomber cruiser fighter-jet freighter tanker liner pier steamer trawler"
    ).split()
)
"""Nouns with one of those endings that are no people."""
_ROLES_OF_ONE = _PERSON | ROLES | cues.PEOPLE_NOUNS
_NO_ROLES = _BODIES | ORG_NOUNS
_ALSO_NAMES = _BODIES | cues.PEOPLE_NOUNS | ROLES | _PEOPLE
"""What means somebody also where the tagger takes it for a name."""
_BODIES_OF_MANY = cues.PUBLIC_BODIES | {"company", "firm", "club", "employer"}
_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eer", "person", "ant", "ee")
_ENDINGS_OF_MANY = ("ers", "ors", "ists", "ians", "men", "women", "eers", "people", "ees")


def names_a_person(word: str) -> bool:
    """Whether a lower-case word is a role or trade of one person: lecturer, partner, coroner."""
    if word in _NO_ROLES or word.endswith("s"):
        return False
    return word in _ROLES_OF_ONE or _named_by_ending(word, _ENDINGS)


def meaning_of(token: "Token") -> Meaning | None:
    """What a common noun means, if it means someone who can act."""
    word = token.lower_
    if token.pos_ == "PROPN" and word not in _ALSO_NAMES:
        return None
    plural = token.tag_ in {"NNS", "NNPS"} or word in {"police", "staff", "people", "family"}
    if word in _BODIES:
        return "body"
    if plural and (
        word in _PEOPLE
        or word.removesuffix("s") in _BODIES
        or word in cues.PEOPLE_NOUNS
        or _named_by_ending(word, _ENDINGS_OF_MANY)
    ):
        return "people"
    if not plural and (word in _ROLES_OF_ONE or (token.head.lemma_ in cues.ALL and _named_by_ending(word, _ENDINGS))):
        return "body" if word in _BODIES_OF_MANY else "person"
    return None


def _named_by_ending(word: str, endings: tuple[str, ...]) -> bool:
    single = word.removesuffix("s")
    return len(word) > 4 and word.endswith(endings) and word not in _NOT_PEOPLE and single not in _NOT_PEOPLE
