"""Acts told in short lines that say no more than the article does."""

import pytest

from summarizer.article import Article
from summarizer.reading.events import find_events, possible_events
from summarizer.reading.reading import Reading

LINES = [
    ("The bank, which has fought inflation for years, cut its main rate to 5.5% on Thursday.",
     ("The bank cut its main rate to 5.5%", "happened")),
    ("Lufthansa will close its Dresden hub, the airline's chief executive told reporters.",
     ("Lufthansa will close its Dresden hub", "planned")),
    ("Talks are due to resume on Wednesday.", ("Talks are due to resume on Wednesday", "planned")),
    ("The factory is being moved to Brno.", ("The factory is being moved to Brno", "ongoing")),
    ("Russia claimed it had regained full control of the region.",
     ("Russia had regained full control of the region", "alleged")),
    ("At least 40 miners were trapped after a tunnel collapsed.",
     ("At least 40 miners were trapped after a tunnel collapsed", "happened")),
    ("Harrow would owe a $70 million fee if it accepted a higher bid.",
     ("Harrow would owe a $70 million fee if it accepted a higher bid", "planned")),
    ("If convicted, Mr Lind faces up to nine years in prison.",
     ("If convicted, Mr Lind faces up to nine years in prison", "planned")),
    ("The ruling party lost its majority on Sunday, near-complete results showed.",
     ("The ruling party lost its majority", "happened")),
    ("The Marlow survey of 2,046 adults, released on Tuesday, found a fall in support.",
     ("The Marlow survey of 2,046 adults found a fall in support", "happened")),
    ("Inflation, which quickened in July, is now seen averaging 4.4% over 2025.",
     ("Inflation is seen averaging 4.4%", "planned")),
    ("Two co-defendants, who pleaded guilty, are to be sentenced on Friday.",
     ("Two co-defendants are to be sentenced", "planned")),
    ("In a trial that ended in March, people who walked every day lost less of their memory.",
     ("People who walked every day lost less of their memory", "happened")),
    ("Aveland said it would close 14 shops and cut 1,100 jobs.", ("Aveland would cut 1,100 jobs", "planned")),
    ("Aveland cut its forecast on Monday and said it would lay off 1,400 workers.",
     ("Aveland would lay off 1,400 workers", "planned")),
]  # fmt: skip
NONE = [
    '"We have never seen such a crowd," the mayor said.',
    "A spokesperson denied that any detainee was refused a lawyer.",
    "The valley is one of the most beautiful in Europe.",
    "The court will sit if the appeal is lodged.",
    "The station rejected that.",
    "For months concerns have swirled over the plan.",
    "South Korea was quick to respond, with an official at hand.",
    "Critics fear the plan.",
    "Norway expressed worries over the launch.",
    "The bank was worried about growth.",
    "The army declined to comment on the report.",
    "The institute put the number of dead at 19.",
    "Twelve of the 17 economists had expected a cut.",
    "Residents had hoped for a bridge.",
    "The number is expected to double.",
]


def reading_of(text: str) -> Reading:
    return Reading(
        Article(id="x", title=None, url=None, publisher=None, via=(), language="en", published="2025-06-18", text=text)
    )


def events(text: str) -> list[tuple[str, str]]:
    return [(event.line, event.status) for event in find_events(reading_of(text))]


def acts(text: str) -> list[tuple[str, str]]:
    """Whether or not they are worth a line."""
    return [(event.line, event.status) for event in possible_events(reading_of(text))]


