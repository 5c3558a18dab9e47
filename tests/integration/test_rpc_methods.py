"""No public method lets an outsider change or read another's record.

Every method without underscore that the product adds to a model can be called over XML-RPC and /json/2. Each is called on A's
records by pegawai B, by an internal pegawai of another unor and by a plain internal user: it raises, or nothing of A has changed
and nothing of A is returned. A method with parameters needs an entry in ``ARGUMENTS``; the test says so.
"""

import contextlib
import inspect

from odoo.exceptions import AccessError
from odoo.service.model import call_kw, get_public_method
from odoo.tests import tagged
from odoo.tools import mute_logger

from tests.integration.records import RECORDS, WIZARDS, RecordsCase
from tests.tools import repo

OUTSIDERS = ("pegawai_b", "asing", "internal")
# model.method -> positional arguments
ARGUMENTS = {
    "*.create": [[{}]],
    "*.default_get": [["state"]],
    "*.write": [{"active": False}],
    "ekinerja.periode.tanggal": [2026],
    "hr.department.web_save": [{"kota": "RETAS"}, {}],
    "ekinerja.buka.kembali.action_tolak": ["RETAS"],
    "ekinerja.keberatan.action_jelaskan": ["RETAS"],
    "ekinerja.keberatan.action_tanya": ["RETAS"],
    "ekinerja.keberatan.action_jawab": ["RETAS"],
    "ekinerja.keberatan.action_setujui": ["RETAS", "diatas", "diatas"],
    "ekinerja.keberatan.action_tolak": ["RETAS"],
    "ekinerja.keberatan.action_buka_kembali": ["RETAS"],
    "ekinerja.matriks.simpan_sel": [1, 1, ["RETAS"]],
    "ekinerja.matriks.tambah_anggota": [[1]],
    "ekinerja.matriks.hapus_anggota": [1],
    "ekinerja.matriks.hapus_lepas": [[1]],
    "ekinerja.skp.ambil_pustaka": [[1]],
    "ekinerja.skp.salin_dari": [[1]],
    "ekinerja.skp.action_tolak": ["RETAS"],
    "ekinerja.capaian.organisasi.action_batal_final": ["RETAS"],
    "ekinerja.evaluasi.action_minta_kalibrasi": ["RETAS"],
    "ekinerja.kalibrasi.saran.action_tolak": ["RETAS"],
    "ekinerja.kalibrasi.saran.action_terima": ["RETAS"],
    "ekinerja.skp.action_revisi": ["RETAS"],
    "ekinerja.skp.simpan_ekspektasi": [1, "RETAS"],
    "ekinerja.dokumen.action_batalkan": ["RETAS"],
    "ekinerja.umpan360.responden.action_jawab": [{}],
    "ekinerja.umpan360.responden.action_tolak": ["RETAS"],
    "ekinerja.skp.action_kembalikan_draft": ["RETAS"],
    "ekinerja.skp.action_salin_rencana": [1, [2]],
    "ekinerja.skp.action_rencanakan": [[{"rhk_id": 1, "name": "RETAS"}], [1]],
    "ekinerja.rencana.aksi.isi_realisasi": [[{"realisasi": "RETAS"}]],
    "ekinerja.bukti.action_pakai": [1],
    "ekinerja.umpan.balik.action_beri": ["positif", "RETAS"],
    "ekinerja.umpan.balik.action_tolak": ["RETAS"],
}
# what everybody may call with any record: model.method -> why nothing is given away
HARMLESS: dict[str, str] = {
    "hr.employee.name_search": "names of colleagues, which Odoo shows to every internal user; ours finds fewer",
}
ADDONS = repo.addons()


class Undo(Exception):
    """Ends an attempt that was not refused."""


def public_methods(env):
    """``(model, method)`` of what the product's addons make callable from outside."""
    found = set()
    for name, model_class in env.registry.items():
        if model_class._abstract:
            continue
        for cls in model_class.__mro__:
            if cls.__module__.startswith("odoo.addons.ekinerja_"):
                found |= {(name, method) for method, value in vars(cls).items() if inspect.isfunction(value) and not method.startswith("_")}
    return sorted(row for row in found if is_callable(env, *row))


def is_callable(env, model, method):
    try:
        get_public_method(env[model], method)
    except AccessError:
        return False
    return True


