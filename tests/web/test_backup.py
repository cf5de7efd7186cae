"""A backup brings everything back, on the same database or the other, and nothing is lost."""

import json
import zipfile
from pathlib import Path

import pytest
from sites import KINDS, Site, new_site

pytestmark = pytest.mark.slow

FILL = """
import json, pathlib
from django.conf import settings
from naervaer.domain.authority import SYSTEM, Place, Role
from naervaer.web.config.first_account import account_with_link
from naervaer.registers.baseline import load_baseline
from naervaer.web.records.areas.services import areas_fill
from naervaer.web.records.studies.adoption import study_adopt
areas_fill(baseline=load_baseline())
account_with_link(username='kari', full_name='Kari Å', roles=[Role.DUTY_PLANNER],
                  place=Place('Nordland'))
folder = pathlib.Path(settings.HOME) / 'a-study'
folder.mkdir(parents=True)
(folder / 'manifest.json').write_text(json.dumps({'settings': {'seed': 1}}))
(folder / 'municipalities.csv').write_text('municipality,name,minutes\\n1848,Steigen,61.5\\n')
study_adopt(folder=folder, study='access', title='En studie', actor=SYSTEM)
"""
SHOW = """
import json
from naervaer.web.config.backup import stored_models
rows = {label: [dict(row) for row in model._base_manager.order_by('pk').values()]
        for label, model in stored_models().items()}
for run in rows['studies.studyrun']:
    run.pop('folder')
rows['audit.change'] = [row for row in rows['audit.change'] if row['act'] != 'site.restore']
rows.pop('audit.historyhead')
print(json.dumps(rows, default=str, sort_keys=True))
"""
FOLDER = (
    "from naervaer.web.records.studies.models import StudyRun\n"
    "import pathlib; print((pathlib.Path(StudyRun.objects.get().folder)"
    " / 'municipalities.csv').read_text())"
)
MORE = (
    "from naervaer.domain.authority import SYSTEM\n"
    "from naervaer.web.records.accounts.services import account_create\n"
    "account_create(username='ola', name='Ola', password=None, actor=SYSTEM)"
)


def filled(site: Site) -> Path:
    site.migrate()
    site.python(FILL)
    file = site.home / "out.zip"
    done = site.naervaer("backup", str(file), "--with-keys")
    assert done.returncode == 0, done.stderr
    return file


@pytest.mark.parametrize("to", KINDS)
@pytest.mark.parametrize("of", KINDS)
def test_everything_comes_back(of: str, to: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with new_site(of, tmp_path / "a") as old, new_site(to, tmp_path / "b") as new:
        file = filled(old)
        done = new.naervaer("restore", str(file))
        assert done.returncode == 0, done.stderr
        assert json.loads(new.python(SHOW)) == json.loads(old.python(SHOW))
        assert "1848,Steigen,61.5" in new.python(FOLDER)
        new.python(MORE)
        found = json.loads(new.naervaer("check", "--json").stdout)
        assert [one["said"] for one in found if one["subject"] == "history"] != []
        assert "history" not in {one["subject"] for one in found if one["grade"] == "wrong"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_site_in_use_is_only_replaced_when_asked_and_is_kept(
    kind: str, tmp_path: Path
) -> None:
    with new_site(kind, tmp_path) as site:
        file = filled(site)
        before = site.python(SHOW)
        site.python(MORE)
        refused = site.naervaer("restore", str(file))
        assert refused.returncode != 0
        assert "not empty" in refused.stderr
        with_ola = site.python(SHOW)
        done = site.naervaer("restore", str(file), "--replace")
        assert done.returncode == 0, done.stderr
        assert site.python(SHOW) == before
        kept = next((tmp_path / "backups").glob("before-restore-*.zip"))
        assert site.naervaer("restore", str(kept), "--replace").returncode == 0
        assert site.python(SHOW) == with_ola


def test_a_damaged_backup_changes_nothing(tmp_path: Path) -> None:
    with new_site("sqlite", tmp_path) as site:
        file = filled(site)
        before = site.python(SHOW)
        broken = tmp_path / "broken.zip"
        with zipfile.ZipFile(file) as packed, zipfile.ZipFile(broken, "w") as edited:
            for name in packed.namelist():
                content = packed.read(name)
                if name == "records/accounts.user.jsonl":
                    content = content.replace(b"kari", b"karl")
                edited.writestr(name, content)
        done = site.naervaer("restore", str(broken), "--replace")
        assert done.returncode != 0
        assert "does not fit its checksum" in done.stderr
        assert site.python(SHOW) == before


def test_without_the_keys_a_backup_holds_none_of_them(tmp_path: Path) -> None:
    with new_site("sqlite", tmp_path) as site:
        filled(site)
        site.naervaer("backup", str(tmp_path / "open.zip"))
        with zipfile.ZipFile(tmp_path / "open.zip") as packed:
            inside = set(packed.namelist())
        assert "home/history.checkpoints" in inside
        assert not {"home/secret_key", "home/history_key.pem"} & inside
