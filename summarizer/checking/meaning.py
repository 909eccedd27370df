"""Words of one meaning, and words of opposite meaning, by their stems or lemmas."""

from summarizer.reading.words import stem

_SAME = """
die death dead kill fatality body
injure hurt wound injury
chief boss head leader
judge justice court
lawyer attorney counsel solicitor
town city village
police officer detective
job post position
rebel insurgent fighter guerrilla
doctor medic physician
approve pass back
plan scheme project
firm company business
staff employee worker
vote ballot
spectator crowd
firearm rifle gun
robbery burglary theft
steal take
illegal unlawful
quake earthquake
forecast outlook guidance
quarter three-month
share stock
ship ferry vessel boat
void annul cancel quash
fine penalty
dismiss reject deny
warning warn
bus service
strike walkout stoppage
want ask seek sought demand
arrive arrival land
count tally
begin began begun start launch
big large
house home
pay salary wage
buy bought acquire
lose lost
win won
sell sold
fall fell fallen
rise rose risen
lead led
find found discover discovery
hold held
leave left
give gave given
meet met
see saw seen
bring brought
build built
send sent
spend spent
grow grew grown
throw threw thrown
write wrote written
speak spoke spoken
tell told
keep kept
flee fled
sink sank sunk
shrink shrank
choose chose chosen
drive drove driven
show shown
"""
_OPPOSED = """
rise climb increase grow gain jump surge soar advance firm strengthen quicken higher up / \
fall drop decline slip slide sink lose tumble plunge decrease shed lower weaken slump shrink down
raise increase lift hike boost / cut lower reduce trim slash halve lop
confirm admit acknowledge concede / deny dispute rebut refute
accept agree embrace endorse / reject refuse dismiss rebuff spurn
support back favour favor champion for / oppose resist against
approve pass adopt / reject block veto defeat
win victory winner / lose defeat loser loss
profit / loss
open reopen / close shut
begin start launch open / end finish stop halt
buy acquire purchase / sell
praise welcome applaud hail commend laud / criticise criticize condemn denounce slam attack blame deplore
accuse charge blame / clear acquit exonerate
above / below
more / fewer less
widen broaden / narrow
arrest detain hold jail / release free
allow permit let authorise authorize / ban bar forbid prohibit prevent
arrive enter / leave depart exit
include / exclude omit
hire recruit / fire sack dismiss
before / after
ahead / behind
first / last
oldest / youngest newest
largest biggest greatest highest / smallest lowest
bigger larger greater / smaller
faster / slower
early earlier / late later
maximum most / minimum least
guilty / innocent
destroy wreck ruin / save rescue spare
suspend ban bar / reinstate
improve recover better / worsen deteriorate worse
lead / trail
lawful / unlawful
succeed success / fail failure
safe / dangerous unsafe
strengthen / weaken
credit / blame
promise pledge vow / refuse
appeal challenge / comply
expected / unexpected
question doubt challenge / confirm
majority / minority
lift / impose
upgrade / downgrade
optimistic / pessimistic
warm / cold
true / false
"""

_MEANING = {stem(word): line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}
SIDES: dict[str, tuple[tuple[int, int], ...]] = {}
"""The sides a word takes: the number of the opposition, and 0 or 1."""
for _number, _line in enumerate(_OPPOSED.strip().splitlines()):
    for _side, _half in enumerate(_line.split("/")):
        for _word in _half.split():
            SIDES[_word] = (*SIDES.get(_word, ()), (_number, _side))


def shared_meaning(stemmed: str) -> str:
    """The stem that stands for all words of the same meaning."""
    return _MEANING.get(stemmed, stemmed)


def opposed(first: str, second: str) -> bool:
    """Whether two lemmas are of opposite meaning, and of one meaning in no sense."""
    one, other = SIDES.get(first, ()), SIDES.get(second, ())
    return any((number, 1 - side) in other for number, side in one) and not set(one) & set(other)


def agree(first: str, second: str) -> bool:
    """Whether two lemmas are the same word, or of one meaning."""
    same = shared_meaning(stem(first)) == shared_meaning(stem(second))
    return first == second or same or bool(set(SIDES.get(first, ())) & set(SIDES.get(second, ())))
