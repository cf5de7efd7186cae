"""What a worker does with a run taken from the queue."""

import json
import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from django.utils import timezone
from django_tasks import task

from naervaer.web.records.studies.lease import (
    result_folder,
    run_beat,
    run_claim,
    run_end,
    run_finish,
    run_give_back,
    run_is_to_stop,
)
from naervaer.web.records.studies.models import StudyRun

BEAT_SECONDS = 1.0
STOPPING = threading.Event()  # set when the worker is asked to stop
State = StudyRun.State


@task()
def compute_run(run_id: int) -> str:
    """Compute one run if nobody else has it; return how it ended."""
    run = run_claim(run_id=run_id, worker=worker_name(), now=timezone.now())
    return "not free" if run is None else _computed(run)


def worker_name() -> str:
    """Return a name no other worker has."""
    return f"{socket.gethostname()}:{os.getpid()}"


def _computed(run: StudyRun) -> str:
    """Compute a claimed run in a process of its own, renewing the lease meanwhile.

    The process is outside the terminal's group, so that Ctrl-C reaches the worker alone.
    """
    folder = result_folder(run)
    folder.parent.mkdir(parents=True, exist_ok=True)
    said: queue.Queue[str | None] = queue.Queue()
    error = ""
    with subprocess.Popen(
        [sys.executable, "-m", "naervaer.web.records.studies.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,
    ) as child:
        _ask(child, run, folder)
        threading.Thread(target=_listen, args=(child, said), daemon=True).start()
        while True:
            try:
                line = said.get(timeout=BEAT_SECONDS)
            except queue.Empty:
                line = ""
            if line is None:
                break
            told = json.loads(line) if line else {}
            error = told.get("error", error)
            held = run_beat(run=run, now=timezone.now(), step=told.get("step"))
            if not held or STOPPING.is_set() or run_is_to_stop(run):
                os.killpg(child.pid, signal.SIGKILL)
                break
        child.wait()
    return _ended(run, folder, code=child.returncode, error=error)


def _ended(run: StudyRun, folder: Path, *, code: int, error: str) -> str:
    """Write down how the process ended."""
    if code == 0:
        return "done" if run_finish(run=run, folder=folder) else "lost"
    if run_is_to_stop(run):
        run_end(run=run, state=State.CANCELLED, message="")
        return "cancelled"
    if STOPPING.is_set():
        shutil.rmtree(folder, ignore_errors=True)
        if run_give_back(run=run):
            compute_run.enqueue(run.pk)
        return "given back"
    run_end(run=run, state=State.FAILED, message=error or f"ended with code {code}")
    return "failed"


def _ask(child: "subprocess.Popen[str]", run: StudyRun, folder: Path) -> None:
    """Tell the process what to compute; its input stays open as a sign of life."""
    asked = {"study": run.study, "settings": run.settings, "folder": str(folder)}
    if child.stdin is not None:
        child.stdin.write(json.dumps(asked) + "\n")
        child.stdin.flush()


def _listen(child: "subprocess.Popen[str]", said: "queue.Queue[str | None]") -> None:
    """Hand on what the process says, and None when it has no more to say."""
    for line in child.stdout or ():
        said.put(line)
    said.put(None)
