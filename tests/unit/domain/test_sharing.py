"""The guide to sharing: every way ends in an outcome with its paragraphs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.sharing import body_questions, police_questions
from naervaer.domain.sharing.guide import (
    START,
    Answer,
    Decider,
    Outcome,
    Question,
    Verdict,
    follow,
    ways,
)
from naervaer.domain.sharing.laws import COMING, LAWS, PENAL, LawText, Paragraph, penal
from naervaer.domain.sharing.note import (
    BASIS_OF_OUTCOME,
    Aim,
    Basis,
    Certainty,
    Content,
    DisclosureNote,
    Occasion,
    Recipient,
    expect_case_reference,
)
from naervaer.domain.sharing.tree import DEEPEST, NODES

WAYS = list(ways(NODES))
OUTCOMES = {key: node for key, node in NODES.items() if isinstance(node, Outcome)}
KINDS = (Verdict, Decider, Recipient, Basis, Occasion, Aim, Content, Certainty)


def test_every_way_ends_in_an_outcome_with_a_paragraph() -> None:
    ends = [follow(NODES, way) for way, _ in WAYS]
    assert all(end and isinstance(end.node, Outcome) and end.node.paragraphs for end in ends)


def test_the_guide_has_as_many_ways_as_are_counted_here() -> None:
    assert (len(WAYS), len(OUTCOMES)) == (137, 57)


def test_every_outcome_is_reached() -> None:
    assert {key for _, key in WAYS} == set(OUTCOMES)


def test_every_question_stands_on_a_way() -> None:
    walked = {step.question for way, _ in WAYS for step in follow(NODES, way).steps}  # type: ignore[union-attr]
    assert walked == {key for key, node in NODES.items() if isinstance(node, Question)}


def test_nobody_answers_more_questions_than_the_deepest_way_has() -> None:
    assert max(len(way) for way, _ in WAYS) == DEEPEST


def test_no_key_stands_for_two_things() -> None:
    parts = (
        *(police_questions.QUESTIONS, police_questions.OUTCOMES),
        *(body_questions.QUESTIONS, body_questions.OUTCOMES),
    )
    assert sum(len(part) for part in parts) + 1 == len(NODES)


def test_the_duty_to_avert_comes_before_whether_somebody_may_share() -> None:
    begun = {way for way, key in WAYS if key.endswith("-skal-avverge")}
    assert begun == {
        ("politi", "ja", "ja"),
        ("kommune", "ja"),
        ("helse", "ja"),
        ("barnevern", "ja"),
    }


def test_what_must_be_averted_rests_on_the_penal_code() -> None:
    averted = [node for key, node in OUTCOMES.items() if key.endswith("-skal-avverge")]
    assert all(penal("§ 196") == node.paragraphs[0] for node in averted)


def test_the_controller_decides_what_the_regulation_leaves_to_the_controller() -> None:
    wrong = [
        key
        for key, node in OUTCOMES.items()
        if any(str(one).endswith("§ 11-2 første ledd") for one in node.paragraphs)
        and node.decider is not Decider.CONTROLLER
    ]
    assert wrong == []


def test_everything_that_is_noted_has_a_basis_to_note() -> None:
    assert {key for key, node in OUTCOMES.items() if node.is_logged} == set(BASIS_OF_OUTCOME)


def test_every_basis_can_be_arrived_at() -> None:
    assert set(BASIS_OF_OUTCOME.values()) == set(Basis)


def test_the_police_are_noted_and_others_are_not() -> None:
    assert {key.split("-")[0] for key in BASIS_OF_OUTCOME} == {"politi"}


def test_every_paragraph_is_of_a_law_on_the_list() -> None:
    assert {one.law for node in OUTCOMES.values() for one in node.paragraphs} == set(LAWS)


def test_a_law_whose_text_was_not_read_says_so() -> None:
    assert {one.short for one in (*LAWS, COMING) if not one.is_read} == {
        "barnevernsloven",
        "helsepersonelloven",
        "ny forvaltningslov",
    }


@given(st.lists(st.sampled_from(["ja", "nei", "politi", "kommune", "x", ""]), max_size=15))
def test_any_answers_lead_somewhere_known_or_nowhere(words: list[str]) -> None:
    found = follow(NODES, tuple(words))
    assert found is None or (NODES[found.key] is found.node and len(found.steps) == len(words))


def test_a_way_stops_at_an_outcome() -> None:
    assert follow(NODES, ("kommune", "ja", "ja")) is None


def test_a_guide_that_goes_in_a_ring_is_refused() -> None:
    ring = {START: Question((Answer("ja", START), Answer("nei", START)))}
    with pytest.raises(UnusableInputError, match="expected what is new"):
        list(ways(ring))


def test_a_guide_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="leads to 'b'"):
        list(ways({START: Question((Answer("ja", "b"), Answer("nei", "b")))}))


def test_a_question_with_one_answer_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="two or more"):
        Question((Answer("ja", "b"),))


def test_an_outcome_without_a_paragraph_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="no paragraph"):
        Outcome(Verdict.MAY, ())


def test_what_is_forbidden_is_not_noted() -> None:
    with pytest.raises(UnusableInputError, match="expected one of them"):
        Outcome(Verdict.MUST_NOT, (penal("§ 196"),), is_logged=True)


def test_a_place_that_is_no_paragraph_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="names no paragraph"):
        Paragraph(PENAL, "196")


def test_a_paragraph_reads_as_lawyers_write_it() -> None:
    assert str(Paragraph(LawText("loven", "1"), "§ 2")) == "loven § 2"


@pytest.mark.parametrize("kind", KINDS)
def test_everything_shown_has_a_norwegian_word(kind: type) -> None:
    assert all(re.search(r"\w", one.label) for one in kind)  # type: ignore[attr-defined]


def a_note(**changed: object) -> DisclosureNote:
    facts: dict[str, object] = {
        "recipient": Recipient.SCHOOL,
        "basis": Basis.PREVENT_PUBLIC,
        "occasion": Occasion.REQUEST,
        "aim": Aim.PREVENT_CRIME,
        "contents": (Content.INCIDENT,),
        "certainty": Certainty.UNVERIFIED,
        "case_reference": "26-1234/7",
    }
    return DisclosureNote(**{**facts, **changed})  # type: ignore[arg-type]


def test_a_note_holds_the_five_facts() -> None:
    assert a_note().certainty is Certainty.UNVERIFIED


def test_a_note_without_kinds_of_information_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="hva slags opplysninger"):
        a_note(contents=())


@pytest.mark.parametrize("text", ["01017012345", "010170 12345", "sak 01.01.70-123 45"])
def test_a_number_like_a_persons_is_no_case_number(text: str) -> None:
    with pytest.raises(UnusableInputError, match="fødselsnummer"):
        expect_case_reference(text)


@pytest.mark.parametrize("text", ["", "ab", "Kari Nordmann", "26-1;drop", "x" * 39 + "12"])
def test_what_is_no_case_number_is_refused(text: str) -> None:
    with pytest.raises(UnusableInputError, match="Saksnummeret må ha"):
        expect_case_reference(text)


@given(st.integers(0, 99_999_999), st.integers(0, 99))
def test_a_case_number_of_eight_digits_and_a_year_is_taken(number: int, year: int) -> None:
    expect_case_reference(f"{number:08d}/{year:02d}")
