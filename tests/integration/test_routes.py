"""No own HTTP route, report or file address lets one employee reach another's record.

All routes of the product's controllers are found in the routing map. Each is called with the ids of pegawai A by pegawai B,
by an internal pegawai of another unor, by a plain internal user and by the public; nobody of them may see or change anything
of A. A new parameter of a route needs an entry in ``PARAMETERS``; the test says so.
"""

import ast
import inspect
import json
import textwrap
import threading
from unittest.mock import patch

from odoo import http
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from tests.integration.records import RECORDS, RecordsCase

OUTSIDERS = ("pegawai_b", "asing", "internal", None)
# URL and form parameters -> what is filled in: a model (A's record of it) or a plain value
PARAMETERS = {
    "skp_id": "ekinerja.skp",
    "matriks_ids": "ekinerja.matriks",
    "matriks_id": "ekinerja.matriks",
    "saran_id": "ekinerja.kalibrasi.saran",
    "unor": "",
    "rhk_id": "ekinerja.rhk",
    "rhk": "ekinerja.rhk",
    "indikator_id": "ekinerja.indikator",
    "lampiran_id": "ekinerja.skp.lampiran",
    "rencana_id": "ekinerja.rencana.aksi",
    "bukti_id": "ekinerja.bukti",
    "responden_id": "ekinerja.umpan360.responden",
    "komentar": "RETAS",
    "evaluasi_id": "ekinerja.evaluasi",
    "staf_id": "ekinerja.skp",
    "nilai_id": "ekinerja.evaluasi",
    "ekspektasi_id": "ekinerja.ekspektasi",
    "perilaku_id": "1",
    "ekspektasi": "RETAS",
    "perilaku": "",
    "putusan": "setujui",
    "rating_hasil": "diatas",
    "rating_perilaku": "diatas",
    "umpan_balik": "RETAS",
    "catatan": "RETAS",
    "saring": "semua",
    "ringkasan": "ya",
    "baca": "ya",
    "periode_id": "ekinerja.periode",
    "periode": "ekinerja.periode",
    "rhk_atasan_id": "",
    "wizard_id": "ekinerja.skp.cetak",
    "impor_id": "ekinerja.impor",
    "capaian_id": "ekinerja.capaian.organisasi",
    "lembar_id": "ekinerja.akun.cetak",
    "kode": "RETAS",
    "sidik": "RETAS",
    "dokumen": "rencana",
    "password": "RETAS",
    "confirm_password": "RETAS",
    "templat": "periode",
    "usulan_id": "ekinerja.atasan.usulan",
    # the search of colleagues gives names by design: nobody is found by this one
    "cari": "xyzzy",
    "atasan": "RETAS",
    "verifikator": "RETAS",
    "pegawai_sebagai_plt": "tidak",
    "atasan_sebagai_plt": "tidak",
    "plt_id": "",
    "page": "1",
    "lain": "x",
    "bagian": "pratinjau",
    "tahun": "2022",
    "jenis": "utama",
    "aspek": "kuantitas",
    "pendekatan": "kualitatif",
    "status_jabatan": "definitif",
    "perspektif": "anggaran",
    "url": "https://retas.example/x",
    "berkas": "",
    "date_start": "",
    "date_end": "",
    "name": "RETAS",
    "indikator": "RETAS",
    "target": "RETAS",
    "satuan": "RETAS",
    "sifat": "individu",
    "penugasan": "",
    "tujuan": "RETAS",
    "definisi": "RETAS",
    "formula": "RETAS",
    "sumber_data": "RETAS",
    "jenis_hasil": "outcome",
    "periode_pelaporan": "bulanan",
    "dengan": "",
    "realisasi": "RETAS",
    "alasan": "RETAS",
    "keberatan_id": "ekinerja.keberatan",
    "berkas_id": "ekinerja.keberatan.bukti",
    "minta_hasil": "diatas",
    "minta_perilaku": "diatas",
    "putus_hasil": "diatas",
    "putus_perilaku": "diatas",
    "penjelasan": "RETAS",
    "penjelasan_pegawai": "RETAS",
    "pertanyaan": "RETAS",
    "umpan_id": "ekinerja.umpan.balik",
    "bimbingan_id": "ekinerja.bimbingan",
    "versi_id": "ekinerja.bukti.versi",
    "pegawai_skp": "ekinerja.skp",
    "bukti_ids": "ekinerja.bukti",
    "periode_ids": "ekinerja.periode",
    "dari": "ekinerja.periode",
    "orang": "RETAS",
    "tentang": "perilaku-1",
    "pesan": "RETAS",
    "nada": "positif",
    "isi": "RETAS",
    "keterangan": "RETAS",
    "tanggal": "",
    "progres": "99",
    "topik": "RETAS",
    "kesepakatan": "RETAS",
    "kompetensi": "RETAS",
    "level": "3",
    "tanggal_tindak_lanjut": "",
}
# dialogs belong to the user who opened them, imports to the admin: parameter -> that user
DIALOGS = {"wizard_id": "penilai"}
# what the penilai decides about A is reached by the penilai
OWNERS = DIALOGS | {"staf_id": "penilai", "nilai_id": "penilai", "impor_id": "admin_instansi", "lembar_id": "admin_instansi", "templat": "admin_instansi"}
OWNERS |= {"capaian_id": "admin_instansi", "saran_id": "penilai"}
# whose screen a route without such a parameter belongs to
ROUTE_OWNERS = {"/ekinerja/telat.xlsx": "admin_instansi", "/ekinerja/pustaka.xlsx": "admin_instansi"}
# routes that need no sign-in, that take no CSRF token, whose GET writes: URL -> reason
PUBLIC_ROUTES: dict[str, str] = {
    "/": "the first page of the product says what it is and leads to the sign-in page",
    "/ekinerja/dokumen": "whoever holds a printed document; a form that asks for its code",
    "/ekinerja/dokumen/<string:kode>": "the same person; a code shows number, date, kind and holder, nothing of the content",
    "/aktivasi": "a form that asks for the code",
    "/aktivasi/kode": "who has no password yet; the code is checked, wrong ones count for the cooldown",
    "/aktivasi/sandi": "the same person; works only after a right code in the same session",
}
WITHOUT_CSRF: dict[str, str] = {}
PRINT = "a print is entered in the register of issued documents; the same content again writes nothing"
WRITING_GET: dict[str, str] = {
    "/ekinerja/skp/cetak/<int:wizard_id>": PRINT,
    "/my/skp/<int:skp_id>/pdf/rencana": PRINT,
    "/ekinerja/matriks/<string:matriks_ids>/pdf": PRINT,
    "/my/skp/<int:skp_id>/cetak/pdf": PRINT,
    "/my/skp/<int:skp_id>/pdf/evaluasi/<int:evaluasi_id>": PRINT,
    "/my/skp/<int:skp_id>/pdf/penilaian/<int:evaluasi_id>": PRINT,
}
REFUSED = (403, 404)


