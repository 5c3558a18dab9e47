"""Runs programs: their output to a log file, their end together with ours."""

import contextlib
import ctypes
import os
import signal
import subprocess

from launcher.console import Failure

# They would lead the programs started here to foreign modules or settings.
FOREIGN = ("PYTHONPATH", "PYTHONHOME", "ODOO_RC", "OPENERP_SERVER", "PGDATABASE", "PGSERVICE", "PGOPTIONS")


PR_SET_PDEATHSIG = 1


def die_with_parent():
    """To run in a child before its program: the end of a launcher that was killed hard is its end too."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Terminated(KeyboardInterrupt):
    """SIGTERM or SIGHUP, handled like Ctrl-C."""


def handle_signals():
    def terminate(number, frame):
        raise Terminated

    # Shells start background commands with SIGINT ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, terminate)
    signal.signal(signal.SIGHUP, terminate)


def environment(extra=None):
    env = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return {**env, **(extra or {})}


def capture(command, env=None, cwd=None, stdin=None):
    """Output of a short program; a Failure with its error output when it fails."""
    done = subprocess.run(
        command, env=env or environment(), cwd=cwd, input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failure(f"{os.path.basename(str(command[0]))} failed: {(done.stderr or done.stdout).strip()[-1500:]}")
    return done.stdout


def logged(command, log, env=None, cwd=None, stdin=None, on_line=None):
    """Runs a long program with all its output in ``log``; returns its exit code."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command,
            env=env or environment(),
            cwd=cwd,
            stdin=stdin or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
        try:
            for line in process.stdout:
                out.write(line)
                out.flush()
                if on_line:
                    on_line(line.rstrip())
            return process.wait()
        finally:
            end_group(process)


def attached(command, env=None, cwd=None):
    """Runs an interactive program on our terminal; Ctrl-C is then its business."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = subprocess.Popen(
            command, env=env or environment(), cwd=cwd, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
        )
        try:
            return process.wait()
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
    finally:
        signal.signal(signal.SIGINT, before)


def end_group(process, grace=15):
    """Ends a process that leads its own session, and everything it started."""
    if process.poll() is None:
        _signal_group(process, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(grace)
    _signal_group(process, signal.SIGKILL)
    process.wait()


def tail(path, lines=15):
    try:
        return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    except OSError:
        return ""


def _signal_group(process, number):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)
