"""One number, typed once: from a municipality's wish to a journalist's download.

Steigen asks, an analyst compares, the council agrees, a planner adopts a roster, a resident
books, the hours are confirmed and counted, agreement, evaluation and book say the same, and
a journalist downloads the month. The planned times are written in one file; every number
after it is read from the site and held against the one before.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from site_process import Site, start_site

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("site")]

WHICH, NUMBER = "1848-steigen", "1848"
NEIGHBOURS = ("1804", "1845", "1875")
ROOM = f"/politirad/{WHICH}/rom"
GROUP = "Bodø (syntetisk)"
CENTRE = "Nærtjenestesenteret på Nordfold"
HEADER = "kommune;måte;tjeneste;fra;til;tilstand;gruppe;merknad"
DAYS, BEGINS, ENDS = 6, 10, 13
HOURS = DAYS * (ENDS - BEGINS)
DUTY = f"{HOURS} timer på nærtjenestesenteret i måneden"
_LATEST_BEGINNING = 20


@dataclass(frozen=True)
class Chain:
    """When it all happens, and what the resident was promised."""

    folder: Path
    today: date
    first_day: date

    @property
    def last_day(self) -> date:
        return self.first_day + timedelta(days=DAYS - 1)


@pytest.fixture
def chain(tmp_path: Path) -> Chain:
    """Return six days in a row within one month, in the days to come."""
    today = timezone.localdate()
    first = today + timedelta(days=3)
    if first.day > _LATEST_BEGINNING:
        first = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    return Chain(tmp_path, today, first)


@pytest.fixture
def at(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Return a maker of pages on a site: somebody with a role, or anybody."""
    contexts = []

    def made(site: Site, role: str | None = None) -> Any:
        context = chromium.new_context(base_url=site.address, locale="nb-NO")
        cookies = {settings.LANGUAGE_COOKIE_NAME: "nb"}
        if role is not None:
            cookies[settings.SESSION_COOKIE_NAME] = site.sessions[role]
        context.add_cookies(
            [
                {"name": name, "value": value, "url": site.address}
                for name, value in cookies.items()
            ]
        )
        contexts.append(context)
        return context.new_page()

    yield made
    for context in contexts:
        context.close()


def test_one_number_is_typed_once_from_the_wish_to_the_download(
    chain: Chain, at: Callable[..., Any]
) -> None:
    site = start_site(chain.folder)
    try:
        wish = steigen_asks(at(site, "municipal_coordinator"))
        the_analyst_compares_and_answers(at(site, "district_analyst"), wish, chain)
        the_council_decides(at(site, "municipal_coordinator"), chain)
        agreement = both_sign(
            at(site, "municipal_coordinator"), at(site, "district_analyst"), chain
        )
        the_planner_adopts(at(site, "duty_planner"), chain)
        the_planner_opens_times(at(site, "duty_planner"), chain)
        a_resident_books(at(site), chain)
    finally:
        site.stop()
    # When the week has gone by
    site = start_site(chain.folder, days_ahead=(chain.last_day - chain.today).days + 1)
    try:
        the_hours_are_confirmed(at(site, "duty_planner"))
        book = the_book_says(at(site, "duty_planner"), chain)
        assert book == {"planlagt": HOURS, "levert": HOURS}
        assert the_agreement_says(at(site, "municipal_coordinator"), agreement) == HOURS
        assert the_evaluation_says(at(site, "municipal_coordinator"), chain) == HOURS
        month = the_month_of_the_book(at(site, "duty_planner"), chain)
    finally:
        site.stop()
    # When the month may be published
    site = start_site(chain.folder, days_ahead=(chain.last_day - chain.today).days + 75)
    try:
        the_publisher_publishes(at(site, "publisher"))
        own, district = the_journalist_downloads(at(site), chain)
        assert district == month[1]
        assert own in {None, month[0]}
    finally:
        site.stop()


def press(page: Any, words: str) -> None:
    """Press a button, and wait for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=words).click()


def press_last(page: Any) -> None:
    """Press the last button of the page's forms, and wait for the page it leads to."""
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()


