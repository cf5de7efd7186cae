from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.baseline.files import (
    checksum,
    digest_of,
    read_parquet,
    write_csv,
    write_parquet,
)


@pytest.fixture
def columns() -> dict[str, np.ndarray]:
    lists = np.empty(3, dtype=object)
    lists[:] = [np.array([1, -2], dtype=np.int32), np.array([], dtype=np.int32), np.arange(3)]
    return {
        "number": np.array(["0301", "1103", ""]),
        "x": np.array([-5, 0, 2_000_000], dtype=np.int32),
        "share": np.array([0.25, np.inf, 1.0], dtype=np.float32),
        "open": np.array([True, False, True]),
        "ring": lists,
    }


def test_columns_come_back_as_they_were_written(
    tmp_path: Path, columns: dict[str, np.ndarray]
) -> None:
    write_parquet(tmp_path / "table.parquet", columns)
    back = read_parquet(tmp_path / "table.parquet")
    assert list(back) == list(columns)
    for name in ("number", "x", "share", "open"):
        assert back[name].dtype.kind == columns[name].dtype.kind
        assert back[name].tolist() == columns[name].tolist()
    assert [ring.tolist() for ring in back["ring"]] == [[1, -2], [], [0, 1, 2]]


def test_the_same_columns_give_the_same_bytes(
    tmp_path: Path, columns: dict[str, np.ndarray]
) -> None:
    write_parquet(tmp_path / "one.parquet", columns)
    write_parquet(tmp_path / "two.parquet", columns)
    assert checksum(tmp_path / "one.parquet") == checksum(tmp_path / "two.parquet")


def test_the_digest_sees_values_names_and_types(columns: dict[str, np.ndarray]) -> None:
    changed_value = columns | {"x": columns["x"] + np.int32(1)}
    changed_type = columns | {"x": columns["x"].astype(np.int64)}
    changed_name = {("y" if name == "x" else name): c for name, c in columns.items()}
    digests = [digest_of(c) for c in (columns, changed_value, changed_type, changed_name)]
    assert len(set(digests)) == 4
    assert digest_of(dict(columns)) == digests[0]


def test_a_table_of_facts_is_written_with_unix_line_ends(tmp_path: Path) -> None:
    write_csv(tmp_path / "facts.csv", pd.DataFrame({"navn": ["Bodø"], "tall": ["1"]}))
    assert (tmp_path / "facts.csv").read_bytes() == "navn,tall\nBodø,1\n".encode()


def test_the_checksum_of_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="is not there"):
        checksum(tmp_path / "nothing")


def test_a_column_with_gaps_is_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"x": [1, None]}), tmp_path / "gaps.parquet")
    with pytest.raises(UnusableInputError, match="has gaps"):
        read_parquet(tmp_path / "gaps.parquet")
