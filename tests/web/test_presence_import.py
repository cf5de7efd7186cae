"""A file's way into the book: errors by row, corrected, confirmed, undone."""

import io
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from openpyxl import Workbook

from naervaer.domain.authority import SYSTEM
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.web.records.areas.selectors import district_by_name
from naervaer.web.records.audit.models import Change
from naervaer.web.records.presence.bulk import lines_write
from naervaer.web.records.presence.checking import (
    Ground,
    _municipality_expected,
    line_check,
    row_check,
)
from naervaer.web.records.presence.imports import (
    _ground,
    import_confirm,
    import_correct,
    import_discard,
    import_undo,
    import_upload,
)
from naervaer.web.records.presence.models import PresenceImport, PresenceMonth, PresenceRow
from naervaer.web.records.presence.months import months_unlike_the_book
from naervaer.web.records.presence.reading import COLUMNS, MOST_PARTS, file_rows
from naervaer.web.records.presence.services import group_register
from naervaer.web.records.rosters.models import PlanOutcome

GOOD = {
    "kommune": "1848",
    "måte": "kommunepatrulje",
    "tjeneste": "patrulje",
    "fra": "2026-03-03 09:00",
    "til": "2026-03-03 13:00",
    "tilstand": "levert",
    "gruppe": "Salten øst",
}


def csv_file(*rows: dict[str, str], delimiter: str = ";") -> bytes:
    lines = [COLUMNS, *([row.get(column, "") for column in COLUMNS] for row in rows)]
    return "\n".join(delimiter.join(line) for line in lines).encode()


@pytest.fixture
def nordland(areas: None) -> Any:
    district = district_by_name("Nordland")
    group_register(district=district, name="Salten øst", actor=SYSTEM, why="prøve")
    return district


def upload(district: Any, content: bytes, name: str = "mars.csv") -> PresenceImport:
    return import_upload(
        district=district, file_name=name, content=content, kind=Kind.OFFICIAL, actor=SYSTEM
    )


def test_nothing_reaches_the_book_before_it_is_confirmed(nordland: Any) -> None:
    batch = upload(nordland, csv_file(GOOD))
    assert (batch.rows_read, batch.rows_wrong, PresenceRow.objects.count()) == (1, 0, 0)
    import_confirm(batch=batch, actor=SYSTEM)
    row = PresenceRow.objects.get()
    assert (row.minutes, row.batch_id, str(row.group)) == (240, batch.pk, "Salten øst")
    assert row.kind == "official"
    assert batch.checksum[:12] in row.source_reference
    assert months_unlike_the_book() == []


def test_undoing_takes_the_whole_file_out_and_keeps_it(nordland: Any) -> None:
    other = import_confirm(batch=upload(nordland, csv_file(GOOD)), actor=SYSTEM)
    second = csv_file(GOOD | {"kommune": "1841"}, GOOD | {"kommune": "1804"})
    batch = import_confirm(batch=upload(nordland, second), actor=SYSTEM)
    import_undo(batch=batch, actor=SYSTEM, why="feil måned")
    assert list(PresenceRow.objects.values_list("batch", flat=True)) == [other.pk]
    assert [one.municipality_id for one in PresenceMonth.objects.all()] == ["1848"]
    kept = PresenceImport.objects.get(pk=batch.pk)
    assert (kept.state, bytes(kept.content)) == ("undone", second)
    assert Change.objects.last().why == "feil måned"
    again = import_confirm(batch=upload(nordland, second), actor=SYSTEM)
    assert again.rows_added == 2


def test_the_same_file_twice_adds_nothing(nordland: Any) -> None:
    import_confirm(batch=upload(nordland, csv_file(GOOD)), actor=SYSTEM)
    again = upload(nordland, csv_file(GOOD, GOOD | {"kommune": "1841"}))
    assert (again.rows_known, again.rows_wrong) == (1, 0)
    assert import_confirm(batch=again, actor=SYSTEM).rows_added == 1