def steigen_asks(page: Any) -> str:
    page.goto("/landet/onsker/nytt/")
    page.get_by_label("Hva kommunen ønsker, kort").fill("Politiet på nærtjenestesenteret")
    page.get_by_label("Hvorfor, og hva").fill("Det er langt til nærmeste skranke.")
    press(page, "Send ønsket")
    assert "venter på svar" in page.locator("main").inner_text()
    return str(page.url)


def the_analyst_compares_and_answers(page: Any, wish: str, chain: Chain) -> None:
    # The page of the municipality and the open figures say the same of how far it is
    page.goto(f"/kommune/{WHICH}/")
    said = page.locator("main").inner_text()
    rows = rows_of(page, "/tall/tilgang/siste.csv", ",")
    own = next(row for row in rows if row["municipality"] == NUMBER)
    minutes = f"{float(own['minutes_mean_after']):.0f} min"
    assert minutes in said
    # A run with another point can be asked for; a worker computes it
    page.goto("/analyse/ny/")
    page.get_by_label("Navn på kjøringen").fill("Et punkt til i Steigen")
    page.get_by_label("Scenario (study.toml)").fill(
        f'name = "Et punkt til"\n[[open]]\nname = "Nordfold"\nmunicipality = "{NUMBER}"\n'
    )
    press(page, "Start")
    assert "Et punkt til i Steigen" in page.locator("main").inner_text()
    page.goto(wish)
    page.get_by_role("link", name="Svar på ønsket").click()
    page.get_by_label("Begrunnelse").fill("Enig. Senteret ligger der folk handler.")
    page.get_by_label("Tiltak", exact=False).first.fill(f"{DUTY} fra {chain.first_day}")
    press(page, "Gi svaret")
    assert DUTY in page.locator("main").inner_text()


def the_council_decides(page: Any, chain: Chain) -> None:
    page.goto(f"{ROOM}/moter/nytt/")
    page.get_by_label("Dag").fill(chain.today.isoformat())
    page.get_by_label("Klokken").fill("09:00")
    page.get_by_label("Sted").fill("Leinesfjord, rådhuset")
    press(page, "Kall inn")
    address = page.locator("a[href*='/moter/']").filter(has_text=re.compile(r"\d{4}"))
    addresses = [one.get_attribute("href") for one in address.all()]
    page.goto(max(addresses, key=lambda one: int(re.findall(r"/moter/(\d+)/", one)[0])))
    page.get_by_role("link", name="Før møtet som holdt").click()
    page.get_by_label("Referat").fill("Rådet så på ønsket og var enig om tiltaket.")
    press(page, "Lagre referatet")
    page.get_by_role("link", name="Nytt vedtak").click()
    page.get_by_label("Vedtak").fill("Politiet er på nærtjenestesenteret.")
    press(page, "Før vedtaket")
    page.get_by_role("link", name="Nytt tiltak til vedtak").first.click()
    page.get_by_label("Tiltak", exact=True).fill("Sette opp dagene")
    page.get_by_label("Ansvarlig part").select_option("police")
    page.get_by_label("Ansvarlig organisasjon eller enhet").fill("Tjenesteplanleggingen")
    page.get_by_label("Frist").fill(chain.first_day.isoformat())
    press_last(page)
    page.goto(f"{ROOM}/tiltak/")
    assert "Sette opp dagene" in page.locator("main").inner_text()


