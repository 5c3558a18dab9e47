"""Brings ``i18n/<addon>.pot`` and ``i18n/id.po`` of every addon up to the sources, keeping what is translated.

In a database with the addons installed (after ``./ekinerja update``)::

    ./ekinerja shell < tests/tools/ekspor_po.py

or ``python -m odoo shell -d DATABASE --no-http < tests/tools/ekspor_po.py``. New texts that Odoo's own addons translate are
taken from there; the others are left empty and counted. Texts that are gone are dropped.
"""

import io
import sys
from pathlib import Path

import polib
from odoo.modules import Manifest
from odoo.tools.translate import trans_export

from tests.tools import repo

# whose translations of framework words (followers, messages, activities) are taken over
FRAMEWORK = ("mail", "base", "web", "portal", "hr", "resource", "base_setup")
HEADER = {
    "Project-Id-Version": "e-Kinerja 19.0",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def template(env, addon):
    """Fresh export of the source texts of an addon, without dates, so that an unchanged source gives an unchanged file."""
    buffer = io.BytesIO()
    trans_export(None, [addon], buffer, "po", env)
    po = polib.pofile(buffer.getvalue().decode(), wrapwidth=100)
    po.metadata = dict(HEADER)
    po.header = f"Texts of {addon}."
    return po


def framework():
    """Indonesian texts of Odoo's own addons, by source text."""
    known = {}
    for name in FRAMEWORK:
        path = Path(Manifest.for_addon(name).path, "i18n/id.po")
        if path.is_file():
            for entry in polib.pofile(str(path)).translated_entries():
                known.setdefault(entry.msgid, entry.msgstr)
    return known


def merged(pot, old, known):
    """The template with the translations of ``old``, then those of ``known``."""
    have = {entry.msgid: entry.msgstr for entry in old if not entry.obsolete and "fuzzy" not in entry.flags}
    po = polib.POFile(wrapwidth=100)
    po.metadata = HEADER | {"Language": "id", "Plural-Forms": "nplurals=1; plural=0;"}
    po.header = pot.header
    for entry in pot:
        text = have.get(entry.msgid) or known.get(entry.msgid, "")
        po.append(polib.POEntry(msgid=entry.msgid, msgstr=text, occurrences=entry.occurrences, comment=entry.comment))
    return po


def export(env):
    known = framework()
    for addon in repo.addons():
        folder = repo.ADDONS / addon / "i18n"
        folder.mkdir(exist_ok=True)
        pot = template(env, addon)
        pot.save(str(folder / f"{addon}.pot"))
        path = folder / "id.po"
        old = polib.pofile(str(path)) if path.exists() else polib.POFile()
        po = merged(pot, old, known)
        po.save(str(path))
        gone = {entry.msgid for entry in old} - {entry.msgid for entry in po}
        sys.stdout.write(f"{addon}: {len(po)} texts, {len(po.untranslated_entries())} without translation, {len(gone)} dropped\n")


if __name__ == "__main__":
    export(env)  # noqa: F821 - of odoo shell
