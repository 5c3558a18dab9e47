import os
import select
import sys

import pytest

from launcher import process
from launcher.console import Failure


def python(code):
    return [sys.executable, "-c", code]


def test_output_goes_to_the_log_and_to_the_listener(tmp_path):
    lines = []
    code = process.logged(python("print('a'); print('b')"), tmp_path / "deep/x.log", on_line=lines.append)
    assert (code, lines) == (0, ["a", "b"])
    assert (tmp_path / "deep/x.log").read_text() == "a\nb\n"


def test_an_interrupt_ends_the_program_and_its_children(tmp_path):
    def interrupt(line):
        raise KeyboardInterrupt

    child = "import subprocess, sys; p = subprocess.Popen(['sleep', '600']); print(p.pid, flush=True); p.wait()"
    with pytest.raises(KeyboardInterrupt):
        process.logged(python(child), tmp_path / "x.log", on_line=interrupt)
    assert _ended(int((tmp_path / "x.log").read_text()))


def _ended(pid):
    """Whether the process is gone, or goes within ten seconds."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], 10)[0])
    finally:
        os.close(descriptor)


def test_capture_reports_the_error_output():
    assert process.capture(python("print('x')")) == "x\n"
    with pytest.raises(Failure, match="broken"):
        process.capture(python("import sys; sys.exit('broken')"))


def test_foreign_variables_are_dropped(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PGDATABASE", "other")
    found = process.environment({"EXTRA": "1"})
    assert "PYTHONPATH" not in found
    assert "PGDATABASE" not in found
    assert found["EXTRA"] == "1"


def test_tail_of_a_missing_file_is_empty(tmp_path):
    assert process.tail(tmp_path / "none") == ""
    (tmp_path / "x").write_text("1\n2\n3\n")
    assert process.tail(tmp_path / "x", 2) == "2\n3"
