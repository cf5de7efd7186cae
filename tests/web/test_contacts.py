"""Police contacts: posts and never persons, rules and reasons, studies, the public page."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naervaer.domain.authority import SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.errors import MissingDataError, RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.web.records.areas.selectors import district_by_name, municipalities_all
from naervaer.web.records.contacts.models import ContactPlan, ContactPost
from naervaer.web.records.contacts.plans import plan_adopt, plan_preview, plan_undo
from naervaer.web.records.contacts.selectors import contacts_of, hours_of, posts_seen_by
from naervaer.web.records.contacts.services import PostTerms, post_change, post_end, post_open
from naervaer.web.records.promises.ledger import ledger_update
from naervaer.web.records.promises.models import StoredMeasurement

SOURCE = Source("Nordland politidistrikt", "oversikt", date(2026, 1, 1), Kind.OFFICIAL)
JANUARY = date(2026, 1, 1)
FOUR = ("1848", "1804", "1841", "1845")


@pytest.fixture
def nordland(areas: None) -> Any:
    return district_by_name("Nordland")


def terms(**other: Any) -> PostTerms:
    kept = {"name": "Politikontakt 1, Salten", "share": Decimal(1), "municipalities": ("1848",)}
    return PostTerms(**{**kept, **other})


def opened(district: Any, **other: Any) -> ContactPost:
    return post_open(
        district=district, terms=terms(**other), since=JANUARY, source=SOURCE, actor=SYSTEM
    )


# --- posts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"share": Decimal("0.4")}, "40.%; PK-50 sier minst"),
        ({"municipalities": FOUR}, "4 kommuner; PK-3 sier høyst 3"),
    ],
)
def test_a_departure_without_a_reason_is_refused_in_the_rules_words(
    nordland: Any, other: dict[str, Any], words: str
) -> None:
    with pytest.raises(RuleBrokenError, match=words):
        opened(nordland, **other)
    assert opened(nordland, **other, reason="små kommuner nær hverandre").reason


@pytest.mark.parametrize(
    "name", ["Kari Nordmann", "Politikontakt", "politikontakt 1, Salten", ""]
)
def test_a_post_is_never_a_persons_name(nordland: Any, name: str) -> None:
    with pytest.raises(UnusableInputError, match="aldri et navn"):
        opened(nordland, name=name)


def test_a_reason_holds_no_phone_number(nordland: Any) -> None:
    with pytest.raises(RuleBrokenError, match="telefonnummer"):
        opened(nordland, share=Decimal("0.4"), reason="ring 99 88 77 66")


@pytest.mark.parametrize("municipalities", [(), ("0301",), ("1848", "9999")])
def test_a_post_serves_municipalities_of_its_district(
    nordland: Any, municipalities: tuple[str, ...]
) -> None:
    with pytest.raises(UnusableInputError, match="minst én kommune"):
        opened(nordland, municipalities=municipalities)


def test_a_change_keeps_what_the_post_was(nordland: Any) -> None:
    post = opened(nordland)
    changed = post_change(
        post=post,
        terms=terms(share=Decimal("0.5")),
        since=date(2026, 3, 1),
        source=SOURCE,
        actor=SYSTEM,
    )
    (before,) = contacts_of("1848", on=date(2026, 2, 28))
    (after,) = contacts_of("1848", on=date(2026, 3, 1))
    assert (before.share, after.share, after.pk) == (1, Decimal("0.5"), changed.pk)
    with pytest.raises(UnusableInputError, match="alt avsluttet"):
        post_end(post=post, until=date(2026, 4, 1), actor=SYSTEM, why="igjen")


def test_two_posts_in_force_never_have_one_name(nordland: Any) -> None:
    post = opened(nordland)
    with pytest.raises(UnusableInputError, match="finnes alt"):
        opened(nordland)
    post.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        post.save(force_insert=True)


def test_a_contact_sees_the_own_municipalities_posts_alone(nordland: Any) -> None:
    opened(nordland)
    opened(nordland, name="Politikontakt 2, Bodø", municipalities=("1804",))
    grant = Grant(Role.MUNICIPAL_COORDINATOR, Place("Nordland", "1848"))
    seen = posts_seen_by(Actor("k", "K", (grant,)), on=date(2026, 2, 1))
    assert [post.name for post in seen] == ["Politikontakt 1, Salten"]


def test_protected_hours_stand_beside_planned_and_delivered(nordland: Any) -> None:
    from naervaer.web.records.presence.models import PresenceRow, ResourceGroup  # noqa: PLC0415

    post = opened(nordland, protected_hours=Decimal(4))
    group = ResourceGroup.objects.create(district=nordland, name="Et lag")
    begins = timezone.now() - timedelta(days=3)
    for state, hours in (("planned", 3), ("delivered", 2)):
        PresenceRow.objects.create(
            municipality_id="1848",
            mode="police_contact",
            service="contact_meeting",
            state=state,
            begins=begins,
            ends=begins + timedelta(hours=hours),
            day=begins.date(),
            minutes=60 * hours,
            group=group,
            kind="official",
        )
    hours_found = hours_of([post], today=timezone.localdate())[post.pk]
    found = (hours_found.protected, hours_found.planned, hours_found.delivered)
    assert found == (32, 3, 2)


# --- a study becomes the plan ------------------------------------------------------------


@pytest.fixture
def run(nordland: Any, tmp_path: Path) -> Any:
    from naervaer.web.records.studies.models import StudyRun  # noqa: PLC0415 - Django is up

    return StudyRun.objects.create(
        study="siting",
        title="Hvor skal politiet være?",
        state="done",
        folder=str(study_folder(tmp_path)),
        is_published=True,
        ended_at=timezone.now(),
    )


def study_folder(folder: Path, exception: str = "") -> Path:
    """Write an assignment of Nordland: Steigen with three others, the rest alone."""
    numbers = municipalities_all().filter(district__name="Nordland")
    rest = [one.number for one in numbers if one.number not in FOUR]
    lines = [f'Nordland,1848,"{"; ".join(FOUR)}",1,0.8,{exception}']
    lines += [f"Nordland,{number},{number},1,0.5," for number in rest]
    header = "district,seat,municipality_numbers,contacts,share_of_post,stated_exception"
    (folder / "contact_groups.csv").write_text("\n".join((header, *lines)))
    return folder


def test_a_study_beside_the_plan_says_who_gains_and_who_loses(nordland: Any, run: Any) -> None:
    opened(nordland)
    preview = plan_preview(run, nordland, on=date(2026, 2, 1))
    changes = {one.name: one for one in preview.changes}
    assert (changes["Steigen"].share_before, changes["Steigen"].share_after) == (1, 0.2)
    assert (changes["Steigen"].difference, changes["Bodø"].difference) == (-0.8, 0.2)
    assert len(preview.departures) == 1


def test_an_adopted_study_is_the_plan_and_keeps_where_it_came_from(
    nordland: Any, run: Any
) -> None:
    old = opened(nordland)
    with pytest.raises(RuleBrokenError, match="PK-3"):
        plan_adopt(run=run, district=nordland, since=date(2026, 5, 1), reason="", actor=SYSTEM)
    plan = plan_adopt(
        run=run, district=nordland, since=date(2026, 5, 1), reason="kort vei", actor=SYSTEM
    )
    (post,) = contacts_of("1848", on=date(2026, 5, 1))
    assert (post.plan_id, post.reason, post.kind) == (plan.pk, "kort vei", "computed")
    assert f"studie {run.pk}" in post.source_reference
    old.refresh_from_db()
    assert old.until == date(2026, 4, 30)
    with pytest.raises(UnusableInputError, match="gjelder alt"):
        plan_adopt(run=run, district=nordland, since=date(2026, 6, 1), reason="x", actor=SYSTEM)


def test_undoing_a_plan_puts_the_earlier_posts_back(nordland: Any, run: Any) -> None:
    old = opened(nordland)
    plan = plan_adopt(
        run=run, district=nordland, since=date(2026, 5, 1), reason="kort vei", actor=SYSTEM
    )
    plan_undo(plan=plan, actor=SYSTEM, why="feil studie")
    assert [post.pk for post in contacts_of("1848", on=date(2026, 6, 1))] == [old.pk]
    with pytest.raises(UnusableInputError, match="endret siden"):
        plan_undo(plan=plan, actor=SYSTEM, why="igjen")


def test_a_study_without_the_district_is_refused(nordland: Any, run: Any) -> None:
    with pytest.raises(MissingDataError):
        plan_preview(run, district_by_name("Oslo"), on=JANUARY)


# --- the ledger --------------------------------------------------------------------------


def test_the_ledger_measures_a_district_that_is_complete(nordland: Any, run: Any) -> None:
    opened(nordland)
    ledger_update(actor=SYSTEM)
    assert not StoredMeasurement.objects.filter(rule="PK-3-ALLE").exists()
    plan_adopt(
        run=run, district=nordland, since=date(2026, 5, 1), reason="kort vei", actor=SYSTEM
    )
    ledger_update(actor=SYSTEM)
    found = {
        one.rule: (one.value, one.scope)
        for one in StoredMeasurement.objects.filter(
            promise__in=["B-37", "B-38"], scope="Nordland"
        )
    }
    assert found == {
        "PK-50-ALLE": (1, "Nordland"),
        "PK-3-ALLE": (0, "Nordland"),
        "PK-ALLE": (1, "Nordland"),
    }


# --- pages -------------------------------------------------------------------------------


def test_analyst_adopts_a_study_and_the_coordinator_sees_the_contact(
    nordland: Any, run: Any, signed_in: Callable[..., Client]
) -> None:
    analyst, coordinator = (
        signed_in(Role.DISTRICT_ANALYST),
        signed_in(Role.MUNICIPAL_COORDINATOR),
    )
    # Given a study beside the plan in force
    compare = reverse("contact:compare", args=[run.pk, "nordland"])
    assert compare in analyst.get(reverse("contact:studies")).content.decode()
    assert "Får mer" in analyst.get(compare).content.decode()
    # When it is adopted without a reason for the departure, it is refused; with one it holds
    today = timezone.localdate()
    refused = analyst.post(compare, {"since": today, "reason": ""})
    assert (refused.status_code, ContactPlan.objects.count()) == (422, 0)
    analyst.post(compare, {"since": today, "reason": "kort vei mellom dem"})
    # Then the coordinator and everybody see who has Steigen
    (post,) = contacts_of("1848", on=today)
    assert post.name in coordinator.get(reverse("contact:posts")).content.decode()
    public = Client().get(reverse("contact:page", args=["1848-steigen"])).content.decode()
    assert post.name in public
    assert "kort vei" not in public
    # When it is undone, nobody has it
    plan = ContactPlan.objects.get()
    analyst.post(reverse("contact:plan_undo", args=[plan.pk]), {"why": "feil"})
    assert contacts_of("1848", on=today) == []


def test_the_public_page_names_phone_goal_and_source(areas: None) -> None:
    shown = Client().get("/kontakt/1848-steigen/").content.decode()
    assert "02800" in shown
    assert "svar innen 14 dager" in shown
    assert "binder ingen i Norge" in shown


def test_the_number_alone_leads_to_the_page_and_an_unknown_one_nowhere(areas: None) -> None:
    assert Client().get("/kontakt/1848/").headers["Location"] == "/kontakt/1848-steigen/"
    assert Client().get("/kontakt/9999/").status_code == 404


def test_everybody_finds_the_contact_by_the_municipalitys_name(areas: None) -> None:
    shown = Client().get("/kontakt/", {"q": "steig"}).content.decode()
    assert "/kontakt/1848-steigen/" in shown
    assert "/kontakt/1804-bodo/" not in shown


def test_an_analyst_opens_changes_and_ends_a_post_by_form(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    analyst = signed_in(Role.DISTRICT_ANALYST)
    given = {
        "district": "Nordland",
        "name": "Politikontakt 1, Salten",
        "percent": "40",
        "municipalities": ["1848"],
        "since": "2026-01-01",
        "source": "oversikt",
    }
    refused = analyst.post(reverse("contact:open_post"), given)
    assert refused.status_code == 422
    assert "PK-50" in refused.content.decode()
    analyst.post(reverse("contact:open_post"), given | {"percent": "60"})
    post = ContactPost.objects.get()
    address = reverse("contact:change_post", args=[post.pk])
    analyst.post(address, given | {"percent": "100", "since": "2026-02-01"})
    newest = ContactPost.objects.get(until=None)
    assert newest.share == 1
    assert "60" in analyst.get(reverse("contact:posts")).content.decode()
    end = reverse("contact:end_post", args=[newest.pk])
    analyst.post(end, {"why": ""})
    assert ContactPost.objects.filter(until=None).exists()
    analyst.post(end, {"why": "nedlagt"})
    assert not ContactPost.objects.filter(until=None).exists()


def test_the_posts_are_handed_out_as_csv(
    nordland: Any, signed_in: Callable[..., Client]
) -> None:
    opened(nordland)
    text = signed_in(Role.MUNICIPAL_COORDINATOR).get(reverse("contact:posts_csv")).content
    assert "Politikontakt 1, Salten;1.00;1848;2026-01-01" in text.decode()
