from datetime import date

import pytest

from naervaer.domain.rules.deadlines import CONCERN_TALK
from naervaer.domain.rules.education import ADMISSION
from naervaer.domain.rules.pledged_counts import SUSPECTED_CHILDREN
from naervaer.domain.rules.register import rule_named
from naervaer.domain.rules.safeguards import CONTROL_DATA, DISCLOSURE_LOG, WEAPON_DECISION


def test_only_three_facts_about_electronic_control_may_be_stored() -> None:
    assert CONTROL_DATA.breaches({"uteblitt signal"}) == ()
    assert "«posisjon hjemme»" in CONTROL_DATA.breaches({"posisjon hjemme"})[0]


def test_a_disclosure_log_needs_all_five_facts() -> None:
    facts = {"mottaker", "hjemmel", "årsak", "hva", "ikke verifisert"}
    assert DISCLOSURE_LOG.breaches(facts) == ()
    assert DISCLOSURE_LOG.breaches(facts - {"hjemmel"}) == (
        "«hjemmel» mangler; UTLEV-LOGG krever det.",
    )


def test_a_machine_may_not_decide_a_weapon_application() -> None:
    assert WEAPON_DECISION.refuses(decided_by_person=True) is None
    assert "saksbehandler" in str(WEAPON_DECISION.refuses(decided_by_person=False))


@pytest.mark.parametrize(("rule_id", "days"), [("TA-1", 7), ("TA-2", 14), ("TA-3", 21)])
def test_interviews_have_one_two_or_three_weeks_and_one_more(rule_id: str, days: int) -> None:
    limits = {limit.name: limit.value for limit in rule_named(rule_id).limits}
    assert (limits["frist"], limits["forlengelse"]) == (days, 7)


def test_a_suspect_of_sixteen_is_too_old_for_the_childrens_house() -> None:
    assert SUSPECTED_CHILDREN.holds(15)
    assert not SUSPECTED_CHILDREN.holds(16)


def test_a_concern_talk_is_announced_three_days_before() -> None:
    held = date(2024, 5, 10)
    assert CONCERN_TALK.refuses(told_on=date(2024, 5, 7), held_on=held) is None
    late = CONCERN_TALK.refuses(told_on=date(2024, 5, 8), held_on=held)
    assert late == "Varslet 2 dager før; BEKYMRING-3 krever minst 3."


def test_an_applicant_is_told_each_formal_requirement_that_is_missing() -> None:
    assert ADMISSION.breaches(citizen=True, licence_years=1, norwegian_grade=3) == ()
    assert len(ADMISSION.breaches(citizen=False, licence_years=0.5, norwegian_grade=2)) == 3
