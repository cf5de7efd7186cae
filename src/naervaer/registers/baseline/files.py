"""Tables written so that the same content always gives the same bytes.

A parquet file also names the library version that wrote it, so a content digest over names,
types and values is kept beside the checksum: it stays the same whatever wrote the file.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from naervaer.domain.errors import MissingDataError, UnusableInputError

Columns = Mapping[str, NDArray[Any]]
COMPRESSION_LEVEL = 19


def write_parquet(path: Path, columns: Columns) -> str:
    """Write columns and return their content digest."""
    table = pa.table({name: _arrow(values) for name, values in columns.items()})
    dictionary = [n for n, v in columns.items() if v.dtype.kind in "US"]
    delta = {n: "DELTA_BINARY_PACKED" for n, v in columns.items() if v.dtype == np.int32}
    split = {n: "BYTE_STREAM_SPLIT" for n, v in columns.items() if v.dtype == np.float32}
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=COMPRESSION_LEVEL,
        use_dictionary=dictionary,
        column_encoding={**delta, **split},
        write_statistics=False,
        store_schema=False,
        row_group_size=max(len(table), 1),
    )
    return digest_of(columns)


def read_parquet(path: Path) -> dict[str, NDArray[Any]]:
    """Return the columns of a file written by `write_parquet`."""
    table = pq.read_table(path, use_threads=False)
    return {name: _numpy(table.column(name)) for name in table.column_names}


def write_csv(path: Path, frame: pd.DataFrame) -> str:
    """Write a table of facts as UTF-8 text and return its content digest."""
    text = frame.to_csv(index=False, lineterminator="\n")
    path.write_text(text, encoding="utf-8", newline="\n")
    return checksum(path)


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises
    ------
    MissingDataError
        When the file is not there.

    """
    if not path.is_file():
        msg = f"the file {path} is not there."
        raise MissingDataError(msg)
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digest_of(columns: Columns) -> str:
    """Return the SHA-256 of names, types and values, independent of any file format."""
    digest = hashlib.sha256()
    for name, values in columns.items():
        if values.dtype.kind in "US":
            kind, content = "text", "\x1f".join(values.tolist()).encode()
        elif values.dtype.kind == "O":
            counted = [np.r_[len(v), v].astype("<i4").tobytes() for v in values]
            kind, content = "lists", b"".join(counted)
        else:
            kind = values.dtype.newbyteorder("<").str
            content = np.ascontiguousarray(values, dtype=kind).tobytes()
        digest.update(f"{name}\x1e{kind}\x1e{len(values)}\x1e".encode() + content)
    return digest.hexdigest()


def _arrow(values: NDArray[Any]) -> pa.Array:
    if values.dtype.kind in "US":
        return pa.array(values.tolist(), type=pa.string())
    if values.dtype.kind == "O":
        return pa.array(list(values), type=pa.list_(pa.int32()))
    return pa.array(values)


def _numpy(column: pa.ChunkedArray) -> NDArray[Any]:
    array = column.combine_chunks()
    if pa.types.is_string(array.type):
        return np.array(array.to_pylist(), dtype=np.str_)
    if pa.types.is_list(array.type):
        lists = np.empty(len(array), dtype=object)
        lists[:] = [np.asarray(values, dtype=np.int32) for values in array.to_pylist()]
        return lists
    if array.null_count:
        msg = "a column of the baseline has gaps, expected none."
        raise UnusableInputError(msg)
    return np.asarray(array.to_numpy(zero_copy_only=False))
