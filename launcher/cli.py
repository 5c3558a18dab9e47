"""The commands and their help."""

import argparse
import json
import os
import sys
from pathlib import Path

from launcher import bench, console, doctor, process, product, server, setup, template, testrun, users
from launcher.console import Failure, say, step
from launcher.database import program_or_path
from launcher.lock import Lock
from launcher.postgres import Cluster
from launcher.settings import VARIABLES, read

PROJECT = Path(__file__).resolve().parents[1]
COMMANDS = {
    "up": "set everything up and serve the product on 127.0.0.1 until Ctrl-C",
    "test": "set everything up and run the tests; arguments are pytest's",
    "stop": "stop a running `up` and the private PostgreSQL",
    "reset": "remove the database, its attachments and its users; caches stay",
    "update": "upgrade the addons in the database now",
    "shell": "Odoo's Python shell on the database",
    "psql": "psql on the database; arguments are psql's",
    "users": "sign-ins of the training instansi, one per role",
    "doctor": "what is present, what is missing, what to do",
    "bench": "measure the figures on a database of their own",
}
# Their arguments belong to another program.
HANDED_ON = ("test", "psql", "bench", "shell")


def main(arguments):
    process.handle_signals()
    try:
        options, rest = parse(arguments)
        settings = read(os.environ, PROJECT, os.getuid())
        return globals()[f"_{options.command}"](settings, options, rest) or 0
    except Failure as failure:
        say(f"\nekinerja: {failure}")
        return 1
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except PermissionError as error:
        say(f"\nekinerja: {error}\n  What to do: another user made it; start as that user or have it given to you.")
        return 1
    except OSError as error:
        say(f"\nekinerja: {error}")
        return 1
    except KeyboardInterrupt as interrupt:
        return 143 if isinstance(interrupt, process.Terminated) else 130


def parse(arguments):
    """Options of the command, and the arguments that are handed on."""
    parser = argparse.ArgumentParser(
        prog="./ekinerja",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="e-Kinerja on Odoo 19: set up, run, test.",
        epilog=variables_help(),
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    subs = {
        name: commands.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=variables_help(),
            add_help=name not in HANDED_ON,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        for name, text in COMMANDS.items()
    }
    subs["reset"].add_argument("--yes", action="store_true", help="do not ask")
    subs["users"].add_argument("--json", action="store_true", help="as a JSON list of role, login, password")
    if arguments and arguments[0] in HANDED_ON:
        if arguments[1:2] in (["--help"], ["-h"]):
            subs[arguments[0]].print_help()
            sys.exit(0)
        return argparse.Namespace(command=arguments[0]), arguments[1:]
    return parser.parse_args(arguments), []


def variables_help():
    width = max(map(len, VARIABLES))
    return "environment variables (default in brackets):\n" + "\n".join(
        f"  {name.ljust(width)}  {text}" for name, text in VARIABLES.items()
    )


def _up(settings, options, rest):
    with _only_one(settings):
        server.check_port(settings.port)
        with setup.ready(settings) as odoo:
            product.ensure(odoo)
            server.check_port(settings.port)
            server.serve(odoo)


def _test(settings, options, rest):
    return testrun.run(settings, rest)


def _bench(settings, options, rest):
    return bench.run(settings, rest)


def _stop(settings, options, rest):
    lock = Lock(settings.state / "up.lock")
    holder = lock.holder()
    if holder:
        step(f"Stop the running product (process {holder})")
        os.kill(holder, 15)
        lock.acquire(wait=True)
        lock.release()
    if settings.server or not (settings.state / "id").exists():
        return 0
    cluster = Cluster(settings)
    if not cluster.running():
        say("Nothing runs." if not holder else "Stopped.")
    elif not cluster.use.acquire():
        say("PostgreSQL goes on: another command (a test run, a shell) uses it, and stops it at its end.")
        cluster.started_here.touch()
    else:
        cluster.stop()
    return 0


def _reset(settings, options, rest):
    with _only_one(settings):
        if not options.yes:
            say(f"This removes the database {settings.db_name}, its attachments and its users.")
            if not sys.stdin.isatty():
                raise Failure("Nobody is there to confirm it.", "Say so beforehand: ./ekinerja reset --yes")
            if input("Type yes to go on: ").strip().lower() not in ("yes", "ya"):
                say("Nothing was removed.")
                return 1
        with setup.ready(settings) as odoo:
            step(f"Database {settings.db_name}: remove it")
            product.remove(odoo)
    return 0


def _update(settings, options, rest):
    with _only_one(settings), setup.ready(settings) as odoo:
        template.check_exists(odoo, settings.db_name)
        template.upgrade(odoo, settings.db_name, all_addons=True)


def _shell(settings, options, rest):
    console.aside()
    with setup.ready(settings) as odoo:
        template.check_exists(odoo, settings.db_name)
        return process.attached(
            [*odoo.command, "shell", "-d", settings.db_name, "--no-http", *rest],
            env=odoo.environment(),
            cwd=settings.project,
        )


def _psql(settings, options, rest):
    console.aside()
    with setup.ready(settings) as odoo:
        template.check_exists(odoo, settings.db_name)
        environment = process.environment(odoo.databases.environment())
        return process.attached([program_or_path("psql"), "-d", settings.db_name, *rest], env=environment)


def _users(settings, options, rest):
    found = users.read(settings.users_file)
    say(json.dumps(found, indent=2) if options.json else "\n".join(users.table(found)))


def _doctor(settings, options, rest):
    return doctor.run(settings)


class _only_one:
    """Two launchers must not serve or change the same database."""

    def __init__(self, settings):
        settings.make_folders()
        self.lock = Lock(settings.state / "up.lock")

    def __enter__(self):
        if not self.lock.acquire():
            raise Failure(f"The product runs already (process {self.lock.holder()}).", "End it first: ./ekinerja stop")

    def __exit__(self, *details):
        self.lock.release()
        return False