@pytest.mark.parametrize(
    ("wrong", "column", "expected"),
    [
        ({"kommune": "Steigen"}, "kommune", "nummeret 1848, ikke navnet"),
        ({"kommune": "fauske"}, "kommune", "nummeret 1841, ikke navnet"),
        ({"kommune": "5401"}, "kommune", "en av de 41 kommunene i distriktet"),
        ({"måte": "helikopter"}, "måte", "ett av: "),
        ({"tjeneste": ""}, "tjeneste", "ett av: "),
        ({"fra": "3. mars"}, "fra", "et tidspunkt som"),
        ({"fra": "2026-03-03"}, "fra", "et tidspunkt som"),
        ({"fra": "2026-03-29 02:30"}, "fra", "et tidspunkt som"),
        ({"til": "2026-03-03 08:00"}, "til", "etter «fra»"),
        ({"til": "2026-03-05 08:00"}, "til", "høyst et døgn"),
        ({"fra": "2999-03-03 09:00", "til": "2999-03-03 10:00"}, "til", "er passert"),
        ({"gruppe": "Kari Nordmann"}, "gruppe", "aldri en person"),
    ],
)
def test_what_is_wrong_is_said_by_row_and_column(
    nordland: Any, wrong: dict[str, str], column: str, expected: str
) -> None:
    batch = upload(nordland, csv_file(GOOD, GOOD | {"kommune": "1841"} | wrong))
    (problem,) = batch.problems
    assert (problem["row"], problem["column"]) == (3, column)
    assert problem["given"] == wrong[column]
    assert expected in problem["expected"]
    assert batch.wrong_rows["3"][column] == wrong[column]
    with pytest.raises(UnusableInputError, match="1 rader har feil"):
        import_confirm(batch=batch, actor=SYSTEM)
    assert PresenceRow.objects.count() == 0


def test_a_lost_zero_is_recognised() -> None:
    ground = Ground(municipalities={"0301": "Oslo"}, groups={}, source=None, now=None)  # type: ignore[arg-type]
    assert _municipality_expected("301", ground) == "fire siffer: 0301"


def test_rows_alike_within_a_file_are_found(nordland: Any) -> None:
    batch = upload(nordland, csv_file(GOOD, GOOD))
    assert batch.problems[0]["expected"] == "en rad som ikke er lik rad 2"


def test_what_the_book_says_otherwise_is_found(nordland: Any) -> None:
    import_confirm(batch=upload(nordland, csv_file(GOOD)), actor=SYSTEM)
    batch = upload(nordland, csv_file(GOOD | {"til": "2026-03-03 15:00"}))
    assert batch.problems[0]["expected"] == "slutt 2026-03-03 13:00, som i boka fra før"


def test_cells_can_be_corrected_without_a_new_file(nordland: Any) -> None:
    batch = upload(nordland, csv_file(GOOD, GOOD | {"kommune": "1841", "måte": "traktor"}))
    batch = import_correct(batch=batch, corrections={3: {"måte": "båt"}}, actor=SYSTEM)
    assert batch.rows_wrong == 0
    import_confirm(batch=batch, actor=SYSTEM)
    assert set(PresenceRow.objects.values_list("mode", flat=True)) == {
        "municipal_patrol",
        "boat",
    }
    with pytest.raises(UnusableInputError, match="venter ikke lenger"):
        import_correct(batch=batch, corrections={}, actor=SYSTEM)
    with pytest.raises(UnusableInputError, match="venter ikke lenger"):
        import_confirm(batch=batch, actor=SYSTEM)


def test_a_file_put_aside_cannot_be_undone_or_confirmed(nordland: Any) -> None:
    batch = import_discard(batch=upload(nordland, csv_file(GOOD)), actor=SYSTEM)
    with pytest.raises(UnusableInputError, match="ikke ført inn"):
        import_undo(batch=batch, actor=SYSTEM, why="prøve")
    with pytest.raises(UnusableInputError, match="venter ikke"):
        import_confirm(batch=batch, actor=SYSTEM)