def both_sign(coordinator: Any, analyst: Any, chain: Chain) -> str:
    """Draft, sign by both, and return the address of the agreement."""
    coordinator.goto(f"{ROOM}/avtaler/ny/")
    coordinator.get_by_label("Gjelder fra").fill(chain.today.isoformat())
    coordinator.get_by_label("Gjelder til").fill(
        (chain.today + timedelta(days=700)).isoformat()
    )
    coordinator.get_by_label("Formål").fill("Politiet er til å treffe i Steigen.")
    press(coordinator, "Lag utkastet")
    links = coordinator.locator("main a[href*='/avtaler/']").all()
    addresses = [str(one.get_attribute("href")) for one in links]
    keys = {
        int(found[0]) for one in addresses if (found := re.findall(r"/avtaler/(\d+)/$", one))
    }
    address = f"{ROOM}/avtaler/{max(keys)}/"
    coordinator.goto(f"{address}forpliktelse/")
    coordinator.get_by_label("Hvem").select_option("police")
    coordinator.get_by_label("Forpliktelse").fill(DUTY)
    coordinator.get_by_label("Hvordan den måles").select_option("presence_hours")
    coordinator.get_by_label("Hvor mye").fill(str(HOURS))
    coordinator.get_by_label("Per", exact=True).select_option("month")
    coordinator.get_by_label("Måte", exact=False).select_option("service_centre_day")
    coordinator.get_by_label("Tjeneste").select_option("report")
    press_last(coordinator)
    for page, side in ((analyst, "politiet"), (coordinator, "kommunen")):
        page.goto(address)
        press(page, f"Skriv under for {side}")
    coordinator.goto(address)
    assert "gjelder" in coordinator.locator("main .ds-tag").first.inner_text()
    return address


def planned_lines(chain: Chain) -> Iterator[str]:
    """Yield the planned rows: the only place where the times are written.

    A small count is withheld, and whatever would give it away; so the neighbours have days as
    well, and the contact of Steigen a few more. The patrol must never be announced.
    """
    centre = "dag på nærtjenestesenter;anmeldelse"
    contact = "politikontakt;møte med politikontakten"
    patrol = "kommunepatrulje;patrulje"
    parts = [(NUMBER, centre, DAYS), (NUMBER, contact, 4), (NUMBER, patrol, 1)]
    parts += [(neighbour, centre, DAYS - 1) for neighbour in NEIGHBOURS]
    for number, what, days in parts:
        for ahead in range(days):
            day = chain.first_day + timedelta(days=ahead)
            times = f"{day} {BEGINS}:00;{day} {ENDS}:00"
            yield f"{number};{what};{times};planlagt;{GROUP};"


def the_planner_adopts(page: Any, chain: Chain) -> None:
    lines = [HEADER, *planned_lines(chain)]
    file = chain.folder / "vaktplan.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    page.goto("/vakt/")
    page.get_by_label("Slag").select_option("synthetic")
    page.get_by_label("Vaktplan (CSV eller Excel)").set_input_files(file)
    press(page, "Se over filen")
    said = page.locator("main").inner_text()
    assert "Holdes tilbake" in said
    assert "kommunepatrulje" in said
    press(page, "Kunngjør planen")
    assert "Planen er kunngjort" in page.locator("body").inner_text()


def the_planner_opens_times(page: Any, chain: Chain) -> None:
    page.goto("/time/tilby/")
    times = re.compile(rf"Steigen: dag på nærtjenestesenter.* {BEGINS}.00–{ENDS}.00")
    page.locator("main li").filter(has_text=times).get_by_role("link").first.click()
    page.get_by_label("Minutter for én person").fill("30")
    page.get_by_label("Minutter for hver person til").fill("10")
    page.get_by_label("Sted").fill(CENTRE)
    page.get_by_label("Hvorfor").fill("Avtalt i politirådet.")
    press(page, "Åpne timene")
    assert "Steigen" in page.locator("main").inner_text()


def a_resident_books(page: Any, chain: Chain) -> None:
    """Book within the planned hours, which nobody has typed again; keep the calendar file."""
    page.goto(f"/time/veiledning/{NUMBER}/")
    day = page.locator("section").filter(has_text=CENTRE).first
    words = " ".join(day.locator("button").all_inner_texts())
    hours = {int(hour) for hour in re.findall(r"(\d{2})[.:]\d{2}\b", words)}
    assert hours == set(range(BEGINS, ENDS))
    day.locator("button").first.click()
    page.get_by_label("ingen melding", exact=True).first.check()
    press(page, "Bekreft timen")
    assert "Timen din" in page.locator("h1").inner_text()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Legg i kalenderen").click()
    assert "BEGIN:VEVENT" in Path(taken.value.path()).read_text("utf-8")


