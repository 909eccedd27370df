"""Whether a name is a woman's or a man's, as far as a title, a role or a first name tells."""

from typing import TYPE_CHECKING

from summarizer.reading.mentions import NamedParty, Span
from summarizer.reading.parse import text_of

if TYPE_CHECKING:
    from summarizer.reading.tree import Doc, Token

_FEMALE = frozenset(
    "mrs ms miss mum mother wife daughter sister queen princess lady dame duchess baroness chairwoman spokeswoman "
    "congresswoman councilwoman policewoman actress widow grandmother aunt girl woman".split()
)
_MALE = frozenset(
    "mr father dad husband son brother king prince lord sir duke baron chairman spokesman congressman councilman "
    "policeman actor widower grandfather uncle boy man".split()
)
_WOMEN = frozenset(
    (
        "abigail adele agnes aimee alice alison allison amber amelie amy ann annabel anne annette arlene ashley astrid "
        "audrey aurore ayse beatrice beatrix bernadette beth bethany betty beverly blanche bridget brittany bronwyn "
        "brooke caitlin camille candice carly carmen carol caroline carolyn carys catherine cecile celeste chantal "
        "charlene charlotte cheryl chloe christabel christine chrystal claire clare claudette clementine colleen "
        "constance coral crystal danielle daphne deborah delores denise desiree diane dolores doreen doris dorothy "
        "edith eileen elaine eleanor elizabeth ellen ellie eloise elsie emily enid erin estelle esther ethel eunice eve "
        "evelyn evie fatou faye felicity fern fleur flo florence frances gail gayle genevieve georgette geraldine "
        "gertrude gillian ginger gladys glynis grace gwen gwendolyn gwyneth hannah harriet hazel heather heidi helen "
        "helene hilary hortense imogen ines ingeborg ingrid irene iris isabel isabelle isobel ivy jacqueline jade jane "
        "janet janice janine jasmine jean jeanette jennifer jenny jess jill joan joanne jodie josephine josie joyce "
        "judith judy julie juliet juliette karen karin kate katherine kathleen kathryn katie kay keeley kirsten kirsty "
        "kristen kristin laurel lauren leanne leigh lesley lilian lillian lily lindsey lois loren lorraine lottie "
        "louise lucy lydie lynn lynne mabel maddie madeleine madison maeve maisie marcelle margaret margot marguerite "
        "mariam marianne marie marie-ange marilyn marit marjorie mary maud maureen mavis megan melanie meredith michele "
        "michelle mildred millie minnie mireille miriam molly monique morag muriel myrtle nadine nancy naomi natalie "
        "nell nellie niamh nicole noelle noreen odette olive oonagh paige paulette pauline penelope penny phoebe "
        "phyllis polly poppy prudence queenie rachael rachel rebekah renee rhiannon robyn rosalie rosalind rosamund "
        "rose roseanne rosemary roxanne ruby ruth sabine sadie sally sarah selene sharon shelley shirley sian sigrid "
        "simone siobhan solange solveig sophie stacey stephanie susan susanne suzanne sylvie tamsin terri tess therese "
        "tiffany tracey trudy valerie verity veronique victoire violet virginie vivian vivienne wanjiru wendy "
        "wilhelmine willow winifred yasmin yolande yvette yvonne zeynep zoe"
    ).split()
)
"""First names of women that do not end in "a", as English papers print them most."""
_MEN = frozenset(
    (
        "aditya agha baba elisha ezra foma garba ilya issa joshua krishna kuzma luca mirza musa mustafa nikita pasha raja "
        "rama shiva surya yahya zakaria "
        "aaron abdul abdullah abel abraham adam ahmad ahmed ahmet alain alan alastair albert albrecht aldous alec "
        "alexander alfie alfred alistair allan allen alvin amadou amir amit anders andre andreas andrei andrew angus "
        "anil ansel anthony antoine anton ari arjun armand arne arnold arthur arvind asif axel barney barry bart "
        "bartholomew basil ben benjamin bernard bernd bert bertrand bill bjorn bobby bogdan boniface boris brad bradley "
        "brandon brendan brent brett brian bruce bryan bryce burak byron caleb callum cameron carl carsten cecil cedric "
        "cesar chad charles charlie chester christian christopher chuck clarence clark claude clement cliff clifford "
        "clint clive clyde colin conor conrad craig curtis cyril damian damien dan daniel danny darren darryl dave "
        "david davide dean deepak denis dennis denzel derek dermot desmond didier dieter dietrich dimitri dirk dmitri "
        "dmitry dominic don donal donald doug douglas drew duncan dwight dylan earl ed eddie edgar edmund edward edwin "
        "einar elias elijah elliot elliott emil emile emmanuel enrique eric erik ernest erwin esteban ethan etienne "
        "eugene evan ezra farid felix fergal fergus fernand finn florian floyd francis francois frank franz fred "
        "frederic frederick fritz fyodor gabriel gareth garth gary gavin geoff geoffrey georg george georges gerald "
        "gerard gerd gideon gil gilbert giles glen glenn godfrey goran gordon graeme graham greg gregory guillaume "
        "gunnar gunther gustav guy hakan hamid hamish hank hans harald hari harish harold harris harrison harry harvey "
        "hassan hector heinrich helmut henrik henry herbert herman hiroshi howard hubert hugh humphrey hussein iain ian "
        "ibrahim igor imran irving isaac ismail ivan jaap jack jacob jakob jamal james jared jarvis jason jean-claude "
        "jean-pierre jed jeff jeffrey jens jeremy jerome jerry jesse jim jimmy joachim joaquin jochen joe joel joerg "
        "john johnny jon jonas jonathan jonathon jorge jose josef joseph joshua juan juha julian julien jurgen justin "
        "kamal karim karl kaspar keith kelvin ken kenji kenneth kent kevin khalid kieran kirk klaus knut kris kristian "
        "krzysztof kurt kwame kyle lachlan lance lars laurence laurent lawrence len lennart lennox leon leonard leopold "
        "leroy lester lewis liam lionel lloyd logan lorenz lothar louis luc luca lucas ludwig luis lukas luke lyle "
        "magnus mahmoud malcolm malik manfred manuel marc marcel marcin marcus marek marius mark marlon marshall martin "
        "martyn marvin mats matt matteus matthew matthias maurice max maximilian mehmet melvin merlin michael michal "
        "michel mick miguel mike mikhail milan miles milos mitchell mohamed mohammad mohammed morris morten moses "
        "muhammad murat murray mustafa nathan nathaniel ned neil nicholas nick nicolas niels nigel nikita nikolai nils "
        "noah noel norman oleg oliver olivier olle omar oskar otis owen pascal patrice patrick paul pavel per percy "
        "perry pete peter petr phil philip philippe phillip pierre piers piotr rafael rajesh ralf ralph ramesh ramon "
        "randall randy raul ravi ray raymond raymund reece reg reginald reinhard remy rene reuben rex reza rhys rich "
        "richard rick ricky roald rob robert rod roderick rodney roger roland rolf romain roman ron ronald ronan ross "
        "rowan roy rudolf rufus rune rupert russ russell ryan saleem samir samuel sanjay scot scott sean sebastian "
        "selwyn sergei seth seymour shaun shaw sid sidney silas simon stan stanislav stanley stefan steffen sten "
        "stephen sterling steve steven stewart stig stuart sunil sven sylvain tariq ted terence theodore thierry thomas "
        "thor tibor tim timothy tobias toby todd tom tomas tommy tony torben tore torsten trevor tristan troy tyler ulf "
        "ulrich uwe vaclav vasily vernon vic victor vijay vikram viktor vince vincent virgil vladimir vladislav wade "
        "wallace walt walter warren wayne wendell wes wesley wilfred wilhelm willem willi william willie wim winston "
        "wolfgang xavier yannick yusuf yves zach zachary zoltan zoran"
    ).split()
)
"""And of men that do not end in "o", and of some that end in "a"."""


def sex_of_pronoun(pronoun: "Token") -> str:
    """ "f" for she, "m" for he, else ""."""
    word = pronoun.lower_
    return "f" if word in {"she", "her"} else "m" if word in {"he", "his", "him"} else ""


def sex_of(doc: "Doc", party: NamedParty, mention: Span) -> tuple[str, bool]:
    """ "f" or "m" where a title, a role, a common first name or the end of one tells, else ""; and whether it is plain,
    as only the end of a name is not.
    """
    if party.kind != "person":
        return "", False
    title = text_of(doc)[max(0, mention.start - 8) : mention.start].split()
    words = {word.strip(".,").lower() for word in (*(party.role or "").split(), *title[-1:], *party.name.split()[:1])}
    first = party.name.split()[0].lower() if " " in party.name else ""
    if words & _FEMALE or first in _WOMEN:
        return "f", True
    if words & _MALE or first in _MEN:
        return "m", True
    return {"a": "f", "o": "m"}.get(first[-1:], ""), False