def test_a_line_is_stored_as_the_record_of_a_model_would_be(nordland: Any) -> None:
    given = GOOD | {"merknad": "Møteplass, «torget» \\t ved kaia", "gruppe": "SALTEN ØST"}
    batch = import_confirm(batch=upload(nordland, csv_file(given)), actor=SYSTEM)
    stored = PresenceRow.objects.get(batch=batch)
    made = row_check(2, given, _ground(batch))
    assert isinstance(made, PresenceRow)
    alike = {field.attname for field in PresenceRow._meta.concrete_fields} - {"id", "batch_id"}
    assert {name: getattr(stored, name) for name in alike} == {
        name: getattr(made, name) for name in alike
    }


def test_what_is_written_once_is_refused_by_the_database_too(nordland: Any) -> None:
    batch = upload(nordland, csv_file(GOOD))
    line = line_check(2, GOOD, _ground(batch))
    source = _ground(batch).source_columns
    with pytest.raises(IntegrityError), transaction.atomic():
        lines_write([line, line], batch=batch, source=source)  # type: ignore[list-item]
    assert PresenceRow.objects.count() == 0


def test_undoing_follows_what_points_at_a_row(nordland: Any) -> None:
    batch = import_confirm(batch=upload(nordland, csv_file(GOOD)), actor=SYSTEM)
    row = PresenceRow.objects.get()
    PlanOutcome.objects.create(row=row, outcome="as_planned", account="")
    import_undo(batch=batch, actor=SYSTEM, why="feil måned")
    assert (PresenceRow.objects.count(), PresenceMonth.objects.count()) == (0, 0)


def test_excel_is_read_like_csv(nordland: Any) -> None:
    book = Workbook()
    book.active.append([column.capitalize() for column in COLUMNS])
    begins, ends = datetime(2026, 3, 3, 9), datetime(2026, 3, 3, 13)  # noqa: DTZ001 - Excel has no zones
    cells = (1848, "kommunepatrulje", "patrulje", begins, ends, "levert", "Salten øst")
    book.active.append(cells)
    written = io.BytesIO()
    book.save(written)
    batch = upload(nordland, written.getvalue(), "mars.xlsx")
    assert batch.problems == []
    import_confirm(batch=batch, actor=SYSTEM)
    again = upload(nordland, csv_file(GOOD))
    assert again.rows_known == 1


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_any_delimiter_and_old_windows_letters_are_read(delimiter: str) -> None:
    text = csv_file(GOOD, delimiter=delimiter).decode()
    for coding in ("utf-8-sig", "cp1252"):
        ((number, cells),) = file_rows("x.csv", text.encode(coding))
        assert (number, cells["gruppe"]) == (2, "Salten øst")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", b"", "er tom|mangler"),
        ("x.csv", b"kommune;fra\n1;2", "mangler kolonnen «måte»"),
        ("x.csv", ";".join(COLUMNS).encode(), "bare kolonnenavn"),
        ("x.xlsx", b"not a workbook", "kan ikke leses som Excel"),
        ("x.csv", b"\0\0\0", "er ikke tekst"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_was_expected(
    name: str, content: bytes, said: str
) -> None:
    with pytest.raises(UnusableInputError, match=said):
        file_rows(name, content)


@pytest.mark.parametrize(
    ("language", "said"), [("nb", "aldri en person"), ("nn", "aldri ein"), ("en", "never a")]
)
def test_what_is_wrong_is_said_in_the_readers_language(
    language: str, said: str, nordland: Any
) -> None:
    with translation.override(language):
        batch = upload(nordland, csv_file(GOOD | {"gruppe": "Kari"}))
    assert said in batch.problems[0]["expected"]


def test_excel_that_grows_beyond_measure_is_refused_unread() -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for number in range(MOST_PARTS + 1):
            archive.writestr(f"{number}.xml", "")
    with pytest.raises(UnusableInputError, match="for stor når den pakkes ut"):
        file_rows("stor.xlsx", packed.getvalue())
