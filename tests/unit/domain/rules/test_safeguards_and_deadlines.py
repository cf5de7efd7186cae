import pytest

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
