"""Which lines above a report are its headlines."""

import pytest

from summarizer.reading.sentences import find_sentences

LEAD = "RIGA — The port of Liepaja will close its coal quay in May, the harbour master said on Monday."


def titles(*lines: str) -> list[str]:
    text = "\n\n".join((*lines, LEAD, "Some 40 people work there."))
    return [each.text for each in find_sentences(text) if each.kind == "title"]


def test_a_kicker_a_headline_and_a_deck_are_no_prose() -> None:
    above = ("BALTIC SHIPPING", "Liepaja to shut its coal quay", "Harbour master blames falling orders from the south")
    assert titles(*above) == list(above)


def test_no_more_than_five_lines_are_headlines() -> None:
    above = ("PORTS", "Liepaja to shut its quay", "Falling orders blamed", "Workers told by mail", "Pilots to go")
    assert titles(*above, "Ships go to Ventspils") == list(above)


@pytest.mark.parametrize(
    "line",
    [
        "[1/2] A ferry undergoes sea trials near Riga, Latvia, May 14, 2024. REUTERS/File Photo",
        "A survivor is helped ashore at the port of Liepaja, Tuesday, Feb. 10, 2026. (AP Photo/Joel Berg)",
        "Supporters of the union celebrate in Riga after the vote © Tom Berg / AFP",
        "A crane lifts coal at the quay on Sunday. Photograph: Ilze Berg/EPA",
        "[PHOTO: Dockers warm their hands at a burn barrel on Tuesday. Ilze Berg/Riga Courier]",
        "1 of 6 |",
        "FILE - Dockers wait in line at the gate, Nov. 5, 2024, in Riga. (Wire Photo/Ilze Berg, File)",
        "Trucks stranded on the quay on November 24, 2025 [Ilze Berg/Handout]",
        "Image caption, Crews at the quay waited for hours",
        "list 2 of 3 Riga to build a bridge",
        "3 min  Reading time",
        "[Facebook] [Twitter] [Email] [Comments 112]",
        "PHOTO 1 of 7: The suspended harbour master arrives at court on Tuesday.",
        "Share  X  Facebook  Linkedin  Email  Link",
        "HOME   NEWS   SPORTS   OBITUARIES   SUBSCRIBE: $1 for 6 months!",
        "Story continues below advertisement",
        "Add Riga News as your preferred source to see more of our stories on Google.",
        "Cut label waste by up to 18% — see the new LinaJet 700 at PackTech. Book a demo »",
        "Get FoodPack Daily in your inbox. Sign up to our free newsletter.",
        "((ilze.berg@example.com; +371 1 555 0147))",
        "str-jm/dkp/rlt",
        "Serving Riga and Liepaja since 1874",
        "Berg reported from Brussels.",
        "[Related] Parts makers call for emergency loans as strike drags on",
        "[AP Photo: A charred Velm Trek 1000 unit is shown in this photo of the fire department.]",
        "4 min",
        "Correction: An earlier version of this story misstated the number of quays. It was 31, not 13.",
    ],
)
def test_what_is_of_the_page_is_no_report(line: str) -> None:
    text = f"Liepaja to shut its quay\n\n{LEAD}\n\n{line}\n\nSome 40 people work there."
    assert {each.kind for each in find_sentences(text) if each.text in line} == {"furniture"}


def test_lines_around_the_credit_of_a_picture_are_its_caption() -> None:
    lines = ("Man in a dark coat on the steps", "PA Media", "Ilze Berg speaks outside the court")
    text = "\n\n".join(("Quay to shut", LEAD, *lines, "Some 40 people work there."))
    assert [each.text for each in find_sentences(text) if each.kind == "furniture"][-3:] == list(lines)


def test_a_date_with_an_agency_is_no_part_of_the_report() -> None:
    text = "Port to shut\n\nRIGA | May 5\n\nMay 5 (Wire) - The port of Liepaja will close its quay, its master said."
    told = [each.text for each in find_sentences(text) if each.kind == "prose"]
    assert told == ["The port of Liepaja will close its quay, its master said."]


def test_a_rank_cut_short_ends_no_sentence() -> None:
    text = f"{LEAD}\n\nIts spokesman, Brig. Gen. Ada Lund, said no ships had come on Sunday."
    assert [each.text for each in find_sentences(text)][-1] == text.rpartition("\n")[2]


def test_a_stop_after_the_hour_ends_no_sentence() -> None:
    text = f"{LEAD}\n\nA warning came at 11 p.m. Monday, but it was lifted at 3 a.m. It joins on Jan. 1, and waits."
    assert [each.text for each in find_sentences(text)][-1] == "It joins on Jan. 1, and waits."


@pytest.mark.parametrize(
    "line",
    ["The quay opened in 1911.", "• Forty jobs are at risk", "What will become of the cranes?"],
)
def test_what_reads_like_the_report_is_no_deck(line: str) -> None:
    assert titles("Liepaja to shut its coal quay", line) == ["Liepaja to shut its coal quay"]


def test_no_sentence_ends_without_a_stop() -> None:
    text = "\n\n".join(("Yesterday | Orsk | 21:48 IST", "Brandt Airways on Friday reported a loss.", LEAD))
    assert "Brandt Airways on Friday reported a loss." in [each.text for each in find_sentences(text)]
