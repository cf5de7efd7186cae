"""Downloads from a local HTTP server: resumed, verified, and never half in place."""

import hashlib
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naervaer.domain.errors import UnreachableServiceError, UnusableInputError
from naervaer.registers.transport import ATTEMPTS, fetch

CONTENT = bytes(range(256)) * 2_000
CHECKSUM = hashlib.sha256(CONTENT).hexdigest()


class Service(BaseHTTPRequestHandler):
    """A file service that can answer ranges, cut connections and change its file."""

    content: ClassVar[bytes] = CONTENT
    tag: ClassVar[str] = '"first"'
    cuts: ClassVar[list[int]] = []
    ranges: ClassVar[bool] = True
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        cls = type(self)
        wanted = self.headers.get("Range", "")
        cls.asked.append(wanted)
        if self.path != "/file":
            self.send_error(404)
            return
        start = 0
        if wanted and cls.ranges and self.headers.get("If-Range") == cls.tag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            if start >= len(cls.content):
                self.send_error(416)
                return
            self.send_response(206)
            last = len(cls.content) - 1
            self.send_header("Content-Range", f"bytes {start}-{last}/{len(cls.content)}")
        else:
            self.send_response(200)
        body = cls.content[start:]
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", cls.tag)
        self.end_headers()
        if cls.cuts:
            body = body[: cls.cuts.pop(0)]
            self.close_connection = True
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def service() -> Iterator[type[Service]]:
    class Fresh(Service):
        cuts: ClassVar[list[int]] = []
        asked: ClassVar[list[str]] = []
        address: ClassVar[str] = ""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Fresh)
    Fresh.address = f"http://127.0.0.1:{server.server_port}/file"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Fresh
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_file_is_fetched_verified_and_reported(
    service: type[Service], tmp_path: Path
) -> None:
    seen: list[tuple[int, int | None]] = []
    target = tmp_path / "deep" / "file"
    done = fetch(
        service.address,
        target,
        sha256=CHECKSUM,
        report=lambda now, all_: seen.append((now, all_)),
    )
    assert target.read_bytes() == CONTENT
    assert (done.size, done.sha256, done.resumed_from) == (len(CONTENT), CHECKSUM, 0)
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert [path.name for path in target.parent.iterdir()] == ["file"]


def test_a_cut_connection_is_taken_up_where_it_stopped(
    service: type[Service], tmp_path: Path
) -> None:
    service.cuts = [100_000]
    done = fetch(service.address, tmp_path / "file", sha256=CHECKSUM)
    assert done.resumed_from == 100_000
    assert service.asked == ["", "bytes=100000-"]
    assert done.path.read_bytes() == CONTENT


def test_after_too_many_cuts_the_next_run_goes_on(
    service: type[Service], tmp_path: Path
) -> None:
    service.cuts = [10_000] * ATTEMPTS
    with pytest.raises(UnreachableServiceError, match="cut off after 30000 bytes"):
        fetch(service.address, tmp_path / "file", sha256=CHECKSUM)
    assert not (tmp_path / "file").exists()
    done = fetch(service.address, tmp_path / "file", sha256=CHECKSUM)
    assert done.resumed_from == 30_000
    assert done.path.read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_starts_afresh(
    service: type[Service], tmp_path: Path
) -> None:
    service.cuts = [10_000] * ATTEMPTS
    with pytest.raises(UnreachableServiceError):
        fetch(service.address, tmp_path / "file")
    service.content, service.tag = b"new" * 20_000, '"second"'
    done = fetch(service.address, tmp_path / "file")
    assert done.resumed_from == 0
    assert done.path.read_bytes() == b"new" * 20_000


def test_a_service_without_ranges_gives_the_whole_again(
    service: type[Service], tmp_path: Path
) -> None:
    service.ranges = False
    service.cuts = [100_000]
    done = fetch(service.address, tmp_path / "file", sha256=CHECKSUM)
    assert done.resumed_from == 0
    assert done.path.read_bytes() == CONTENT


def test_a_weak_tag_is_not_trusted_to_resume(service: type[Service], tmp_path: Path) -> None:
    service.tag = 'W/"loose"'
    service.cuts = [100_000]
    done = fetch(service.address, tmp_path / "file", sha256=CHECKSUM)
    assert service.asked == ["", ""]
    assert done.path.read_bytes() == CONTENT


