"""External clients: the whole walk over XML-RPC and /json/2, with the rights of each user and no more."""

import base64
import json
from datetime import datetime, timedelta
from pathlib import Path
from xmlrpc.client import Fault

from odoo.tests import HttpCase, tagged

from odoo.addons.ekinerja_skp.tests.common import TAHUN, SkpCase

CONTOH = Path(__file__).parents[2] / "training"


@tagged("post_install", "-at_install")
class TestKlienLuar(SkpCase, HttpCase):
    def rpc(self, role):
        """``call(model, method, *args, **kwargs)`` over XML-RPC as a role; the password of a test user is its login."""
        user = self.users[role]

        def call(model, method, *args, **kwargs):
            return self.xmlrpc_object.execute_kw(self.env.cr.dbname, user.id, user.login, model, method, list(args), kwargs)

        return call

    def json2(self, role, model, method, **body):
        """POST /json/2 with an API key of the role: decoded answer and status."""
        user = self.users[role]
        kunci = self.env["res.users.apikeys"].with_user(user)._generate("rpc", f"uji {role}", datetime.now() + timedelta(hours=1))
        response = self.url_open(
            f"/json/2/{model}/{method}", data=json.dumps(body),
            headers={"Authorization": f"bearer {kunci}", "Content-Type": "application/json"},
        )  # fmt: skip
        return response.json(), response.status_code

    def skp_lewat_rpc(self, role="pegawai_a", **vals):
        pegawai = self.rpc(role)
        skp_id = pegawai("ekinerja.skp", "create", {"tahun": TAHUN, **vals})
        rhk_id = pegawai("ekinerja.rhk", "create", {"skp_id": skp_id, "name": "Laporan kinerja tersusun", "jenis": "utama"})
        pegawai("ekinerja.indikator", "create", {
            "rhk_id": rhk_id, "aspek": "kuantitas", "name": "Jumlah laporan", "target": "12", "satuan": "laporan",
        })  # fmt: skip
        return skp_id, rhk_id

    def test_walk_gives_the_predikat_of_the_matrix(self):
        """BKN-SKP-15: three cells, from draft to the given evaluation, all over XML-RPC."""
        skp_id, rhk_id = self.skp_lewat_rpc()
        pegawai, penilai = self.rpc("pegawai_a"), self.rpc("penilai")
        self.assertTrue(pegawai("ekinerja.skp", "action_ajukan", [skp_id]))
        self.assertTrue(penilai("ekinerja.skp", "action_tolak", [skp_id], "Target belum menantang"))
        self.assertTrue(pegawai("ekinerja.skp", "action_ajukan", [skp_id]))
        self.assertTrue(penilai("ekinerja.skp", "action_setujui", [skp_id]))
        periode = penilai("ekinerja.periode", "search_read", [("jenis", "=", "biasa")], ["name"])
        pegawai("ekinerja.rencana.aksi", "create", {
            "rhk_id": rhk_id, "periode_id": periode[0]["id"], "name": "Susun laporan", "realisasi": "3 laporan",
            "bukti_ids": [(0, 0, {"name": "Folder", "url": "https://contoh.example/tw1"})],
        })  # fmt: skip
        for satu, (hasil, perilaku, predikat) in zip(
            periode, (("sesuai", "sesuai", "baik"), ("diatas", "diatas", "sangat_baik"), ("diatas", "dibawah", "kurang")), strict=False
        ):
            evaluasi_id = penilai("ekinerja.evaluasi", "create", {
                "skp_id": skp_id, "periode_id": satu["id"], "rating_hasil": hasil, "rating_perilaku": perilaku,
            })  # fmt: skip
            penilai("ekinerja.evaluasi", "action_nilai", [evaluasi_id])
            self.assertEqual(pegawai("ekinerja.evaluasi", "read", [evaluasi_id], ["predikat"])[0]["predikat"], predikat)

    def test_b_reaches_nothing_of_a(self):
        skp_id, rhk_id = self.skp_lewat_rpc()
        lain = self.rpc("pegawai_b")
        self.assertEqual(lain("ekinerja.skp", "search_count", [("id", "=", skp_id)]), 0)
        for model, ids in (("ekinerja.skp", [skp_id]), ("ekinerja.rhk", [rhk_id])):
            for method, args in (("read", (["display_name"],)), ("write", ({"name": "x"},)), ("unlink", ()), ("copy", ())):
                with self.assertRaises(Fault, msg=f"{model}.{method}"):
                    lain(model, method, ids, *args)
        with self.assertRaises(Fault):
            lain("ekinerja.skp", "action_ajukan", [skp_id])
        with self.assertRaises(Fault):
            lain("ekinerja.rhk", "create", {"skp_id": skp_id, "name": "Sisipan"})

    def test_both_files_over_json2(self):
        """31 unor, 168 pegawai, 10 refused, 2 skipped; a second run changes nothing."""
        for jenis, nama, baru, dilewati, ditolak in (
            ("siasn_unor", "HierarkiUnor.xlsx", 31, 0, 0), ("siasn_asn", "DataASN.xlsx", 168, 2, 10),
        ):  # fmt: skip
            berkas = base64.b64encode((CONTOH / nama).read_bytes()).decode()
            for putaran in (1, 2):
                (impor_id,), status = self.json2(
                    "admin_instansi", "ekinerja.impor", "create", vals_list=[{"jenis": jenis, "berkas": berkas, "nama_berkas": nama}]
                )
                self.assertEqual(status, 200)
                konteks = {"queue_job__no_delay": True}
                self.json2("admin_instansi", "ekinerja.impor", "action_periksa", ids=[impor_id])
                self.json2("admin_instansi", "ekinerja.impor", "action_terapkan", ids=[impor_id], context=konteks)
                impor = self.env["ekinerja.impor"].browse(impor_id)
                impor.invalidate_recordset()
                self.assertEqual(
                    (impor.state, impor.jumlah_baru, impor.jumlah_sama, impor.jumlah_dilewati, impor.jumlah_ditolak),
                    ("selesai", baru if putaran == 1 else 0, 0 if putaran == 1 else baru, dilewati, ditolak),
                )

    def test_periode_dates_over_json2(self):
        tanggal, status = self.json2("admin_instansi", "ekinerja.periode", "tanggal", ids=self.periode_final.ids, tahun=TAHUN)
        self.assertEqual((status, tanggal), (200, {"awal": "2026-01-01", "akhir": "2026-12-31", "batas": "2027-01-31"}))

    def test_umpan_balik_over_json2(self):
        """The example of readme/USAGE.md: asked for by the pegawai, answered by a colleague; corrected until the evaluation."""
        skp_id, rhk_id = self.skp_lewat_rpc()
        self.rpc("pegawai_a")("ekinerja.skp", "action_ajukan", [skp_id])
        self.rpc("penilai")("ekinerja.skp", "action_setujui", [skp_id])
        periode_id = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")], limit=1).id
        vals = {"skp_id": skp_id, "periode_id": periode_id, "rhk_id": rhk_id}
        (diberikan,), status = self.json2(
            "penilai", "ekinerja.umpan.balik", "create", vals_list=[vals | {"nada": "positif", "isi": "Laporan rapi dan tepat waktu"}]
        )
        self.assertEqual(status, 200)
        (diminta,), _status = self.json2(
            "pegawai_a", "ekinerja.umpan.balik", "create", vals_list=[vals | {"pemberi_id": self.staf_b.id, "pesan": "Apa yang perlu diperbaiki?"}]
        )
        self.assertEqual(self.json2("pegawai_b", "ekinerja.umpan.balik", "action_beri", ids=[diminta], nada="perbaikan", isi="Kabari lebih awal"), (True, 200))
        self.json2("penilai", "ekinerja.umpan.balik", "write", ids=[diberikan], vals={"isi": "Rapi, tepat waktu"})
        baca, _status = self.json2(
            "pegawai_a", "ekinerja.umpan.balik", "search_read", domain=[["skp_id", "=", skp_id]], fields=["hubungan", "nada", "isi", "state"]
        )
        self.assertEqual(
            {(row["hubungan"], row["nada"], row["isi"], row["state"]) for row in baca},
            {("pimpinan", "positif", "Rapi, tepat waktu", "diberikan"), ("rekan", "perbaikan", "Kabari lebih awal", "diberikan")},
        )
        for role, isi in (("pegawai_a", "Saya hebat"), ("admin_instansi", "Baik")):
            answer, status = self.json2(role, "ekinerja.umpan.balik", "create", vals_list=[vals | {"nada": "positif", "isi": isi}])
            self.assertGreaterEqual(status, 400, answer)

    def test_pegawai_cannot_import(self):
        _answer, status = self.json2("penilai", "ekinerja.impor", "create", vals_list=[{"jenis": "siasn_unor", "berkas": "eA=="}])
        self.assertEqual(status, 403)