def own_rules(env):
    """``(rule, function)`` of the routes whose final method stands in an addon of the product."""
    found = []
    # a request's thread knows its database, the thread of the tests does not
    with patch.object(threading.current_thread(), "dbname", env.cr.dbname, create=True):
        routing_map = env["ir.http"].routing_map()
    for rule in routing_map.iter_rules():
        function = inspect.unwrap(rule.endpoint.func if hasattr(rule.endpoint, "func") else rule.endpoint)
        if function.__module__.startswith("odoo.addons.ekinerja_"):
            found.append((rule, function))
    return found


def overrides_foreign_route(rule):
    """Whether the method extends a route of Odoo: its type and mode are decided there."""
    method = rule.endpoint.func
    return any(
        method.__name__ in cls.__dict__ and not cls.__module__.startswith("odoo.addons.ekinerja_")
        for cls in type(method.__self__).__mro__[1:]
        if cls.__module__.startswith("odoo.addons.")
    )


def form_names(module):
    """Names that the functions of a controller module take out of a form: ``post.get("x")``, ``post["x"]``, ``helper(post, "x")``."""
    names = set()
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(module)))):
        if isinstance(node, ast.Call):
            carriers = [getattr(node.func, "value", None), *node.args]
            if any(isinstance(carrier, ast.Name) and carrier.id in ("post", "kw", "kwargs", "params") for carrier in carriers):
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                # helper(post, "model.name", "field"): the last plain word is the field
                names |= {text for text in texts if text.isidentifier()}
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id in ("post", "kw", "kwargs", "params"):
            if isinstance(node.slice, ast.Constant):
                names.add(node.slice.value)
    return names