def arguments(env, model, method):
    """Positional arguments of a call, or None when they are not reviewed yet."""
    for key in (f"{model}.{method}", f"*.{method}"):
        if key in ARGUMENTS:
            return ARGUMENTS[key]
    parameters = list(inspect.signature(getattr(type(env[model]), method)).parameters.values())[1:]
    return None if any(p.default is p.empty and p.kind == p.POSITIONAL_OR_KEYWORD for p in parameters) else []


@tagged("post_install", "-at_install")
class TestRpcMethods(RecordsCase):
    def test_every_method_has_arguments(self):
        methods = public_methods(self.env)
        self.assertTrue(methods)
        missing = [".".join(row) for row in methods if arguments(self.env, *row) is None]
        self.assertFalse(missing, f"say in ARGUMENTS of {__file__} what to call them with")
        wizards = {model for model, _method in methods if self.env[model]._transient and self.env.registry[model]._original_module in ADDONS}
        self.assertFalse(wizards - WIZARDS.keys(), "say in WIZARDS of tests/integration/records.py how they are opened")
        known = {".".join(row) for row in methods} | {f"*.{method}" for _model, method in methods}
        self.assertFalse((ARGUMENTS.keys() | HARMLESS.keys()) - known, "stale entries")

    @mute_logger("odoo.sql_db")
    def test_outsiders_reach_nothing(self):
        before = self.snapshot("pegawai_a")
        documents = self.documents("pegawai_a")
        for login in OUTSIDERS:
            for model, method in public_methods(self.env):
                for records in self._subjects(model, documents):
                    with self.subTest(user=login, method=f"{model}.{method}", records=records.ids):
                        self._try(login, records, method, before)

    def test_outsiders_write_nothing(self):
        """create, write and unlink of A's records, also by the generic methods every model has."""
        before = self.snapshot("pegawai_a")
        for login in OUTSIDERS:
            for model, records in self.documents("pegawai_a").items():
                calls = [("write", [RECORDS[model].change]), ("unlink", []), ("copy", []), ("export_data", [["id"]]), ("read", [])]
                if "message_ids" in records._fields:
                    calls += [("message_post", []), ("message_subscribe", [self.users[login].partner_id.ids])]
                for method, args in calls:
                    with self.subTest(user=login, method=f"{model}.{method}"):
                        self._try(login, records[:1], method, before, args)

    def test_search_finds_nothing(self):
        for login in OUTSIDERS:
            for model, records in self.documents("pegawai_a").items():
                with self.subTest(user=login, model=model):
                    seen = self.sebagai(login, self.env[model]).with_context(active_test=False)
                    if seen.has_access("read"):
                        self.assertFalse(seen.search([]) & records)
                        # a search in another model's columns may be refused as a whole
                        with contextlib.suppress(AccessError):
                            self.assertFalse(seen.search([("display_name", "ilike", self.marker("pegawai_a"))]) & records)

    def _subjects(self, model, documents):
        """Sets of records to call a method on: each of A's, or one of the instansi."""
        if model in documents:
            return list(documents[model])
        if model in RECORDS:
            return [RECORDS[model].record(self, "pegawai_a", "read")]
        return [self.staf_a.with_env(self.env) if model == "hr.employee" else self.env[model].search([], limit=1)]

    def _arguments(self, records, method):
        if method == "create" and records._name in RECORDS:
            return [[RECORDS[records._name].values(self, "pegawai_a")]]
        return arguments(self.env, records._name, method)

    def _try(self, login, records, method, before, args=None):
        model = records._name
        args = self._arguments(records, method) if args is None else args
        is_model_method = getattr(getattr(type(records), method), "_api_model", False)
        try:
            with self.cr.savepoint():
                seen = self.sebagai(login, self.env[model])
                if model in WIZARDS:
                    records = seen.create(WIZARDS[model](self, "pegawai_a"))
                    self.env.flush_all()
                result = call_kw(seen, method, args if is_model_method else [records.ids, *args], {})
                self.env.flush_all()
                if f"{model}.{method}" not in HARMLESS:
                    leaked = [secret for secret in self.secrets("pegawai_a") if secret in repr(result)]
                    self.assertFalse(leaked, f"{result!r} gives A's data away")
                self.assertEqual(self.snapshot("pegawai_a"), before)
                raise Undo
        except AssertionError:
            raise
        except Exception:  # whatever else a method raises, it refused
            return
