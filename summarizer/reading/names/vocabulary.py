"""Words that tell what a name is: titles, offices, what bodies are called, and what begins with a capital unnamed."""

import re

from summarizer.reading import cues

TITLES = frozenset(
    (
        "mr mrs ms miss dr sir dame lord lady prof professor president minister secretary chancellor senator judge "
        "justice general colonel captain sergeant sgt lt lieutenant commander commissioner king queen prince princess "
        "pope mayor governor chief prime sheikh ambassador inspector councillor advocate cllr rep sen gov col gen maj major "
        "chairman chairwoman rev premier deputy superintendent monsignor detective constable congressman congresswoman leader "
        "opposition hon fr father sister mp mps msp mep marshal admiral adm brigadier chair executive reverend bishop "
        "archbishop cardinal imam rabbi capt cmdr cpl corporal sheriff speaker envoy headteacher headmaster mum dad "
        "survivor co-author pc staff whip cr supt garda mallam alhaji alhaja chief-justice datuk brig cst amb eng engr barrister shri smt sri sp asp dsp "
        "det insp ch dci councilmember councilman councilwoman alderman alderwoman assemblyman assemblywoman congressmember td mla mlc mna taoiseach tánaiste barr datin datuk dato shadow backbencher msgr sr br comrade ceo cfo coo cto co-ceo regent secretary-general director-general col-gen mayor-elect premier-elect"
    ).split()
)
"""Capitalised words before a person's name that are no part of it."""
ROLES = (
    TITLES
    | cues.PEOPLE_NOUNS
    | frozenset(
        (
            "leader general striker author farmer counsel executive economist strategist analyst commentator researcher "
            "hydrologist trucker driver student elder postman grazier critic founder organiser organizer convener "
            "spokesman spokeswoman spokesperson co-author runner athlete singer pianist midfielder goalkeeper defender "
            "forward captain trainer referee winger widow mother father son daughter brother sister resident shopkeeper "
            "prefect provost warden principal dean rector ombudsman registrar undersecretary superintendent attache treasurer "
            "baker nurse teacher head chair president-elect representative politician boss engineer caretaker mediator pastor priest imam rabbi "
            "attorney legislator solicitor paramedic machinist technician swimmer banker broker plaintiff defendant juror coroner"
        ).split()
    )
)
ORGANISATION = re.compile(
    r"\b(?:Inc|Corp|Ltd|LLC|plc|PLC|AG|AB|SA|NV|Group|Bank|Council|Ministry|Department|Dept|Party|University|Institute|"
    r"Union|Agency|Commission|Committee|Court|Association|Federation|Confederation|Platform|Authority|Office|Service|Services|Company|"
    r"Airlines|Airways|Club|United|Athletic|City|Town|Army|Navy|Police|Parliament|Senate|Congress|Hospital|College|"
    r"School|Academy|Foundation|Trust|Board|Society|Centre|Center|Organization|Organisation|Fund|Nations|Alliance|"
    r"Front|Movement|Coalition|Holdings|Terminals|Industries|Systems|Technologies|Airport|Partners|Capital|Pharma|Semiconductors?|Motor|Pharmaceuticals?|Chemicals|Electronics|Mining|Petroleum|"
    r"Steel|Foods|Rail|Railways|Energy|Motors|Media|Securities|Research|Resources|Minerals|Pipelines|Lines|Survey|"
    r"Guild|Chamber|Crescent|Cross|Robotics|Insight|Corporation|Embassy|Assembly|Mission|Bureau|Laboratory|Labs|"
    r"Museum|Convention|Institution|Observatory|Inspectorate|Directorate|Democrats|List|Greens|Conservatives|Labour|Watch|Friends|Forum|Network|Campaign|League|Team|"
    r"Management|House|Exchange|Star|Branch|Brigade|Diocese|Records|Equities|Buses|Times|Post|Herald|Courier|Gazette|"
    r"Sentinel|Telegraph|Kurir|Tribune|Journal|Primary|Panel|Manch|Morcha|Monitor|Conservatoire|EMS|Sinfonia|Orchestra)\b|&"
)
"""A word that only an organisation has in its name."""
PLACE_WORDS = frozenset(
    "Road Street Avenue Lane Square Dam Valley River Creek Lake Loch Sea Bay Gulf Strait Ocean Mountain Mountains Mount "
    "Hill Hills Island Islands Isle Peninsula Desert Forest Park Bridge Tunnel Palace Castle Tower Station Junction Gate "
    "Range Province District County Region Highlands Coast Canal Channel Pass Plateau Glacier Village Township Boulevard "
    "Highway Port Harbour Heights Stadium Bowl Arena Cathedral Temple Mosque Hall Nevada Ave Blvd Rd St Chowk Bhavan".split()
)
"""The last word of a place's name."""
THING_WORDS = frozenset(
    "Cup Trophy Games Olympics Championship Championships Prize Award Awards Final Festival Day Week Night War System "
    "Shield Medal Grand Prix Marathon Typhoon Hurricane Cyclone Storm Renaissance Index Average Summit Report Budget "
    "Rule Rules Code Book Plan Strategy Programme Program Project Virus Disease Act Bill Law Tour Year Notice Grade Section Fourth "
    "Initiative Bible Cruisers Cruiser Inauguration Agreement Treaty Accord Constitution Resolution Scheme Tax Bond Bonds".split()
)
"""The last word of the name of an event, a prize or a plan."""
ORG_NOUNS = frozenset(
    (
        "firm company maker retailer consultancy operator developer pollster charity newspaper daily broadcaster "
        "operator miner processor bank insurer airline manufacturer supplier group crew gang club team party union "
        "agency website startup brewer publisher modeller lender chain consortium station campaign organisation "
        "organization think-tank watchdog regulator body utility contractor underwriter producer builder fund brokerage "
        "brokers federation panel office ministry side cooperative co-operative supermarket carrier tracker coalition "
        "alliance"
    ).split()
)
ANYBODY = frozenset("everyone everybody someone somebody anyone anybody nobody".split())
"""Who is nobody in particular."""
AFTER_NAMES = frozenset({"SC", "KC", "QC", "MP", "OBE", "CBE", "MBE", "TD", "MEP", "MSP", "PhD", "MD"})
"""Letters after the name of a person."""
NOT_NAMES = ANYBODY | frozenset(
    (
        "the a an this that these those he she it they we i you his her its their our my your in on at by for from "
        "with without after before when while as if but and or so yet not no nor nobody nothing none never neither "
        "either both each every some many most more few several one two three four five six seven eight nine ten "
        "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
        "eighty ninety hundreds thousands dozens millions monday tuesday wednesday thursday "
        "friday saturday sunday january february march april may june july august september october november december "
        "rs sgt jan feb mar apr jun jul aug sep sept oct nov dec "
        "who what where why how which whoever whether there here then now today tomorrow yesterday also still even only "
        "just about around under over between among during since until although though because despite however "
        "meanwhile earlier later last next another other others such analysts officials police experts rescuers "
        "survivors residents shares sterling turnout revenue equities crude spot zinc markets talks built asked told "
        "once according nearly almost roughly up down every half all any quite inflation christmas easter diwali bst "
        "gmt utc est et neighbouring neighboring pm am ceo cfo gdp covid covid-19 internet god telegram instagram "
        "facebook twitter x whatsapp youtube pix image update updates tv exclusive share tweet correction corrections clarification mum-of-three outside defending cross-examined"
    ).split()
)
"""What may begin with a capital and is no name."""
PLACES_BEFORE = frozenset(
    "in at near outside around from to of into across through off towards toward beneath above".split()
)
OF_WORKERS = re.compile(
    r"\b(?:Association|Federation|Guild|Workers|Brotherhood|Confederation|Teamsters|Nurses|Teachers)\b"
)
"""What a union may be called."""
OWNERS = frozenset(
    {"People", "Commissioner", "Children", "Women", "King", "Queen", "Mayor", "Governor", "Men", "Ombudsman"}
)
"""Who stands in the name of a body with "'s": "Information Commissioner's Office"."""
INSTRUMENTS = frozenset(
    "Charter Act Treaty Resolution Agreement Accord Bill Directive Protocol Constitution Pact".split()
)
LABEL = re.compile(r"(?:EXCLUSIVE|BREAKING|FACTBOX|EXPLAINER|ANALYSIS|INSIGHT|FOCUS|CORRECTED|REFILE|RPT)-(?=\w)")
"""What a news agency puts before a headline, with its hyphen."""
INDICES = frozenset(
    "KOSPI KOSDAQ TOPIX Nifty Ibovespa FTSE DAX Brent WTI Nasdaq Nikkei Dow CAC Stoxx Sensex West Mr Mrs Ms Dr".split()
)
