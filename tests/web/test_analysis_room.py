"""The analysts' room: ask, follow, read, compare and publish."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from naervaer.domain.authority import SYSTEM, Place, Role
from naervaer.registers.baseline import load_baseline
from naervaer.studies.recipes.access import run_access
from naervaer.studies.scenario import Scenario
from naervaer.web.portals.analysis.report_policy import policy_for
from naervaer.web.records.studies.adoption import study_adopt
from naervaer.web.records.studies.models import StudyRun

OSLO = Place("Oslo", "0301")


@pytest.fixture(scope="session")
def finished_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("study") / "access"
    run_access(
        load_baseline(), scenario=Scenario(), scenario_file=None, out=folder, language="nb"
    )
    return folder


@pytest.fixture
def adopted(finished_folder: Path, tmp_path: Path, areas: None) -> list[StudyRun]:
    """Two adopted runs, the first of them published."""
    other = tmp_path / "other"
    shutil.copytree(finished_folder, other)
    return [
        study_adopt(
            folder=folder, study="access", title=title, actor=SYSTEM, is_published=published
        )
        for folder, title, published in (
            (finished_folder, "Som det er", True),
            (other, "En til", False),
        )
    ]


def test_an_analyst_asks_for_a_run_of_the_own_district(
    signed_in: Callable[..., Client],
) -> None:
    analyst = signed_in(Role.DISTRICT_ANALYST)
    answer = analyst.post(
        "/analyse/ny/", {"study": "access", "title": "A", "place": "Nordland"}
    )
    run = StudyRun.objects.get()
    assert answer.headers["Location"] == f"/analyse/{run.pk}/"
    assert "venter" in analyst.get(f"/analyse/{run.pk}/").content.decode()


def test_a_scenario_nobody_can_read_is_explained_and_nothing_is_lost(
    signed_in: Callable[..., Client],
) -> None:
    given = {"study": "access", "title": "A", "place": "Nordland", "scenario": 'sason = "w"'}
    answer = signed_in(Role.DISTRICT_ANALYST).post("/analyse/ny/", given)
    assert answer.status_code == 422
    assert "sason" in answer.content.decode()
    assert not StudyRun.objects.exists()


def test_another_districts_run_does_not_exist_for_an_analyst(
    signed_in: Callable[..., Client],
) -> None:
    signed_in(Role.DISTRICT_ANALYST).post(
        "/analyse/ny/", {"study": "access", "title": "Nordlands egen", "place": "Nordland"}
    )
    stranger = signed_in(Role.DISTRICT_ANALYST, OSLO)
    assert stranger.get(f"/analyse/{StudyRun.objects.get().pk}/").status_code == 404
    assert "Nordlands egen" not in stranger.get("/analyse/").content.decode()


def test_everybody_may_read_a_published_report_and_nobody_an_unpublished_one(
    adopted: list[StudyRun],
) -> None:
    published, unpublished = (Client().get(f"/analyse/{run.pk}/rapport/") for run in adopted)
    assert published.status_code == 200
    assert "unsafe" not in published.headers["Content-Security-Policy"]
    assert unpublished.status_code == 404


def test_a_file_outside_the_run_is_never_handed_out(adopted: list[StudyRun]) -> None:
    answer = Client().get(f"/analyse/{adopted[0].pk}/fil/..%2F..%2Fsecret_key")
    assert answer.status_code == 404
    table = Client().get(f"/analyse/{adopted[0].pk}/fil/municipalities.csv")
    assert b"".join(table.streaming_content).startswith(b"municipality,")  # type: ignore[attr-defined]


def test_two_equal_runs_differ_in_nothing(
    adopted: list[StudyRun], signed_in: Callable[..., Client]
) -> None:
    page = signed_in(Role.DIRECTORATE).get(
        f"/analyse/sammenlign/?a={adopted[0].pk}&b={adopted[1].pk}"
    )
    text = page.content.decode()
    assert "98,3 % → 98,3 % (0,00)" in text
    assert "Nordland" in text


def test_publishing_needs_a_reason(
    adopted: list[StudyRun], signed_in: Callable[..., Client]
) -> None:
    publisher, run = signed_in(Role.PUBLISHER), adopted[1]
    publisher.post(f"/analyse/{run.pk}/publiser/", {"why": " "})
    run.refresh_from_db()
    assert run.published_at is None
    publisher.post(f"/analyse/{run.pk}/publiser/", {"why": "nye tall"})
    run.refresh_from_db()
    assert run.published_at is not None


def test_a_report_policy_names_each_block_and_nothing_else() -> None:
    policy = policy_for("<style>a{}</style><script>1</script><p style='x'>")
    assert policy.count("sha256-") == 2
    assert "unsafe" not in policy


def test_a_roster_stays_with_the_district_when_its_study_is_published(
    finished_folder: Path, tmp_path: Path, signed_in: Callable[..., Client]
) -> None:
    folder = tmp_path / "duty"
    shutil.copytree(finished_folder, folder)
    (folder / "public").mkdir()
    (folder / "public" / "index.html").write_text("det som kan deles", encoding="utf-8")
    (folder / "internal").mkdir()
    (folder / "internal" / "roster.csv").write_text("vakt", encoding="utf-8")
    manifest = folder / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    told |= {"study": "duty", "settings": {"district": "Nordland"}}
    manifest.write_text(json.dumps(told), encoding="utf-8")
    run = study_adopt(
        folder=folder, study="duty", title="Plan", actor=SYSTEM, is_published=True
    )
    roster = f"/analyse/{run.pk}/fil/internal/roster.csv"
    outsiders = [
        Client(),
        signed_in(Role.DUTY_PLANNER, OSLO),
        signed_in(Role.MUNICIPAL_COORDINATOR),
    ]
    for outsider in outsiders:
        assert outsider.get(roster).status_code == 404
        assert outsider.get(f"/analyse/{run.pk}/rapport/").content == b"det som kan deles"
        assert "roster" not in outsider.get(f"/analyse/{run.pk}/").content.decode()
    own = signed_in(Role.DUTY_PLANNER).get(roster)
    assert b"".join(own.streaming_content) == b"vakt"  # type: ignore[attr-defined]
