"""Serves the product in the foreground until Ctrl-C, ``stop`` or the end of Odoo."""

import socket
import subprocess
import time
import urllib.error
import urllib.request

from launcher import process, users
from launcher.console import Failure, Progress, note, say, step

PATIENCE = 180
LOG_LIMIT = 20 * 2**20


def check_port(port):
    with socket.socket() as probe:
        # As Odoo does: connections that are dying do not occupy a port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Failure(
                f"Port {port} is reserved to root.", "Choose another: EKINERJA_PORT=8070 ./ekinerja up"
            ) from None
        except OSError:
            raise Failure(
                f"Port {port} of 127.0.0.1 is taken.", "Choose another: EKINERJA_PORT=8070 ./ekinerja up"
            ) from None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(odoo):
    """Returns when Odoo ends by itself, which it should not."""
    settings = odoo.settings
    url = f"http://127.0.0.1:{settings.port}"
    log = settings.log / "odoo.log"
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))
    step(f"Odoo: start on {url}")
    with log.open("a") as out:
        # A session of its own, so that Ctrl-C reaches it through us and once.
        server = subprocess.Popen(
            [*odoo.command, "server", "-d", settings.db_name],
            env=odoo.environment(),
            cwd=settings.project,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=process.die_with_parent,
        )
    try:
        _wait(server, url, log)
        _welcome(settings, url, log)
        code = server.wait()
        raise Failure(f"Odoo ended by itself (code {code}):\n{process.tail(log)}", f"All of it: {log}")
    finally:
        if server.poll() is None:
            step("Odoo: stop")
        process.end_group(server)


def _wait(server, url, log):
    progress = Progress()
    deadline = time.monotonic() + PATIENCE
    while not _answers(f"{url}/web/health"):
        if server.poll() is not None:
            raise Failure(f"Odoo did not start (code {server.returncode}):\n{process.tail(log)}", f"All of it: {log}")
        if time.monotonic() > deadline:
            raise Failure(f"Odoo did not answer within {PATIENCE} s:\n{process.tail(log)}", f"All of it: {log}")
        progress.update("wait for the first answer")
        time.sleep(0.2)
    progress.close("it answers")


def _answers(url):
    # Without the proxies of the environment: they are not meant for this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=10) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _welcome(settings, url, log):
    say()
    say(f"e-Kinerja is ready: {url}")
    say()
    if settings.users_file.exists():
        for line in users.table(users.read(settings.users_file)):
            note(line)
    else:
        note("The users are those that the database had before.")
    say()
    note(f"Log: {log}")
    say("Ctrl-C ends it.")
