"""Odoo 19: a tree the user names, or the distribution's package unpacked into the cache.

The package is downloaded by apt from the mirror that this machine uses anyway (apt checks the
signature and the checksums) and unpacked without being installed, because installing it would
bring another Python along. The machine's own apt settings stay as they are.
"""

import re
import shutil
from pathlib import Path

from launcher import process
from launcher.console import Failure, Progress, note, step
from launcher.lock import exclusive
from launcher.settings import checksum

SUITE = "sid"
PACKAGE = "odoo-19"
# What the tree links to below /usr/share. FontAwesome comes from this machine's own suite:
# unstable has version 7, which lacks the files of 4.7 that Odoo uses.
BESIDE = (
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
    "fonts-roboto-unhinted",
    "fonts-montserrat",
    "fonts-ocr-b",
)
BESIDE_OWN_SUITE = ("fonts-font-awesome", "fonts-inconsolata")
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
# Stripped from the package for its licence; each backend page would log an error without it.
ABSENT = "odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
NO_PACKAGE = "Name an Odoo 19 tree in EKINERJA_ODOO, for example a shallow git clone of branch 19.0 of odoo/odoo."


def ensure(settings):
    """Folder to put on Python's path so that ``import odoo`` finds version 19."""
    if settings.odoo:
        return python_root(settings.odoo)
    folder = settings.cache / "odoo"
    folder.mkdir(parents=True, exist_ok=True)
    with exclusive(folder / "lock", "the Odoo tree"):
        tree = present(folder) or _unpack(settings, folder)
    return python_root(tree)


def present(folder):
    """The newest complete tree in the cache, or None."""
    trees = [path for path in folder.glob("19.*") if path.is_dir() and not path.name.endswith(".part")]
    return max(trees, key=lambda path: path.stat().st_mtime, default=None)


def python_root(tree):
    for root in (tree, tree / "usr/lib/python3/dist-packages"):
        release = root / "odoo/release.py"
        if release.is_file():
            if not re.search(r"^version_info = \(19,", release.read_text(), re.M):
                raise Failure(f"{tree} is not Odoo 19.", NO_PACKAGE)
            return root
    raise Failure(f"No Odoo was found in {tree}.", NO_PACKAGE)


def addons_folders(root):
    """Folders of Odoo's own addons: a git checkout has them outside the package."""
    return [] if (root / "odoo/addons/web").is_dir() else [root / "addons"]


def tree_name(version, sha256):
    return f"{version.replace('~', '-').replace(':', '-')}-{sha256[:12]}"


def parse_index(text):
    """Lines ``REPO_URI CODENAME`` of apt's indexes: the first that is not the security one."""
    for line in text.splitlines():
        uri, _, codename = line.strip().partition(" ")
        if uri and codename and not codename.endswith(("-security", "-updates", "-backports")):
            return uri, codename
    return None


def parse_uris(text):
    """Of ``apt-get --print-uris``: file name -> SHA-256."""
    return dict(re.findall(r"^'[^']+' (\S+) \d+ SHA256:([0-9a-f]{64})$", text, re.M))


def _unpack(settings, folder):
    if not shutil.which("apt-get") or not KEYRING.is_file():
        raise Failure("Odoo 19 is fetched as a Debian package, and this machine has no Debian apt.", NO_PACKAGE)
    step("Odoo 19: download and unpack the distribution's package (125 MB, once)")
    log = settings.log / "odoo-download.log"
    work = folder / "download.part"
    shutil.rmtree(work, ignore_errors=True)
    apt = PrivateApt(work)
    wanted = [f"{name}/{SUITE}" for name in (PACKAGE, *BESIDE)] + [
        f"{name}/{apt.codename}" for name in BESIDE_OWN_SUITE
    ]
    progress = Progress()
    _apt(["update"], apt, log, work, progress)
    hashes = parse_uris(process.capture(["apt-get", *apt.options, "--print-uris", "download", *wanted], cwd=work))
    name, sha256 = next(((name, value) for name, value in hashes.items() if name.startswith(PACKAGE + "_")), ("", ""))
    if not name.startswith(f"{PACKAGE}_19."):
        raise Failure(f"The mirror offers no {PACKAGE} of version 19.", NO_PACKAGE)
    _apt(["download", *wanted], apt, log, work, progress)
    root = work / "tree"
    debs = sorted(work.glob("*.deb"))
    for deb in debs:
        progress.update(f"unpack {deb.name}")
        process.capture(["dpkg-deb", "-x", deb, root])
    _complete(root)
    tree = folder / tree_name(name.split("_")[1], checksum(sha256, *sorted(hashes.values())))
    shutil.rmtree(tree, ignore_errors=True)
    root.rename(tree)
    tree.touch()
    shutil.rmtree(work)
    progress.close(f"unpacked: {tree.name}")
    return tree


class PrivateApt:
    """Options that let apt read unstable through folders of our own."""

    def __init__(self, work):
        index = parse_index(
            process.capture(
                [
                    "apt-get",
                    "indextargets",
                    "--format",
                    "$(REPO_URI) $(CODENAME)",
                    "Created-By: Packages",
                    "Component: main",
                    "Origin: Debian",
                ]
            )
        )
        if not index:
            raise Failure("apt of this machine names no Debian mirror.", f"Check /etc/apt/sources.list. {NO_PACKAGE}")
        uri, self.codename = index
        for part in ("lists/partial", "cache/archives/partial", "sources"):
            (work / part).mkdir(parents=True)
        (work / "sources/odoo.sources").write_text(
            f"Types: deb\nURIs: {uri}\nSuites: {SUITE} {self.codename}\nComponents: main\nSigned-By: {KEYRING}\n"
        )
        self.options = [
            option
            for key, value in {
                "Dir::Etc::SourceList": "/dev/null",
                "Dir::Etc::SourceParts": work / "sources",
                "Dir::State::Lists": work / "lists",
                "Dir::Cache": work / "cache",
                "Dir::State::Status": "/dev/null",
                "Acquire::Languages": "none",
                # Root's folders are closed to apt's own user.
                "APT::Sandbox::User": "root",
            }.items()
            for option in ("-o", f"{key}={value}")
        ]


def _apt(arguments, apt, log, work, progress):
    progress.update(f"apt-get {arguments[0]}")
    code = process.logged(
        ["apt-get", *apt.options, "-q", *arguments],
        log.with_suffix(f".{arguments[0]}.log"),
        cwd=work,
        on_line=lambda line: progress.update(line) if line.startswith("Get:") else None,
    )
    if code:
        raise Failure(
            f"apt could not fetch Odoo 19:\n{process.tail(log.with_suffix(f'.{arguments[0]}.log'), 5)}",
            f"Check the network and start again. {NO_PACKAGE}",
        )


def _complete(root):
    packages = root / "usr/lib/python3/dist-packages"
    # By-product of the package's build: the addons once more, without their data.
    shutil.rmtree(packages / "addons", ignore_errors=True)
    absent = packages / ABSENT
    if not absent.exists():
        absent.parent.mkdir(parents=True, exist_ok=True)
        absent.write_text("export {};\n")
    broken = [path for path in root.rglob("*") if path.is_symlink() and not path.exists()]
    if broken:
        note(f"{len(broken)} links of the tree lead nowhere, the first is {broken[0].relative_to(root)}")
