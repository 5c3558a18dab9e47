"""The content of the plan: both models and pendekatan, who assigns, check before submitting, ekspektasi, texts of any kind."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import TAHUN, SkpCase

NAKAL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@tagged("post_install", "-at_install")
class TestRencana(SkpCase):
    def rhk(self, skp, name="Layanan publik prima", indikator=(), **vals):
        """One more RHK of an SKP, with an indikator unless others are given."""
        return self.env["ekinerja.rhk"].with_env(skp.env).create({
            "skp_id": skp.id, "name": name,
            "indikator_ids": [(0, 0, satu) for satu in indikator or ({"name": "Indeks kepuasan", "target": "85", "satuan": "indeks"},)], **vals,
        })  # fmt: skip

    def kode(self, skp):
        return [satu["kode"] for satu in skp.periksa_kaskade()]

    # -- models and pendekatan -----------------------------------------------------------------------------------------

    def test_model_follows_jabatan(self):
        """BKN-SKP-11: JPT and heads of a unor mandiri make the model JPT, also as PLT; nobody chooses it."""
        self.assertEqual(self.buat_skp("kepala_dinas").model_skp, "jpt")
        self.assertEqual(self.buat_skp("penilai").model_skp, "pegawai")
        with self.assertRaisesRegex(UserError, "Model SKP follows jabatan"):
            self.buat_skp(model_skp="jpt")
        skp = self.buat_skp()
        with self.assertRaisesRegex(UserError, "Model SKP follows jabatan"):
            skp.model_skp = "jpt"
        # a draft follows the jabatan, what is approved stays as it was approved
        self.bidang.is_mandiri = True
        kepala = self.env["ekinerja.skp"].search([("employee_id", "=", self.kepala_bidang.id)])
        self.sebagai("penilai", kepala).action_perbarui_data()
        self.assertEqual(kepala.model_skp, "jpt")

    def test_anggaran_is_obligatory_for_a_jpt(self):
        """PermenPANRB 6/2022 L-II.A.2: without Anggaran refused, the other three are asked for; all four where the instansi wants them."""
        skp = self.buat_skp("kepala_dinas", rhk=0)
        self.rhk(skp, perspektif="penerima_layanan")
        with self.assertRaisesRegex(UserError, r"at least one RHK of perspektif Anggaran\."):
            skp.action_ajukan()
        self.rhk(skp, "Anggaran efisien", perspektif="anggaran")
        pesan = [satu["pesan"] for satu in skp.periksa_kaskade() if satu["kode"] == "perspektif"]
        self.assertEqual(pesan, ["No RHK of perspektif Proses Bisnis, Penguatan Internal: the four together are to be covered."])
        self.company.ekinerja_perspektif = "semua"
        with self.assertRaisesRegex(UserError, "of perspektif Proses Bisnis, Penguatan Internal"):
            self.sebagai("kepala_dinas", skp).action_ajukan()
        self.company.ekinerja_perspektif = "anggaran"
        self.sebagai("kepala_dinas", skp).action_ajukan()
        self.assertEqual(skp.state, "diajukan")

    def test_kualitatif_needs_no_satuan(self):
        """BKN-SKP-09: in both models the kualitatif indikator is one narrative."""
        for role, vals in (("pegawai_a", {}), ("kepala_dinas", {"perspektif": "anggaran"})):
            with self.subTest(role):
                skp = self.buat_skp(role, rhk=0)
                self.rhk(skp, indikator=({"name": "Laporan disampaikan paling lambat tanggal 5 tanpa revisi"},), **vals)
                with self.assertRaisesRegex(UserError, "fill target and satuan"):
                    skp.action_ajukan()
                skp.pendekatan = "kualitatif"
                skp.action_ajukan()
                self.assertEqual(skp.state, "diajukan")

    def test_manual_is_asked_for_in_the_model_jpt(self):
        """PermenPANRB 6/2022 A.1.3"""
        skp = self.buat_skp("kepala_dinas", rhk=1)
        self.assertIn("manual", self.kode(skp))
        skp.rhk_ids.indikator_ids.write({
            "tujuan": "Menilai mutu layanan", "definisi": "Rata-rata tertimbang unsur layanan", "formula": "jumlah nilai / jumlah unsur",
            "jenis_hasil": "outcome", "sumber_data": "Survei kepuasan masyarakat", "periode_pelaporan": "semesteran",
        })  # fmt: skip
        self.assertNotIn("manual", self.kode(skp))

    def test_organisasi_or_individu(self):
        """BKN-SKP-12: RHK of a JPT and of a pimpinan belong to the organisation unless they say otherwise."""
        for role, sifat in (("kepala_dinas", "organisasi"), ("penilai", "organisasi"), ("pegawai_a", "individu")):
            with self.subTest(role):
                skp = self.buat_skp(role)
                self.assertEqual(set(skp.rhk_ids.mapped("sifat")), {sifat})
        self.assertEqual(self.rhk(skp, "Tugas organisasi", sifat="organisasi").sifat, "organisasi")

    def test_rhk_of_a_plt_is_utama(self):
        """PermenPANRB 6/2022 L-II.A.6"""
        self.buat_plt(self.staf_a, self.dinas_lain)
        skp = self.buat_skp(status_jabatan="plt", rhk=0)
        with self.assertRaisesRegex(ValidationError, "always utama"):
            self.rhk(skp, jenis="tambahan", perspektif="anggaran")
        self.assertEqual(self.rhk(skp, perspektif="anggaran").jenis, "utama")

    # -- who assigns ---------------------------------------------------------------------------------------------------

    def test_indikator_of_the_atasan(self):
        self.buat_disetujui("penilai", penilai="kepala_dinas")
        skp = self.buat_skp()
        pilihan = skp.rhk_atasan()
        rhk = skp.rhk_ids[0]
        rhk.write({"rhk_atasan_id": pilihan[0]["id"], "indikator_atasan_id": pilihan[0]["indikator"][0][0]})
        self.assertEqual((rhk.rhk_atasan_nama, rhk.rhk_atasan_iki), ("Laporan kinerja ke-1 tersusun", "Jumlah laporan"))
        with self.assertRaisesRegex(ValidationError, "is no indikator of the chosen RHK"):
            rhk.write({"indikator_atasan_id": pilihan[1]["indikator"][0][0]})
        # another RHK forgets the indikator; texts are kept as they were
        rhk.write({"rhk_atasan_id": pilihan[1]["id"]})
        self.assertFalse(rhk.indikator_atasan_id or rhk.rhk_atasan_iki)
        rhk.rhk_atasan_nama = "Karangan"
        self.assertEqual(rhk.rhk_atasan_nama, "Laporan kinerja ke-2 tersusun")

    def test_tim_kerja_of_another_unor(self):
        """BKN-MPH-08: the RHK of the ketua may be intervened on by the anggota, whatever unor they come from, and by nobody else."""
        self.users["lala"] = self.staf_lain.user_id = self.env["res.users"].create({
            "name": "Lala Lain", "login": "uji_lala_tim", "group_ids": [(6, 0, self.env.ref("ekinerja_admin.group_pegawai").ids)],
            "company_id": self.company.id, "company_ids": [(6, 0, self.company.ids)],
        })  # fmt: skip
        ketua = self.buat_skp("lala")
        ketua.sudo().write({"state": "disetujui"})
        tim = self.env["ekinerja.tim"].create({
            "name": "Tim Digitalisasi", "tahun": TAHUN, "department_id": self.dinas_lain.id, "ketua_id": self.staf_lain.id,
            "anggota_ids": [(6, 0, self.staf_a.ids)], "company_id": self.company.id,
        })  # fmt: skip
        anggota, bukan = self.buat_skp(), self.buat_skp("pegawai_b")
        rhk = self.rhk(anggota, "Aplikasi terbangun", tim_id=tim.id, rhk_atasan_id=ketua.rhk_ids[0].id)
        self.assertEqual((rhk.penugasan_nama, rhk.rhk_atasan_nama), ("Tim Digitalisasi", "Laporan kinerja ke-1 tersusun"))
        # chosen without a word about the tim: the pimpinan follows from it
        self.assertEqual(self.rhk(anggota, "Data terkelola", rhk_atasan_id=ketua.rhk_ids[1].id).sudo().penugasan_id, self.staf_lain)
        for vals in ({"tim_id": tim.id}, {"rhk_atasan_id": ketua.rhk_ids[0].id}, {"penugasan_id": self.staf_lain.id},
                     {"penugasan_id": self.staf_lain.id, "rhk_atasan_id": ketua.rhk_ids[0].id}):  # fmt: skip
            with self.subTest(vals), self.assertRaises(ValidationError):
                self.rhk(bukan, "Sisipan", **vals)

    def test_choices_in_the_form(self):
        """The back office offers what may be chosen, and nothing of an SKP that the user may not read."""
        self.buat_disetujui("penilai", penilai="kepala_dinas")
        skp = self.buat_skp()
        rhk = self.sebagai("pegawai_a", self.env["ekinerja.rhk"]).with_context(ekinerja_untuk_skp=skp.id)
        hasil = rhk.name_search("ke-2")
        self.assertEqual([nama for _id, nama in hasil], ["Laporan kinerja ke-2 tersusun"])
        indikator = self.sebagai("pegawai_a", self.env["ekinerja.indikator"])
        self.assertEqual(indikator.with_context(ekinerja_untuk_skp=skp.id, ekinerja_untuk_rhk=hasil[0][0]).name_search()[0][1], "Jumlah laporan")
        with self.assertRaises(AccessError):
            self.sebagai("pegawai_b", self.env["ekinerja.rhk"]).with_context(ekinerja_untuk_skp=skp.id).name_search()

    # -- check before submitting ---------------------------------------------------------------------------------------

    def test_cascade(self):
        """RHK without parent, doubles, a parent that is no longer in force; errors first; nothing asked where nothing is found."""
        skp = self.buat_skp()
        self.assertEqual(skp.periksa_kaskade(), [])
        self.assertIs(self.sebagai("pegawai_a", skp).action_periksa_ajukan(), True)
        self.assertEqual(skp.state, "diajukan")
        atasan = self.buat_disetujui("penilai", penilai="kepala_dinas")
        skp = self.buat_skp("pegawai_b")
        self.assertEqual(self.kode(skp), ["tanpa_induk", "tanpa_induk"])
        skp.rhk_ids[0].rhk_atasan_id = skp.rhk_atasan()[0]["id"]
        skp.rhk_ids[1].name = " Laporan kinerja  KE-1 tersusun."
        self.rhk(skp, "Kosong", indikator=({"name": "Jumlah"}, {"name": "jumlah "}))
        atasan.sudo().write({"state": "draft"})
        self.assertEqual(self.kode(skp), ["isi", "induk_lepas", "ganda", "ganda"])
        aksi = skp.action_periksa_ajukan()
        self.assertEqual((aksi["res_model"], skp.state), ("ekinerja.skp.periksa", "draft"))
        wizard = self.env["ekinerja.skp.periksa"].create({"skp_id": skp.id})
        self.assertIn("fill target and satuan", wizard.galat)
        self.assertIn("no longer in force", wizard.peringatan)
        with self.assertRaisesRegex(UserError, "fill target"):
            self.sebagai("pegawai_b", skp).action_ajukan()

    def test_leader_without_support(self):
        """For a leader: which RHK in force nobody of the staff intervenes on."""
        self.buat_disetujui("penilai", penilai="kepala_dinas")
        skp = self.buat_skp()
        kepala = self.env["ekinerja.skp"].search([("employee_id", "=", self.kepala_bidang.id)])
        self.assertEqual(self.kode(self.sebagai("penilai", kepala)).count("tanpa_dukungan"), 2)
        self.sebagai("pegawai_a", skp).rhk_ids[0].rhk_atasan_id = skp.rhk_atasan()[0]["id"]
        pesan = [satu["pesan"] for satu in self.sebagai("penilai", kepala).periksa_kaskade() if satu["kode"] == "tanpa_dukungan"]
        self.assertEqual(pesan, ['No staff intervenes on your RHK "Laporan kinerja ke-2 tersusun" yet. Agree on who contributes to it.'])

    # -- ekspektasi ----------------------------------------------------------------------------------------------------

    def test_ekspektasi_all_year(self):
        """P6 Ps. 10: written by the penilai in every state, logged on the SKP; by nobody else."""
        skp = self.buat_disetujui()
        perilaku = self.env["ekinerja.perilaku"].search([], limit=1)
        nomor = self.sebagai("penilai", skp).simpan_ekspektasi(perilaku.id, " Tanggap terhadap keluhan warga ")
        ekspektasi = self.env["ekinerja.ekspektasi"].browse(nomor)
        self.assertEqual((ekspektasi.name, ekspektasi.skp_id), ("Tanggap terhadap keluhan warga", skp.sudo()))
        self.assertEqual(self.sebagai("penilai", skp).simpan_ekspektasi(perilaku.id, "Ramah", nomor), nomor)
        for role in ("pegawai_a", "pegawai_b", "kepala_dinas", "admin_instansi", "auditor", "internal"):
            with self.subTest(role), self.assertRaises(UserError):
                self.sebagai(role, skp).simpan_ekspektasi(perilaku.id, "Sisipan")
        self.assertIs(self.sebagai("penilai", skp).simpan_ekspektasi(perilaku.id, "", nomor), False)
        self.assertFalse(ekspektasi.exists())
        log = "".join(self.env["mail.message"].search([("model", "=", "ekinerja.skp"), ("res_id", "=", skp.id)]).mapped("body"))
        for apa in ("written", "changed", "deleted"):
            self.assertIn(f"Ekspektasi khusus {apa} by Bima Kepalabidang", log)

    # -- texts and tabs ------------------------------------------------------------------------------------------------

    def test_html_and_script_stay_text(self):
        """Whatever is typed is shown as text: in the form, in a comparison, in print."""
        skp = self.buat_skp()
        skp.rhk_ids[0].write({"name": NAKAL})
        skp.rhk_ids[0].indikator_ids.write({"name": NAKAL, "definisi": NAKAL})
        self.env["ekinerja.skp.lampiran"].with_env(skp.env).create({"skp_id": skp.id, "name": NAKAL})
        html = str(self.env["ir.qweb"]._render("ekinerja_skp.banding", {"banding": {
            "lama": {"nama": NAKAL, "versi": 1}, "baru": {"nama": NAKAL, "versi": 2}, "jumlah": dict.fromkeys(("baru", "ubah", "hapus", "tetap"), 0),
            "kepala": [{"label": "x", "lama": NAKAL, "baru": NAKAL}], "rhk": [], "lampiran": [],
        }}))  # fmt: skip
        self.assertNotIn("<script", html)
        self.assertNotIn("<img", html)
        self.assertIn("&lt;script&gt;", html)
        self.assertEqual(skp._nilai_rencana_skp()[0]["hasil"][0]["rhk"][0]["nama"], NAKAL)

    def test_twice_and_stale(self):
        """A double click, a tab that was opened before the SKP came back and was sent again."""
        skp = self.buat_skp()
        skp.action_ajukan()
        with self.assertRaisesRegex(UserError, "is in status Pengajuan"):
            self.sebagai("pegawai_a", skp).action_ajukan()
        dibaca = self.sebagai("penilai", skp).versi_dibaca
        self.env.cr.execute("UPDATE ekinerja_skp SET write_date = write_date + interval '1 minute' WHERE id = %s", [skp.id])
        with self.assertRaisesRegex(UserError, "was changed by"):
            self.sebagai("penilai", skp).with_context(ekinerja_dibaca=dibaca).action_setujui()
        self.sebagai("penilai", skp).action_setujui()
        with self.assertRaisesRegex(UserError, "is in status Persetujuan"):
            self.sebagai("penilai", skp).action_setujui()
        draft = self.buat_skp("pegawai_b")
        with self.assertRaisesRegex(UserError, "was changed by"):
            draft.write({"pendekatan": "kualitatif", "versi_dibaca": "2020-01-01T00:00:00"})
