"""Odoo 19: a tree the user names, or the distribution's package unpacked into the cache.

The package is unpacked without being installed, because installing it would bring another
Python along.
"""

import re
import shutil

from launcher import process
from launcher.console import Failure, Progress, note, step
from launcher.lock import exclusive
from launcher.private_apt import KEYRING, SUITE, PrivateApt
from launcher.settings import checksum

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


def parse_uris(text):
    """Of ``apt-get --print-uris``: file name -> SHA-256."""
    return dict(re.findall(r"^'[^']+' (\S+) \d+ SHA256:([0-9a-f]{64})$", text, re.M))


def _unpack(settings, folder):
    if not shutil.which("apt-get") or not KEYRING.is_file():
        raise Failure("Odoo 19 is fetched as a Debian package, and this machine has no Debian apt.", NO_PACKAGE)
    step("Odoo 19: download and unpack the distribution's package (125 MB, once)")
    work = folder / "download.part"
    shutil.rmtree(work, ignore_errors=True)
    apt = PrivateApt(work, settings.log / "odoo-download.log")
    wanted = [f"{name}/{SUITE}" for name in (PACKAGE, *BESIDE)]
    wanted += [f"{name}/{apt.own_suite}" for name in BESIDE_OWN_SUITE]
    progress = Progress()

    def on_line(line):
        if line.startswith("Get:"):
            progress.update(line)

    progress.update("read the index")
    apt.run(["update"], on_line)
    hashes = parse_uris(apt.capture(["--print-uris", "download", *wanted]))
    name = next((name for name in hashes if name.startswith(PACKAGE + "_19.")), None)
    if not name:
        raise Failure(f"The mirror offers no {PACKAGE} of version 19.", NO_PACKAGE)
    progress.update("download")
    apt.run(["download", *wanted], on_line)
    root = work / "tree"
    for deb in sorted(work.glob("*.deb")):
        progress.update(f"unpack {deb.name}")
        process.capture(["dpkg-deb", "-x", deb, root])
    _complete(root)
    tree = folder / tree_name(name.split("_")[1], checksum(*sorted(hashes.values())))
    root.rename(tree)
    tree.touch()
    shutil.rmtree(work)
    progress.close(f"unpacked: {tree.name}")
    return tree


def _complete(root):
    packages = root / "usr/lib/python3/dist-packages"
    # By-product of the package's build: the addons once more, without their data.
    shutil.rmtree(packages / "addons", ignore_errors=True)
    absent = packages / ABSENT
    if not absent.exists():
        absent.parent.mkdir(parents=True, exist_ok=True)
        # served as it is, not as a module: an export would break the whole bundle
        absent.write_text("// Background blur of calls is not part of this build.\n")
    broken = [path for path in root.rglob("*") if path.is_symlink() and not path.exists()]
    if broken:
        note(f"{len(broken)} links of the tree lead nowhere, the first is {broken[0].relative_to(root)}")