@tagged("post_install", "-at_install")
class TestRoutes(RecordsCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules = own_rules(cls.env)
        cls.dialogs = {
            PARAMETERS[name]: cls.env[PARAMETERS[name]].with_user(cls.users[login]).create([
                {"skp_ids": [(6, 0, cls.skp("pegawai_a", state).ids)]} for state in ("disetujui", "draft")
            ])
            for name, login in DIALOGS.items()
        }  # fmt: skip
        lembar = cls.env["ekinerja.akun.cetak"].with_user(cls.users["admin_instansi"]).with_context(allowed_company_ids=cls.company.ids)
        cls.dialogs["ekinerja.akun.cetak"] = lembar.create({"employee_ids": [(6, 0, cls.staf_a.ids)], "hanya_belum": False})
        cls.dialogs["ekinerja.akun.cetak"].action_cetak()

    def setUp(self):
        super().setUp()
        # read once: hundreds of addresses are filled in with them
        self.mine = self.documents("pegawai_a")
        self.readable = {}
        self.values = {}

    def test_every_parameter_is_known(self):
        unknown = {}
        for rule, function in self.rules:
            arguments = inspect.signature(function).parameters.values()
            names = {a.name for a in arguments if a.kind not in (a.VAR_KEYWORD, a.VAR_POSITIONAL)} - {"self"}
            for name in (names | rule.arguments | form_names(inspect.getmodule(function))) - PARAMETERS.keys():
                unknown.setdefault(name, rule.rule)
        self.assertFalse(unknown, f"say in PARAMETERS of {__file__} what to fill in")

    def test_routes_are_protected(self):
        bad = []
        for rule, _function in self.rules:
            routing, url = rule.endpoint.routing, rule.rule
            methods = set(routing["methods"] or ())
            if routing["auth"] != "user" and url not in PUBLIC_ROUTES:
                bad.append(f"{url}: auth={routing['auth']}")
            if overrides_foreign_route(rule):
                continue
            if not methods and routing["type"] == "http":
                bad.append(f"{url}: name its methods; GET and POST are different routes")
            if "POST" in methods and not routing.get("csrf", True) and url not in WITHOUT_CSRF:
                bad.append(f"{url}: csrf=False")
            if methods == {"GET"} and not routing.get("readonly") and url not in WRITING_GET:
                bad.append(f"{url}: a GET reads only; readonly=True")
        self.assertFalse(bad, "\n".join(bad))

    def test_get_shows_nothing_of_another(self):
        rules = [(rule, function) for rule, function in self.rules if self._takes(rule, "GET")]
        for rule, url in self._addresses(rules):
            with self.subTest(route=rule.rule):
                self._sign_in(next((OWNERS[name] for name in rule.arguments if name in OWNERS), ROUTE_OWNERS.get(rule.rule, "pegawai_a")))
                own = self.url_open(url, allow_redirects=False, timeout=60)
                # 422: reached, but what the example holds cannot be shown
                self.assertTrue(own.status_code < 400 or own.status_code == 422, f"{url}: the owner gets {own.status_code}; the test proves nothing")
        for login in OUTSIDERS:
            self._sign_in(login)
            for rule, url in self._addresses(rules):
                with self.subTest(route=rule.rule, user=login):
                    self._assert_closed(rule, login, self.url_open(url, allow_redirects=False, timeout=60))

    def test_post_changes_nothing_of_another(self):
        rules = [(rule, function) for rule, function in self.rules if self._takes(rule, "POST")]
        before = self.snapshot("pegawai_a")
        for login in OUTSIDERS:
            self._sign_in(login)
            for rule, url in self._addresses(rules):
                with self.subTest(route=rule.rule, user=login):
                    self._assert_closed(rule, login, self._post(rule, url))
        self.assertEqual(self.snapshot("pegawai_a"), before)

    @mute_logger("odoo.http")
    def test_post_needs_the_token(self):
        self._sign_in("pegawai_a")
        for rule, url in self._addresses([row for row in self.rules if self._takes(row[0], "POST")]):
            if rule.endpoint.routing["type"] == "http" and rule.rule not in WITHOUT_CSRF:
                with self.subTest(route=rule.rule):
                    response = self.url_open(url, data={"name": "RETAS"}, method="POST", allow_redirects=False)
                    self.assertEqual(response.status_code, 400)

    def test_reports_and_files_of_another_are_closed(self):
        """Odoo's own addresses of files and PDF, with our models."""
        addresses = []
        documents = self.mine
        for report in self.env["ir.actions.report"].search([]):
            if records := documents.get(report.model):
                addresses += [f"/report/{kind}/{report.report_name}/{records[-1].id}" for kind in ("html", "pdf")]
        for model, records in documents.items():
            for name, field in records._fields.items():
                if field.type in ("binary", "image") and field.store:
                    addresses += [f"/web/{kind}/{model}/{record.id}/{name}" for record in records for kind in ("content", "image")]
        attachments = self.env["ir.attachment"].search([("res_model", "in", list(documents)), ("res_field", "!=", "0")])
        mine = attachments.filtered(lambda a: a.res_id in documents[a.res_model].ids)
        self.assertTrue(mine)
        addresses += [f"/web/content/{attachment.id}" for attachment in mine]
        for login in OUTSIDERS:
            self._sign_in(login)
            for url in addresses:
                with self.subTest(url=url, user=login):
                    response = self.url_open(url, allow_redirects=False, timeout=60)
                    # /web/image answers with a placeholder
                    self.assertFalse(self._secrets_in(response), url)
                    if not url.startswith("/web/image"):
                        self.assertNotEqual(response.status_code, 200, url)

    # -- helpers -------------------------------------------------------------------------------------------------------

    @staticmethod
    def _takes(rule, method):
        methods = rule.endpoint.routing["methods"]
        if rule.endpoint.routing["type"] == "jsonrpc":
            return method == "POST"
        return not methods or method in methods

    def _sign_in(self, login):
        self.authenticate(self.users[login].login if login else None, self.users[login].login if login else None)

    def _records(self, model):
        """A's records to try: for parts of an SKP those of the approved and of the draft one."""
        if model == "ekinerja.periode":
            return self.periode[2]
        if self.env[model]._transient:
            return self.dialogs[model]
        if model == "ekinerja.kalibrasi.saran":
            # about A, and never shown to A
            return self.documents("pegawai_a")[model]
        if not RECORDS[model].path:
            return RECORDS[model].record(self, "pegawai_a", "read")
        if model not in self.readable:
            # what A may see, else an answer of 404 would prove nothing
            records = self.mine[model].with_user(self.users["pegawai_a"])._filtered_access("read")
            self.readable[model] = records.with_env(self.env)
        return self.readable[model]

    def _addresses(self, rules):
        """``(rule, url)`` filled with ids of A that belong together: once under the draft, once under the approved SKP."""
        for rule, _function in rules:
            seen = set()
            for state in ("disetujui", "draft"):
                if (url := self._fill(rule, self.skp("pegawai_a", state))) and url not in seen:
                    seen.add(url)
                    yield rule, url
            self.assertTrue(seen, f"{rule.rule}: no record of A fits")

    def _values(self, skp, names):
        """Parameters filled in, with records that belong to this SKP of A; None where one has no such record."""
        for name in names:
            if (skp, name) not in self.values:
                self.values[skp, name] = self._value(skp, name)
        values = {name: self.values[skp, name] for name in names}
        return None if None in values.values() else values

    def _value(self, skp, name):
        value = PARAMETERS.get(name, "x")
        if value not in self.env:
            return value
        records = self._records(value)
        if value == "ekinerja.skp":
            records = skp
        elif name in DIALOGS:
            records = records.filtered(lambda record: record.skp_ids == skp)
        elif {"skp_id", "rhk_id"} & records._fields.keys():
            records = records.filtered(lambda record: (record.skp_id if "skp_id" in record._fields else record.rhk_id.skp_id) == skp)
        return str(records[:1].id) if records else None

    def _fill(self, rule, skp):
        values = self._values(skp, rule.arguments)
        if values is None:
            return None
        return "".join(values[part] if is_dynamic else part for is_dynamic, part in rule._trace).split("|", 1)[-1]

    def _post(self, rule, url):
        skp = self.skp("pegawai_a", "draft")
        names = PARAMETERS.keys() - rule.arguments
        values = {}
        for name in names:
            values |= self._values(skp, [name]) or self._values(self.skp("pegawai_a", "disetujui"), [name]) or {}
        if rule.endpoint.routing["type"] == "jsonrpc":
            body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": values})
            return self.url_open(url, data=body, headers={"Content-Type": "application/json"}, allow_redirects=False, timeout=60)
        return self.url_open(url, data=values | {"csrf_token": http.Request.csrf_token(self)}, allow_redirects=False, timeout=60)

    def _secrets_in(self, response):
        body = response.content.decode("utf-8", "replace")
        return [secret for secret in self.secrets("pegawai_a") if secret in body]

    def _assert_closed(self, rule, login, response):
        self.assertEqual(self._secrets_in(response), [], "A's data in the answer")
        self.assertLess(response.status_code, 500, rule.rule)
        if login is None and rule.rule not in PUBLIC_ROUTES:
            # JSON-RPC refuses within an answer of 200
            is_refused = rule.endpoint.routing["type"] == "jsonrpc" and "error" in response.json()
            self.assertTrue(
                is_refused or response.status_code in REFUSED or "/web/login" in response.headers.get("Location", ""),
                f"the public gets {response.status_code} {response.headers.get('Location', '')}",
            )
        elif any(PARAMETERS.get(name) in self.env and PARAMETERS[name] != "ekinerja.periode" for name in rule.arguments):
            is_home = 300 <= response.status_code < 400 and response.headers["Location"].rstrip("/").endswith("/my")
            self.assertTrue(response.status_code in REFUSED or is_home, f"{response.status_code} {response.headers.get('Location', '')}")