def test_a_part_longer_than_the_file_is_thrown_away(
    service: type[Service], tmp_path: Path
) -> None:
    service.cuts = [10_000] * ATTEMPTS
    with pytest.raises(UnreachableServiceError):
        fetch(service.address, tmp_path / "file")
    (tmp_path / "file.part").write_bytes(b"x" * (len(CONTENT) + 5))
    assert fetch(service.address, tmp_path / "file", sha256=CHECKSUM).resumed_from == 0


def test_a_part_from_another_address_is_not_continued(
    service: type[Service], tmp_path: Path
) -> None:
    (tmp_path / "file.part").write_bytes(b"left over from something else")
    (tmp_path / "file.part.json").write_text('{"address": "elsewhere", "tag": "x"}', "utf-8")
    done = fetch(service.address, tmp_path / "file", sha256=CHECKSUM)
    assert service.asked == [""]
    assert done.path.read_bytes() == CONTENT


def test_a_wrong_checksum_throws_the_file_away_and_keeps_the_earlier(
    service: type[Service], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"earlier")
    with pytest.raises(UnusableInputError, match=r"has the checksum .+ expected 00000") as got:
        fetch(service.address, tmp_path / "file", sha256="0" * 64)
    assert "\n" not in str(got.value)
    assert (tmp_path / "file").read_bytes() == b"earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_a_missing_file_at_the_service_is_said_and_the_earlier_kept(
    service: type[Service], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"earlier")
    with pytest.raises(UnreachableServiceError, match="answered 404 Not Found"):
        fetch(f"{service.address}-gone", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"earlier"


def test_a_refused_connection_asks_whether_one_is_offline(tmp_path: Path) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        (tmp_path / "file").write_bytes(b"earlier")
        with pytest.raises(UnreachableServiceError, match="are you offline") as got:
            fetch(f"http://127.0.0.1:{port}/file", tmp_path / "file")
    assert "\n" not in str(got.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"earlier"


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_asked(
    service: type[Service], tmp_path: Path
) -> None:
    (tmp_path / "blocked").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="cannot write to"):
        fetch(service.address, tmp_path / "blocked" / "file")
    assert service.asked == []


def test_a_folder_in_the_files_place_is_said(service: type[Service], tmp_path: Path) -> None:
    (tmp_path / "file" / "inside").mkdir(parents=True)
    with pytest.raises(UnusableInputError, match="cannot put"):
        fetch(service.address, tmp_path / "file", sha256=CHECKSUM)
    assert (tmp_path / "file" / "inside").is_dir()


def test_a_note_that_cannot_be_read_only_costs_a_new_start(
    service: type[Service], tmp_path: Path
) -> None:
    (tmp_path / "file.part").write_bytes(CONTENT[:100])
    (tmp_path / "file.part.json").write_text("{ cut", encoding="utf-8")
    done = fetch(service.address, tmp_path / "file", sha256=CHECKSUM)
    assert done.resumed_from == 0


def test_a_full_disk_is_said_and_the_earlier_file_kept(
    service: type[Service], tmp_path: Path
) -> None:
    def full(done: int, _whole: int | None) -> None:
        if done:
            raise OSError(28, "No space left on device")

    (tmp_path / "file").write_bytes(b"earlier")
    with pytest.raises(UnusableInputError, match="No space left on device; earlier files"):
        fetch(service.address, tmp_path / "file", report=full)
    assert (tmp_path / "file").read_bytes() == b"earlier"


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cuts=st.lists(st.integers(0, len(CONTENT)), max_size=ATTEMPTS - 1),
    at_hand=st.integers(0, len(CONTENT)),
)
def test_wherever_the_connection_is_cut_the_file_is_the_same(
    service: type[Service], tmp_path: Path, cuts: list[int], at_hand: int
) -> None:
    part = tmp_path / "file.part"
    part.write_bytes(CONTENT[:at_hand])
    note = {"address": service.address, "tag": service.tag}
    part.with_name("file.part.json").write_text(json.dumps(note), encoding="utf-8")
    service.cuts = list(cuts)
    done = fetch(service.address, tmp_path / "file", sha256=CHECKSUM)
    assert done.path.read_bytes() == CONTENT
