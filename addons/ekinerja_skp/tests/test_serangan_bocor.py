"""What a refusal, a copy or a combination tells that the user may not read."""

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged

from .common import TAHUN, SeranganCase

RAHASIA = "Rencana mutasi pejabat yang belum diumumkan"


@tagged("post_install", "-at_install")
class TestSeranganBocor(SeranganCase):
    def pesan(self, perintah):
        with self.assertRaises(UserError) as galat, self.cr.savepoint():
            perintah()
        return str(galat.exception)

    def rahasia(self):
        """An RHK that the pegawai cannot read: of somebody who assigns nothing to them."""
        self.staf_lain.user_id = new_test_user(
            self.env, "uji_lain", "ekinerja_admin.group_pegawai", company_id=self.company.id, company_ids=[Command.set(self.company.ids)]
        )
        self.users["lain"] = self.staf_lain.user_id
        skp = self.sebagai("lain", self.env["ekinerja.skp"]).create({"tahun": TAHUN})
        return self.sebagai("lain", self.env["ekinerja.rhk"]).create({
            "skp_id": skp.id, "name": RAHASIA, "indikator_ids": [(0, 0, {"name": f"{RAHASIA} 2", "target": "1", "satuan": "dokumen"})],
        })  # fmt: skip

    def test_text_of_an_rhk_by_its_number(self):
        """Ids can be counted: a refusal that names what was tried would read out every RHK of every unor."""
        rhk = self.rahasia()
        milik = self.sebagai("pegawai_a", self.buat_skp("pegawai_a").rhk_ids[0])
        for vals in ({"rhk_atasan_id": rhk.id}, {"indikator_atasan_id": rhk.sudo().indikator_ids.id}):
            with self.subTest(vals):
                self.assertNotIn(RAHASIA, self.pesan(lambda vals=vals: call_kw(milik, "write", [milik.ids, vals], {})))
        skp = self.buat_disetujui("pegawai_b")
        evaluasi = self.sebagai("penilai", self.env["ekinerja.evaluasi"]).create({"skp_id": skp.id, "periode_id": self.periode.id})
        for model, vals in (
            ("ekinerja.evaluasi.rhk", {"evaluasi_id": evaluasi.id, "rhk_id": rhk.id}),
            ("ekinerja.bimbingan", {"skp_id": skp.id, "rhk_id": rhk.id, "name": "x"}),
            ("ekinerja.umpan.balik", {"skp_id": skp.id, "rhk_id": rhk.id, "periode_id": self.periode.id, "nada": "positif", "isi": "x"}),
        ):
            with self.subTest(model):
                buat = self.sebagai("penilai", self.env[model])
                self.assertNotIn(RAHASIA, self.pesan(lambda buat=buat, vals=vals: call_kw(buat, "create", [[vals]], {})))

    def test_name_of_a_person_by_the_number_of_the_skp(self):
        rhk = self.rahasia()
        skp, nama = rhk.sudo().skp_id, self.staf_lain.name
        periode = {"periode_id": self.periode.id}
        for role, model, vals in (
            ("pegawai_a", "ekinerja.bimbingan", {"skp_id": skp.id, "name": "x"}),
            ("pegawai_a", "ekinerja.umpan.balik", {"skp_id": skp.id, "nada": "positif", "isi": "x", "perilaku_id": 1} | periode),
            ("pegawai_a", "ekinerja.skp", {"employee_id": self.staf_lain.id, "tahun": TAHUN}),
            ("pegawai_a", "ekinerja.evaluasi", {"skp_id": skp.id} | periode),
            ("penilai", "ekinerja.evaluasi", {"skp_id": skp.id} | periode),
            ("pegawai_a", "ekinerja.lampiran".replace("ekinerja.", "ekinerja.skp."), {"skp_id": skp.id, "name": "x"}),
            ("pegawai_a", "ekinerja.rhk", {"skp_id": skp.id, "name": "x"}),
            ("pegawai_a", "ekinerja.rencana.aksi", {"rhk_id": rhk.id, "name": "x"} | periode),
        ):
            with self.subTest(model, role=role):
                buat = self.sebagai(role, self.env[model])
                self.assertNotIn(nama, self.pesan(lambda buat=buat, vals=vals: call_kw(buat, "create", [[vals]], {})))

    def test_people_of_another_instansi(self):
        """An admin reaches people of the own instansi alone, also through a field that takes any number."""
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        self.env.user.company_ids = [Command.link(lain.id)]
        orang = self.env["hr.employee"].create({"name": "Rahmat Rahasia", "company_id": lain.id, "nip": "198501012010011099"})
        hari_ini = self.company._ekinerja_hari_ini()
        umpan = self.sebagai("admin_instansi", self.env["ekinerja.umpan360"]).create({
            "tahun": hari_ini.year, "semester": "1" if hari_ini.month <= 6 else "2", "company_id": self.company.id,
        })  # fmt: skip
        peserta = self.sebagai("admin_instansi", self.env["ekinerja.umpan360.peserta"])
        self.assertNotIn("Rahmat", self.pesan(lambda: call_kw(peserta, "create", [[{"umpan360_id": umpan.id, "employee_id": orang.id}]], {})))
        milik = peserta.create({"umpan360_id": umpan.id, "employee_id": self.staf_a.id})
        responden = self.sebagai("admin_instansi", self.env["ekinerja.umpan360.responden"])
        self.assertNotIn("Rahmat", self.pesan(lambda: call_kw(responden, "create", [[{"peserta_id": milik.id, "responden_id": orang.id}]], {})))
        self.bidang.manager_id = self.kepala_bidang
        briefing = self.sebagai("penilai", self.env["ekinerja.briefing"]).create({"department_id": self.bidang.id, "topik": "Apel", "tanggal": "2026-01-05"})
        hadir = self.sebagai("penilai", self.env["ekinerja.briefing.hadir"])
        self.assertNotIn("Rahmat", self.pesan(lambda: call_kw(hadir, "create", [[{"briefing_id": briefing.id, "employee_id": orang.id}]], {})))

    def test_library_of_another_instansi_in_a_roll_out(self):
        lain = self.env["res.company"].create({"name": "Pemerintah Kabupaten Lain"})
        self.env.user.company_ids = [Command.link(lain.id)]
        pustaka = self.env["ekinerja.rhk.pustaka"].create({"name": RAHASIA, "company_id": lain.id})
        sebar = self.sebagai("penilai", self.env["ekinerja.rhk.sebar"]).create({
            "tahun": TAHUN, "department_id": self.bidang.id, "isi_ids": [(0, 0, {"name": "Laporan tersusun", "indikator": "Jumlah"})],
        })  # fmt: skip
        try:
            call_kw(sebar, "write", [sebar.ids, {"pustaka_ids": [(6, 0, pustaka.ids)]}], {})
        except (UserError, ValidationError):
            return
        self.assertEqual([vals["name"] for vals in sebar._isi_rhk()], ["Laporan tersusun"])