def the_hours_are_confirmed(page: Any) -> None:
    page.goto("/vakt/bekreft/")
    page.get_by_role("link", name="Alt gikk som planlagt").click()
    press_last(page)
    assert "bekreftet som levert" in page.locator("body").inner_text()


def rows_of(page: Any, address: str, separator: str = ";") -> list[dict[str, str]]:
    """Return the rows of a file of the site, asked for with the page's own session."""
    answer = page.request.get(address)
    assert answer.ok, f"{address}: {answer.status}"
    text = answer.body().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=separator))


def the_book_says(page: Any, chain: Chain) -> dict[str, int]:
    """Return the hours of the days at the centre, row by row, planned and delivered."""
    page.goto(
        f"/distrikt/bok/rader/?kommune={NUMBER}&mate=service_centre_day"
        f"&fra={chain.first_day}&til={chain.last_day}"
    )
    hours = {"planlagt": 0, "levert": 0}
    for row in page.locator("tbody tr").filter(has_text="anmeldelse").all():
        begins, ends = re.findall(r"(\d{2}):00", row.get_by_role("rowheader").inner_text())
        hours[row.locator("td").nth(1).inner_text().strip()] += int(ends) - int(begins)
    return hours


def the_agreement_says(page: Any, agreement: str) -> float:
    found = rows_of(page, f"{agreement}avvik.csv")
    own = [row for row in found if row["obligation"] == DUTY and float(row["delivered"] or 0)]
    assert {float(row["planned"]) for row in own} == {HOURS}
    assert {row["result"] for row in own} <= {"kept", "unfinished"}
    return sum(float(row["delivered"]) for row in own)


def the_evaluation_says(page: Any, chain: Chain) -> float:
    """Return what this year's evaluation, begun or begun now, says was delivered."""
    year = chain.first_day.year
    page.goto(f"{ROOM}/evaluering/{year}/")
    if page.locator("tbody tr").count() == 0:
        page.goto(f"{ROOM}/evaluering/")
        page.get_by_label("År").fill(str(year))
        press_last(page)
        page.goto(f"{ROOM}/evaluering/{year}/")
    row = page.get_by_role("row").filter(has_text=DUTY)
    return float(row.locator("td").last.inner_text().replace(",", "."))


def the_month_of_the_book(page: Any, chain: Chain) -> tuple[float, float]:
    """Return the month's delivered hours at the centres: in Steigen, and in the district."""
    first = chain.first_day.replace(day=1)
    found = rows_of(
        page, f"/distrikt/bok/bok.csv?mate=service_centre_day&fra={first}&til={chain.last_day}"
    )
    assert {row["periode"] for row in found} == {f"{first:%Y-%m}"}
    hours = {row["kommune"]: float(row["levert_timer"]) for row in found}
    return hours[NUMBER], sum(hours.values())


def the_publisher_publishes(page: Any) -> None:
    page.goto("/distrikt/")
    page.get_by_role("link", name="Utgi åpne tall").click()
    press(page, "Utgi det som er endret")
    assert "ny utgave" in page.locator("body").inner_text()


def the_journalist_downloads(page: Any, chain: Chain) -> tuple[float | None, float]:
    """Return the month's published hours; Steigen's are None where they are withheld."""
    page.goto("/tall/")
    page.get_by_role("link", name="Levert tilstedeværelse per måned").click()
    month = f"{chain.first_day:%Y-%m}"
    found = {
        row["municipality"] or row["district"]: row
        for row in rows_of(page, "/tall/tilstedevaerelse/siste.csv", ",")
        if (row["month"], row["mode"]) == (month, "service_centre_day")
    }
    assert {row["kind"] for row in found.values()} == {"synthetic"}
    own = found[NUMBER]["hours"]
    assert (found[NUMBER]["withheld"] == "true") == (own == "")
    return float(own) if own else None, float(found["Nordland"]["hours"])
