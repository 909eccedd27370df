"""Faithful paraphrases pass, in the ways in which editors retell numbers, names and dates; their false twins do not."""

import pytest

from summarizer.article import Article
from summarizer.checking import check_summary

PORT = Article(
    text="""Dutch port of Hallum to shut its coal terminal

HALLUM, Netherlands, 4 March 2025 - The Hallum Port Authority voted on Monday by nine votes to four to close the coal terminal that has handled 3.6 million tonnes a year since 1989, the authority's director, Marijke Oosting, said.

The terminal employs 240 of the port's 960 workers. All will be offered other posts within 72 hours of the closure, which is due in September, Oosting told a news conference. About 36 of them are over 60 and may retire early.

The FNB union's secretary, Joris Haan, called the vote "a betrayal with a ribbon on it" and said dockers would stop work for 24 hours on Friday. He put the number of jobs at risk at 400, counting hauliers.

Coal accounted for 8 per cent of the port's turnover of 150 million euros last year, down from 20 per cent in 2015. The authority expects to spend 12 million euros on clearing the site and another 3 million on retraining. Its annual loss on coal has reached 2.5 million euros.

Germany's Rhenia Energie, which buys half of the coal, said it would ship through Antwerp instead. Its share price fell 3.8 per cent to 41.20 euros in Frankfurt. Chief executive Dieter Vogelsang said the decision was "regrettable" but denied that power plants would go short.

The environment group Clean Coast welcomed the vote. "It took them 17 years," said its founder, Lotte Brems, 52. Two of the four who voted against are farmers.

Hallum, a town of 31,500 people, lies 40 km from the German border. A poll in January found that 62 per cent of residents backed the closure and 25 per cent opposed it.

Economy minister Pieter Slagter will visit on 12 March. He said the state would pay a third of the cost. The mayor, Anouk de Wit, refused to comment.

In 2019 the authority postponed the closure by six years. The first talks began in 2008.
""",
    published="2025-03-04",
)
TRUE_OF_PORT = """
The port authority at Hallum, in the Netherlands, has decided to close its coal terminal, director Marijke Oosting said.
Thirteen board members voted, nine of them in favour.
The vote was carried by a margin of five.
A quarter of the port's staff work at the terminal.
One in four of the port's workers is employed there.
Workers will be offered new jobs within three days.
The site's clearance will cost €12m and retraining €3m, €15m in all.
The Dutch state will contribute a third of the money.
Coal's share of turnover has fallen by 12 percentage points since 2015.
Coal brought in about 12 million euros last year.
Coal now makes up less than a tenth of the port's turnover.
The terminal has been in use for more than 35 years.
Dockers plan a one-day strike on Friday.
Dockers will strike on 7 March.
The decision was taken on 3 March.
The terminal closes this autumn, six months from now.
Shares in the German firm dropped almost 4% in Frankfurt.
Shares in Rhenia lost nearly four per cent, to just over 41 euros.
Almost two thirds of local people support the closure.
More than 60 per cent of residents are in favour; a quarter are against.
Supporters outnumber opponents by 37 points.
Supporters outnumber opponents by more than two to one.
Union secretary Joris Haan says 400 jobs are in danger if hauliers are counted.
Union leader Joris Haan called it a betrayal.
Haan, of the FNB union, says hauliers would lose work too.
The town, 25 miles from Germany, has more than 30,000 inhabitants.
Talks began 17 years ago.
The closure was first planned for 2019.
Lotte Brems, who founded Clean Coast, was pleased.
Environmentalists were delighted.
Rhenia Energie's CEO Dieter Vogelsang said German power stations would not run out of coal.
Minister Pieter Slagter is to visit next week.
The minister of economic affairs, Pieter Slagter, visits Hallum on March 12.
Hallum's mayor, Anouk de Wit, would not comment.
Mayor de Wit declined to comment.
Half the coal goes to one German customer.
The port loses about €2.5 million a year on coal.
The port loses two and a half million euros a year on coal.
Three dozen workers could retire early.
Roughly 3.6m tonnes of coal a year pass through the terminal.
The terminal handles some 300,000 tonnes a month.
Of the four who opposed it, half are farmers.
The Dutch authority delayed the closure in 2019.
"""
BRIDGE = Article(
    text="""Two dead as bridge collapses in Queensland town

By Nell Farrugia
Published 21 January 2024, updated 22 January 2024

A road bridge over the Condle River in the Queensland town of Marramba gave way on Saturday evening, killing two people and injuring nine, police said.

Inspector Graham Tully of Queensland Police said a school bus carrying 23 children had crossed minutes before. "It could have been so much worse," he told reporters on Sunday.

The dead were a couple in their seventies, Vera and Colin Mapstone, whose car fell 14 metres. Three of the injured, including a 12-year-old girl, were in a critical condition at Rockhampton Hospital.

The bridge, built in 1962, was inspected in November and given a score of 34 out of 100, according to documents seen by the Herald. Transport Main Roads had planned to replace it in 2026 at a cost of A$85 million.

Opposition transport spokeswoman Helen Strickland said the government had ignored three warnings. "They knew," she said. Premier Ross Ahern rejected that. He said the advice had been that the bridge was safe for vehicles under 42.5 tonnes.

A truck weighing as much as 68 tonnes had crossed an hour earlier, the Marramba Shire Council said. Its mayor, Kylie Dunstan, has asked for A$400,000 in emergency help. More than 1,200 households are cut off and face a detour of 90 minutes.

The University of Queensland engineer Dr Farid Nassar said the state had 1,900 timber and steel bridges of that age, of which a fifth were overdue for repair. Queensland spent A$310 million on bridges in the year to June, 5 per cent less than the year before.

A coroner will open an inquest on February 5. Work on a temporary crossing starts on Tuesday and should take three weeks.
""",
)
TRUE_OF_BRIDGE = """
Two people in their 70s died and nine were hurt when a bridge collapsed in Marramba on Saturday.
Eleven people were killed or injured.
Vera and Colin Mapstone, a married couple, were killed.
Two elderly people were killed when their car plunged 46 feet.
The 62-year-old bridge had been due for replacement in two years.
The bridge, more than 60 years old, was to be replaced in 2026.
Police inspector Graham Tully said a bus with 23 schoolchildren had crossed shortly before.
Tully, a police officer, said it could have been far worse.
An inspection two months earlier gave the bridge barely a third of the possible marks.
The bridge scored just 34% in an inspection last November.
The state premier, Ross Ahern, denies that warnings were ignored.
Helen Strickland of the opposition said the government knew.
Local mayor Kylie Dunstan wants 400,000 Australian dollars in aid.
Over a thousand homes are cut off, with an hour and a half's detour.
Nearly 400 of the state's 1,900 such bridges are overdue for repair.
One in five old bridges needs repair.
The Australian state cut spending on bridges by 5% to A$310m.
The inquest opens in two weeks' time.
A makeshift bridge should be ready by mid-February.
Engineer Farid Nassar of the University of Queensland said a fifth were overdue.
Replacing it would have cost A$85m.
The new bridge would have cost more than 200 times the sum that the council now wants.
A girl of 12 is among three people in critical condition.
A 12-year-old is fighting for her life.
The accident happened on 20 January.
"""
MINISTER = Article(
    text="""Minister resigns over hospital contract

Prague, Oct. 14 - Czech Health Minister Tomas Havran resigned on Thursday after a week of protests over a hospital contract worth 1.4 billion crowns ($61 million) that was given without tender to a company owned by his brother-in-law.

Prime Minister Jana Kolarova accepted the resignation and named Deputy Minister Eva Blazkova to replace him until an election due in May. "Trust is not a detail," Kolarova said.

Havran, a 48-year-old surgeon, denies any wrongdoing. "I have never taken a crown," he told Radio Vltava. He keeps his seat in the lower house, where the coalition has 104 of 200 seats.

The opposition ANO-K party had called a no-confidence vote for next Tuesday; its chairman, Marek Sobotka, said on Thursday it would go ahead. Two coalition MPs have said they will abstain.

Prosecutors in Brno opened an inquiry last month. Medisana, the company, was founded in 2021, has 14 employees and had won no contract above 20 million crowns before. Its lawyer, Ondrej Pesek, said the price was 12% below that of the nearest rival.

Tens of thousands of people marched in Prague on Sunday, the largest protest since 2019. Police counted 45,000, organisers 90,000. Doctors at 22 hospitals refused overtime.

The Supreme Audit Office said in a 60-page report on Wednesday that the ministry had broken procurement law in five of eleven contracts it examined. The European Commission froze 3.2 billion crowns in health funds in July.

A survey by the Median agency showed support for Kolarova's party at 19 per cent, four points lower than in August.
""",
    published="2027-10-14",
)
TRUE_OF_MINISTER = """
The Czech Republic's health minister has stepped down over a contract given to a relative's firm.
Tomas Havran, 48, quit after a week of demonstrations.
Havran, who is a surgeon and an MP, says he did nothing wrong.
PM Jana Kolarova has appointed his deputy, Eva Blazkova, as interim minister.
The $61m contract went to his brother-in-law's company without a tender.
The contract, worth nearly one and a half billion crowns, was not put out to tender.
The coalition holds a narrow majority of eight seats.
The coalition has a four-seat majority in the 200-seat chamber.
The coalition has just over half of the seats.
A no-confidence vote will be held on 19 October.
Opposition leader Marek Sobotka is going ahead with a no-confidence motion next week.
Police said 45,000 people marched, half as many as the organisers claimed.
Organisers counted twice as many marchers as police.
Nearly half of the contracts examined broke procurement law, auditors found.
The audit office found faults in five out of 11 contracts.
Support for the ruling party has dropped to 19% from 23% in August.
Prime Minister Kolarova's party has lost 4 percentage points since the summer.
Medisana is a company of 14 people, six years old.
Brussels has frozen more than 3 billion crowns of EU health money.
Czech prosecutors began investigating in September.
Radio Vltava broadcast his denial.
The report, 60 pages long, came out the day before he resigned.
Doctors in almost two dozen hospitals refused to work overtime.
Lawyer Ondrej Pesek says Medisana was 12% cheaper than its closest competitor.
"""
FALSE = [
    (PORT, "Fourteen board members voted, nine of them in favour.", "Fourteen"),
    (PORT, "The vote was carried by a margin of eleven.", "eleven"),
    (PORT, "Coal's share of turnover has fallen by 14 percentage points since 2015.", "14"),
    (PORT, "The terminal has been in use for more than 45 years.", "45"),
    (PORT, "The terminal handles some 400,000 tonnes a month.", "400,000"),
    (PORT, "The town lies 35 miles from Germany.", "35"),
    (PORT, "Four dozen workers could retire early.", "Four dozen"),
    (BRIDGE, "Thirteen people were killed or injured.", "Thirteen"),
    (BRIDGE, "Two people were killed when their car plunged 86 feet.", "86"),
    (BRIDGE, "The 52-year-old bridge had scored badly.", "52"),
    (BRIDGE, "Nearly 600 of the state's 1,900 such bridges are overdue for repair.", "600"),
    (BRIDGE, "The inquest opens in four weeks' time.", "four weeks' time"),
    (MINISTER, "The coalition holds a narrow majority of ten seats.", "ten"),
    (MINISTER, "Support for the ruling party has dropped to 19% from 27% in August.", "27%"),
    (MINISTER, "The contract was worth nearly two and a half billion crowns.", "two and a half billion"),
    (MINISTER, "Doctors in almost four dozen hospitals refused to work overtime.", "four dozen"),
]


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        (article, line)
        for article, lines in ((PORT, TRUE_OF_PORT), (BRIDGE, TRUE_OF_BRIDGE), (MINISTER, TRUE_OF_MINISTER))
        for line in lines.strip().splitlines()
    ],
)
def test_a_faithful_paraphrase_passes(article: Article, summary: str) -> None:
    assert check_summary(summary, article) == []


@pytest.mark.parametrize(("article", "summary", "words"), FALSE)
def test_its_false_twin_is_found(article: Article, summary: str, words: str) -> None:
    assert [finding.text for finding in check_summary(summary, article) if words in finding.text]


def test_a_measure_is_not_a_count_of_things() -> None:
    article = (
        "The striker, bought for £85,000, scored twice before a crowd that filled the ground. It took eleven years."
    )
    found = check_summary("The striker scored before a crowd of 85,000 spectators.", article)
    assert [finding.text for finding in found] == ["85,000"]
    assert [finding.text for finding in check_summary("He scored in eleven matches.", article)] == ["eleven"]
