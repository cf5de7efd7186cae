"""The report server."""

import signal
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.serve import report_server


def test_a_report_is_served_on_this_machine_only_and_ends_cleanly(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>hei</p>", encoding="utf-8")
    server = report_server(tmp_path, port=0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        assert server.server_address[0] == "127.0.0.1"
        address = f"http://127.0.0.1:{server.server_port}/"
        with urllib.request.urlopen(address, timeout=120) as answer:
            assert answer.read() == b"<p>hei</p>"
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_folder_without_a_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match=r"holds no index\.html"):
        report_server(tmp_path, port=0)


def test_a_taken_port_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    first = report_server(tmp_path, port=0)
    try:
        with pytest.raises(UnusableInputError, match="expected a free port"):
            report_server(tmp_path, port=first.server_port)
    finally:
        first.server_close()


def test_control_c_ends_the_command_with_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>hei</p>", encoding="utf-8")
    program = "from naervaer.cli.main import main; main()"
    words = ["study", "serve", str(tmp_path), "--port", "0"]
    with subprocess.Popen(
        [sys.executable, "-c", program, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("http://127.0.0.1:")
        running.send_signal(signal.SIGINT)
        _, complaints = running.communicate(timeout=600)
    assert running.returncode == 0
    assert "Traceback" not in complaints