TOLD = [
    ("The bank revised its forecast for growth this year from 5.2% to 4.8%, and for 2026 from 5.4% to 5.3%.",
     "The bank revised its forecast for growth from 5.2% to 4.8%"),
    ("A truce signed in Doha on Monday held for a week.", "A truce was signed in Doha"),
    ("Riot police used water cannon and stun grenades late Saturday to clear the last of the crowd.",
     "Riot police used water cannon and stun grenades late Saturday to clear the last of the crowd"),
    ("Five people died when an express ran into a stationary freight train near Olmo, rescuers said.",
     "Five people died when an express ran into a stationary freight train near Olmo"),
    ("Police fired tear gas on Friday after stones were thrown at a patrol.",
     "Police fired tear gas after stones were thrown at a patrol"),
    ("The driver laughed when he was asked about it.", "The driver laughed"),
    ("A police officer shot and killed a man on Monday.", "A police officer shot and killed a man"),
    ("The prince did not strike, push or touch anybody.", "The prince did not strike, push or touch anybody"),
    ("The officer did not fire or reach for his gun.", "The officer did not fire or reach for his gun"),
    ("The bank has not cut rates or raised fees since May.", "The bank has not cut rates or raised fees since May"),
    ("Jan Rehn runs the docks. He's laid off nine men.", "Jan Rehn has laid off nine men"),
    ("He told the house that the auction of all ghats in the state stood cancelled.",
     "The auction of all ghats in the state stood cancelled"),
    ("Donors pledged $2 billion, half of what they had asked for.", "Donors pledged $2 billion"),
    ("Two patients had died waiting for a boat.", "Two patients had died waiting for a boat"),
    ("Fifty-one people detained under the Act took their own lives.",
     "Fifty-one people detained under the Act took their own lives"),
    ("The nurse signed the sheets of a patient who was already dead.",
     "The nurse signed the sheets of a patient who was already dead"),
    ("The rally planned for Sydney will go ahead on Sunday.", "The rally planned for Sydney will go ahead"),
    ("The council voted on Monday for talks next week.", "The council voted for talks next week"),
    ("A drone struck a fuel depot in Hafira on Monday, killing 31 fighters.",
     "A drone struck a fuel depot in Hafira, killing 31 fighters"),
    ("The port said no one would be dismissed before 2029.", "No one would be dismissed before 2029"),
    ("The nurses have not been paid in full since February.", "The nurses have not been paid in full since February"),
    ("The town had asked for 500 blankets and been sent 60.", "The town had been sent 60"),
    ("Revenue fell 11% from a year earlier to $1.87 billion.", "Revenue fell 11%"),
    ("Storms have killed nine people and driven 400 from their homes.", "Storms have driven 400 from their homes"),
    ("Residents demanded to know why the lift had been left open.",
     "Residents demanded to know why the lift had been left open"),
    ("Ilse Aale said the marks could have been made by fish feeding on a lagoon floor.",
     "The marks could have been made by fish feeding on a lagoon floor"),
    ("Crews using ropes and a single digger had pulled 16 people from the mud.", "Crews had pulled 16 people from the mud"),
    ("After five hours, 88 speakers and a brawl, the Arn council voted 4-3 to reopen the baths.",
     "The Arn council voted 4-3 to reopen the baths"),
    ("Of the 70 or so quarries in the district, 66 have been filled with water, she said.",
     "Of the 70 or so quarries in the district, 66 have been filled with water"),
    ("A set of Polish prints, published in 2010, was greeted with doubt.", "A set of Polish prints was greeted with doubt"),
    ("The prints, each about 15 centimetres wide, were found by a teacher.",
     "The prints, each about 15 centimetres wide, were found by a teacher"),
    ("The president announced that vehicle assembly will end in Arn.", "Vehicle assembly will end in Arn"),
    ("The find would push back the moment at which fish began to move onto land.",
     "The find would push back the moment at which fish began to move onto land"),
    ("There are an estimated 15,000 Velmorans working in Sund.", "There are an estimated 15,000 Velmorans working in Sund"),
    ("It was found by Ilse Kruk of the Arn Geological Institute, who led the team of 12.", "Ilse Kruk of the Arn Geological Institute led the team of 12"),
    ("Names, addresses and passports had been copied from a server.", "Names, addresses and passports had been copied from a server"),
    ("Mr Olsen said Norway would send a brigade as well as 50 deminers to help with the rebuilding of Sund.",
     "Norway would send a brigade as well as 50 deminers to help with the rebuilding of Sund"),
    ("Deputies on Monday threw out a bill that would have raised the retirement age.",
     "Deputies threw out a bill that would have raised the retirement age"),
    ("The case stems from a complaint filed by a farmer.", "The case stems from a complaint filed by a farmer"),
    ("The court struck down the law, which was signed in 2020.", "The court struck down the law"),
    ("The owners agreed a plan to sell the ferry.", "The owners agreed a plan to sell the ferry"),
    ("The finding appeared in the journal Marine Letters.", "The finding appeared in the journal Marine Letters"),
    ("The law fines strikers two days' pay for each day missed.", "The law fines strikers two days' pay for each day missed"),
    ("The office had counted passengers only in February.", "The office had counted passengers only in February"),
    ("The gates were shut to cars from Easter to October.", "The gates were shut to cars from Easter to October"),
    ("Lawyers said at least 60 men were held by the army, not 38.", "At least 60 men were held by the army"),
    ("Arn Air has pledged not to cut posts before 2028, but its pilots did not trust that.",
     "Arn Air has pledged not to cut posts before 2028"),
    ("Spending had risen every year since 2020, the minister said.", "Spending had risen every year since 2020"),
    ("Consumer prices rose 3.8% in April from a year earlier, down from 4.1% in March but well above the bank's target.",
     "Consumer prices rose 3.8%, down from 4.1% in March but well above the bank's target"),
    ("The operator, Sund Line, has offered 4% this year and 2% next.",
     "The operator, Sund Line, has offered 4% this year and 2% next"),
    ("Of the confirmed cases, 63% were in children under ten.",
     "Of the confirmed cases, 63% were in children under ten"),
    ("The opposition leader, Corina Balan, accused the government of ignoring a report.",
     "The opposition leader, Corina Balan, accused the government of ignoring a report"),
    ("Mr Olsen ruled out calling in the navy.", "Mr Olsen ruled out calling in the navy"),
    ("Shares in the company, which have lost a third of their value, were down.",
     "Shares in the company have lost a third of their value"),
    ("The deal values the firm at $4m. It was backed by holders of 87% of the stock.",
     "The deal was backed by holders of 87% of the stock"),
    ("Opal Marsh, of Marr Road, was found guilty last month of 11 counts of fraud.",
     "Opal Marsh was found guilty of 11 counts of fraud"),
    ("Sund Star had been fined twice before, in 2019 and again last March, when a ship was found with 57 passengers.",
     "Sund Star had been fined twice before, in 2019 and again last March, when a ship was found with 57 passengers"),
    ("More than 600 people have been forced from their homes as wildfires tore through pine forest, killing four people.",
     "Wildfires tore through pine forest, killing four people"),
    ("The results were presented at a meeting of doctors here and published in a journal.",
     "The results were published in a journal"),
    ("Police have arrested three people since Thursday, among them a man of 52.",
     "Police have arrested three people since Thursday"),
    ("Some 16% of patients had died or been admitted to hospital.",
     "Some 16% of patients had died or been admitted to hospital"),
    ("The bureau had issued a warning on Monday, but it was lifted at 3 a.m.", "The warning was lifted at 3 a.m."),
    ("Anna Lund, who came from the rival in 2023, denied a report.", "Anna Lund denied a report"),
    ("Deputies approved a bill on Thursday that will force groups to register as protesters blew whistles.",
     "Deputies approved a bill"),
    ("It said the United States would press ahead. The United States said it would cut duties.",
     "The United States would cut duties"),
    ("NINETEEN people have been arrested in Marr.", "Nineteen people have been arrested in Marr"),
    ("Lund (AFP) – Opposition leader Ada Berg was declared the winner.", "Opposition leader Ada Berg was declared the winner"),
    ("An ice shelf in east Sund long regarded as one of the continent's most stable is being eaten away from below.",
     "An ice shelf in east Sund is being eaten away from below"),
    ("Norvik Air (NVK.OL) will cut 2,300 jobs, the carrier said.", "Norvik Air will cut 2,300 jobs"),
    ("Norvik will hand back aircraft after its second-quarter loss more than doubled.", "Norvik will hand back aircraft"),
    ("Five members backed the cut; three wanted no change and one, Anna Lund, held out for 50 points.", "Three wanted no change"),
    ("Marr (Sund) (AFP) – Donors promised $2 billion in aid.", "Donors promised $2 billion in aid"),
    ("MARR/SUND, Sept 18 - At least 14 people were killed in clashes.", "At least 14 people were killed in clashes"),
    ("A strike in 2019 ended after a mediator was appointed.", "A strike in 2019 ended after a mediator was appointed"),
    ("A Marr judge on Friday barred the office from striking 148 people off the rolls.",
     "A Marr judge barred the office from striking 148 people off the rolls"),
    ("Guards left the town hours after the Front for the South (FS) refused to sign a draft truce.",
     "The Front for the South (FS) refused to sign a draft truce"),
    ("Marr Cells had planned to raise 600 billion won to finance a second plant.",
     "Marr Cells had planned to raise 600 billion won to finance a second plant"),
    ("Ryu Berg would summon the chairman, Noh Lind, 58, to testify should the regulator fail to report by April.",
     "Ryu Berg would summon the chairman should the regulator fail to report by April"),
    ("If the appeals court does not act by March 6, Lund will ask the high court — the very court at stake — to take the case.",
     "If the appeals court does not act by March 6, Lund will ask the high court to take the case"),
    ("Crews will be allowed to return to base unless there are more than 60 calls waiting.",
     "Crews will be allowed to return to base unless there are more than 60 calls waiting"),
    ("The state would pay farmers provided they left the land fallow.",
     "The state would pay farmers provided they left the land fallow"),
    ("The firm has not bid and would step aside if the council saw a conflict, he told the meeting.",
     "The firm would step aside if the council saw a conflict"),
    ("A trust has dropped a rule that stopped crews from returning to base for meal breaks after nurses threatened to strike over it.",
     "A trust has dropped a rule that stopped crews from returning to base for meal breaks"),
    ("She said 1,906 voters already deactivated in a test run would be reinstated by the end of next week.",
     "1,906 voters already deactivated in a test run would be reinstated by the end of next week"),
    ("Soil samples taken in Marr from 22 fields, and analysed at two laboratories, found chromium in most places.",
     "Soil samples found chromium in most places"),
    ("A household using 4,500 gallons a month, which now pays $44, will pay $50 from May.",
     "A household using 4,500 gallons a month will pay $50 from May"),
    ("The shelling began shortly after 4:00 am (0100 GMT) in the old town.",
     "The shelling began shortly after 4:00 am in the old town"),
    ("Marr, Sund – Sund and Velmora have agreed to reopen their border in stages.",
     "Sund and Velmora have agreed to reopen their border in stages"),
    ("The city's former works director, Glenn Lind, who admitted fraud, was told to testify about that Thursday.",
     "Glenn Lind admitted fraud"),
]  # fmt: skip
TOLD_OF_OWNERS = [
    ("Rehn Ltd closed its plant in Marr on Monday. Its lawyers produced the notebooks of an engineer on Tuesday.",
     "Rehn Ltd's lawyers produced the notebooks of an engineer"),
    ("“My client has been accused of a crime,” said lawyer Jon Okoro.", "Jon Okoro's client has been accused of a crime"),
    ("The Dockers' Union said 92% of its members had voted to strike.",
     "92% of the Dockers' Union's members had voted to strike"),
    ("Former minister Idris Kone left the country on Monday. His lawyer said he travelled for medical treatment.",
     "Idris Kone travelled for medical treatment"),
]  # fmt: skip
NOT_TOLD = [
    ("The shilling, quoted at 129.30 to the dollar before the announcement, firmed by 0.4% to 128.80.", "announcement"),
    ("The marches began in February after the parliament, by 121 votes to 117, agreed to lease the road.", "The marches agreed"),
    ("Protesters say tolls would triple. The government says they will rise by a cent.", "government will rise"),
    ("The institute found that the mine would have made money had the group not charged the shaft 890 million in fees.",
     "group not charged"),
    ("Nobody has shown that a single crate has ever reached them.", "crate has ever"),
    ("Anna Oduya of Marr University called the paper convincing. She hoped it would end the quarrel.", "University would end"),
    ("The firm sold 40 boats. The pace recorded fell short of the plan.", "pace was recorded"),
    ("Sund claimed to hold the region - which has been denied by Velmora.", "denied by"),
    ("Twelve of the 17 economists surveyed had left the country.", "were surveyed"),
    ("The town's houses, parts of which were seen by reporters, burned on Friday.", "of which"),
    ("Peru confirmed the presence of troops - an admission that was condemned by Chile.", "admission"),
    ("The firm kept the ferry, as some residents had demanded.", "residents had demanded"),
    ("The doctors followed 300 adults. Forty of them were ill.", "of them"),
    ("Some 18,000 of the cots had been sold there.", "sold there"),
    ("Six people had died since Friday, four of them at a care home.", "at a care home"),
    ("The party claimed 40,000.", "claimed 40,000"),
    ('Peru described the test as "illegal", saying that it was in violation of the treaty.', "Peru was in violation"),
    ("The firm knew of it, according to documents obtained by the league.", "were obtained"),
    ("The ports ministry sent divers. It was the worst wreck since 2006.", "ministry was the worst"),
    ("Correction: an earlier version of this story gave the number of arrests as seven.", "arrests"),
    ("Shares jumped, a sign that the market has yet to be persuaded that a deal will be struck.", "will be struck"),
    ("The court must rule before the inauguration, currently scheduled for December 6.", "inauguration was scheduled"),
    ("The court must rule before the inauguration, currently scheduled for December 6.", "inauguration currently"),
    ("Sund Line made an approach to the group. It comes at a low ebb. The approach pleased Marr Ltd. It issued warnings.",
     "approach issued"),
    ("Sund Line, which is four times its rival's size, confirmed its interest.", "times its rival's size confirmed"),
    ("The bulletin of Marr Ltd said so. It set a deadline for the company to pay.", "Marr Ltd set"),
    ("The chairman warned them and at one stage adjourned for ten minutes.", "stage was adjourned"),
    ("South Marr and Sund were quick to condemn the plan.", "quick to condemn"),
    ("Claims made online after a press release was leaked were false.", "claims was"),
    ("The firm said the batches in question had been checked and called the claim that they were harmful false.", "batches called"),
    ("Waste that has been composted for 90 days may be certified as a product.", "has been composted"),
    ("Emails show that an official warned executives in Marr that customers had left.", "warned executives"),
    ("Ada Lund, whose husband Alan, 77, died in October after waiting four hours, said it was wrong.", "Lund died"),
    ("Sund lost the vote in May. The two fought a war from 1998 to 2000.", "two fought"),
    ("Members who voted in a ballot that closed on Tuesday backed a strike.", "ballot closed"),
    ("But patients’ group Heartline accused the company of a lack of openness.", "Patients accused"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_a_line_is_a_clause_of_its_own(text: str, line: str) -> None:
    assert line in lines_of(text)


@pytest.mark.parametrize(("text", "line"), TOLD_OF_OWNERS)
def test_a_line_names_whose_it_is(text: str, line: str) -> None:
    assert line in lines_of(text)


@pytest.mark.parametrize(("text", "words"), NOT_TOLD)
def test_no_line_has_a_subject_that_the_text_does_not_give_it(text: str, words: str) -> None:
    assert not [line for line in lines_of(text) if words.lower() in line.lower()]


def lines_of(text: str) -> list[str]:
    return [event.line for event in possible_events(Reading(Article(text=text)))]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_an_act_becomes_a_line_with_its_status(text: str, expected: tuple[str, str]) -> None:
    assert expected in acts(text)


@pytest.mark.parametrize("text", NONE)
def test_what_did_not_happen_or_is_no_act_is_not_told(text: str) -> None:
    told = [line for line, status in events(text) if status != "planned" or "if" not in text]
    assert told == []


def test_what_may_be_is_not_told_as_having_happened() -> None:
    text = "Analysts said that Velmora may be given access to rocket technology. It was raining in Sund on Tuesday."
    statuses = {
        event.line: event.status for event in possible_events(Reading(Article(text=text, published="2025-06-18")))
    }
    (status,) = [status for line, status in statuses.items() if "access" in line]
    assert status == "alleged"


def test_joined_verbs_keep_their_auxiliaries() -> None:
    text = "The driver was arrested in hospital and later released without charge. Fjordwing must redesign the page or pay a fine."
    lines = {event.line for event in possible_events(Reading(Article(text=text, published="2025-06-18")))}
    assert "The driver was released without charge" in lines
    assert "Fjordwing must redesign the page or pay a fine" in lines


OURS = [
    ('"We have closed two wards and were offered 2.5%," said Ilse Maron, the director.', {'"We have closed two wards"'}),
    ('"We have closed two wards," Marr Hospital said in a statement.', {"Marr Hospital has closed two wards"}),
    ("“We cut our rates by 3%,” Governor Ilse Maron told a news conference.", {"“We cut our rates by 3%”"}),
    ('"I have closed two wards," said Ilse Maron, the director.', {"Ilse Maron has closed two wards"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), OURS)
def test_what_we_did_is_told_of_a_body_or_in_their_own_words(text: str, lines: set[str]) -> None:
    told = lines_of(f"{text} It was raining on Tuesday.")
    assert lines <= set(told)
    assert not [line for line in told if "Maron" in line and line not in lines]


STATUSES = [
    ("The hearing continues on Monday.", "hearing", "planned"),
    ("The union will strike on Friday.", "strike", "planned"),
    ("Prosecutors allege that the mayor took bribes from two firms.", "bribes", "alleged"),
    ("Rescuers pulled two children from the river on Tuesday.", "children", "happened"),
    ("The bus was carrying 46 pupils to Arn.", "46 pupils", "happened"),
    ("The bus is carrying 46 pupils to Arn.", "46 pupils", "ongoing"),
]


@pytest.mark.parametrize(("text", "word", "status"), STATUSES)
def test_status_heeds_who_says_so_and_when(text: str, word: str, status: str) -> None:
    told = possible_events(Reading(Article(text=text, published="2025-06-18")))
    assert [event.status for event in told if word in event.line] == [status]


def test_what_a_study_found_is_not_told_of_those_it_is_of() -> None:
    told = [line for line, _ in events("The claim is in a study of 3,120 adults published on Monday in a journal.")]
    assert not any("adults were" in line for line in told)


def test_a_date_that_a_number_is_compared_with_is_not_when_it_was() -> None:
    article = Article(text="The Union won 71 of the 160 seats, down from 92 in 2022.", published="2026-06-08")
    assert [event.when for event in possible_events(Reading(article))] == [None]


def test_the_half_of_a_score_is_no_part_of_who_acts() -> None:
    text = "Westbridge, who beat Langley Town 2-0 earlier in the day, are now in second place."
    assert not any("0 earlier" in event.line for event in possible_events(Reading(Article(text=text))))


def test_a_headline_beneath_another_gives_way_to_its_sentence() -> None:
    text = (
        "SPORT\n\nCalder Rovers fans vote to buy club\n\n"
        "Supporters of Calder Rovers have voted to buy the club after its owner walked away.\n\n"
        "The result was announced on Saturday evening to cheers."
    )
    lines = [event.line for event in find_events(Reading(Article(text=text)))]
    assert any(line.startswith("Supporters of Calder Rovers have voted") for line in lines)
    assert not any(line.startswith("Calder Rovers fans") for line in lines)


def test_what_is_only_wanted_is_no_line_by_itself() -> None:
    lines = lines_of("The union wants vaccination to be made compulsory for school entry.")
    assert lines == ["The union wants vaccination to be made compulsory for school entry"]


def test_a_verdict_is_an_act() -> None:
    text = "A court on Thursday found a former executive guilty of fraud over a contract for cranes. He will appeal."
    assert lines_of(text)[0] == "A court found a former executive guilty of fraud over a contract for cranes"


def test_the_first_sentence_is_told_though_others_are_likelier() -> None:
    text = "The zloty is firm. " + " ".join(f"Police arrested {n} men in Velm on Monday." for n in range(30, 50))
    reading = reading_of(text)
    least = min(event.probability for event in find_events(reading))
    lead = [event for event in possible_events(reading) if event.sentence == reading.prose[0]]
    assert (lead[0] in find_events(reading)) == (lead[0].probability >= 0.3)
    assert least > 0


def test_who_speaks_goes_on_after_a_comma() -> None:
    text = "Ada Lund said the drone had taken off from a base at Velm, and called the attack a crime."
    assert not [line for line in lines_of(text) if "drone called" in line]


def test_what_somebody_had_warned_of_is_an_act_where_another_tells_it() -> None:
    text = "A former clerk told us that a contractor had warned managers in March that a server could be reached."
    assert any(line.startswith("A contractor had warned managers") for line in lines_of(text))
