"""apt that reads unstable through folders of our own: the machine's own settings stay as they are.

The mirror is the one the machine uses. apt checks the signature of the index and the checksums
of the packages.
"""

from pathlib import Path

from launcher import process
from launcher.console import Failure

SUITE = "sid"
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
OWN_SUITES = ("stable", "oldstable", "testing")


class PrivateApt:
    def __init__(self, work, log):
        self.work = work
        self.log = log
        uri, self.own_suite = mirror(own_codename())
        for part in ("lists/partial", "cache/archives/partial", "sources"):
            (work / part).mkdir(parents=True)
        (work / "sources/odoo.sources").write_text(
            f"Types: deb\nURIs: {uri}\nSuites: {SUITE} {self.own_suite}\nComponents: main\nSigned-By: {KEYRING}\n"
        )
        self.command = ["apt-get", "-q"]
        for key, value in self._options().items():
            self.command += ["-o", f"{key}={value}"]

    def run(self, arguments, on_line):
        """An apt command in the work folder; a Failure with its last words when it fails."""
        log = self.log.with_suffix(f".{arguments[0]}.log")
        if process.logged([*self.command, *arguments], log, cwd=self.work, on_line=on_line):
            raise Failure(f"apt could not fetch Odoo 19:\n{process.tail(log, 5)}", "Check the network and start again.")

    def capture(self, arguments):
        return process.capture([*self.command, *arguments], cwd=self.work)

    def _options(self):
        return {
            "Dir::Etc::SourceList": "/dev/null",
            "Dir::Etc::SourceParts": self.work / "sources",
            "Dir::State::Lists": self.work / "lists",
            "Dir::Cache": self.work / "cache",
            "Dir::State::Status": "/dev/null",
            "Acquire::Languages": "none",
            # The index of unstable is valid for a week only, and a mirror may lag or stand still.
            "Acquire::Check-Valid-Until": "false",
            # Root's folders are closed to apt's own user.
            "APT::Sandbox::User": "root",
        }


def mirror(codename):
    """Address of this machine's Debian mirror, and its own suite there."""
    arguments = ["--format", "$(REPO_URI)|$(RELEASE)|$(ORIGIN)", "Created-By: Packages", "Component: main"]
    # The second form is for a machine that has not read its indexes yet.
    for extra in ([], ["--no-release-info"]):
        found = choose_mirror(process.capture(["apt-get", "indextargets", *extra, *arguments]), codename)
        if found:
            return found
    raise Failure("apt of this machine names no Debian mirror.", "Check /etc/apt/sources.list.")


def choose_mirror(text, codename):
    """Of lines ``address|suite|origin``: that of Debian itself, and no security or other extra suite."""
    for line in text.splitlines():
        uri, suite, origin = line.strip().split("|")
        if suite in (codename, *OWN_SUITES) and origin in ("Debian", "", "$(ORIGIN)"):
            return uri, suite
    return None


def own_codename():
    lines = Path("/etc/os-release").read_text().splitlines()
    return next((line.partition("=")[2].strip('"') for line in lines if line.startswith("VERSION_CODENAME=")), "")
