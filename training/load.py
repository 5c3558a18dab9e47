"""The training instansi: Pemerintah Kota Contoh, wholly invented. Run by ``./ekinerja up`` through ``odoo shell``.

Every step looks first whether it is done, and is committed when it is: broken off and started again, the rest follows.
EKINERJA_USERS_FILE names the JSON list of role, login, password whose logins are filled in here.
"""

import base64
import io
import json
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path

from odoo.fields import Command
from reportlab.pdfgen import canvas

PARAMETER = "ekinerja.training"
FOLDER = Path(os.environ["EKINERJA_PROJECT"]) / "training"
sys.path.insert(0, str(FOLDER))  # this file comes on the standard input

import contoh_akun  # noqa: E402
import contoh_buka_kembali  # noqa: E402
import contoh_capaian  # noqa: E402
import contoh_dokumen  # noqa: E402
import contoh_karir  # noqa: E402
import contoh_keberatan  # noqa: E402
import contoh_laksana  # noqa: E402
import contoh_matriks  # noqa: E402
import contoh_mutasi  # noqa: E402
import contoh_pustaka  # noqa: E402
import contoh_revisi  # noqa: E402
import contoh_umpan360  # noqa: E402

GROUPS = {
    "kepala_dinas": "ekinerja_admin.group_pegawai_internal",
    "penilai": "ekinerja_admin.group_pegawai_internal",
    "pegawai_a": "ekinerja_admin.group_pegawai",
    "pegawai_b": "ekinerja_admin.group_pegawai",
    "admin_instansi": "ekinerja_admin.group_admin_instansi",
    "admin_opd": "ekinerja_admin.group_admin_opd",
    "auditor": "ekinerja_admin.group_auditor",
}
RHK = (
    ("Terlaksananya pelayanan sesuai standar", "Persentase layanan tepat waktu", "95", "persen"),
    ("Tersusunnya laporan kinerja bulanan", "Jumlah laporan yang disampaikan tepat waktu", "12", "laporan"),
    ("Terkelolanya data dan informasi", "Jumlah set data yang mutakhir", "24", "set data"),
    ("Meningkatnya kompetensi pegawai", "Jumlah jam pelatihan yang diikuti", "20", "jam"),
)
# the SKP of a JPT covers the four perspektif, and Anggaran is never left out (PermenPANRB 6/2022 Lampiran II.A.2): all of them utama
RHK_JPT = (*RHK[:3], ("Terkelolanya anggaran secara efektif dan efisien", "Persentase realisasi anggaran terhadap rencana kas", "95", "persen"))
PERSPEKTIF = ("penerima_layanan", "proses_bisnis", "penguatan_internal", "anggaran")
LIBUR = (("01-01", "Tahun Baru"), ("05-01", "Hari Buruh"), ("06-01", "Hari Lahir Pancasila"), ("08-17", "Hari Kemerdekaan"), ("12-25", "Natal"))

# what the later subjects add, in this order
CONTOH = (
    contoh_matriks, contoh_capaian, contoh_buka_kembali, contoh_karir, contoh_mutasi, contoh_keberatan, contoh_laksana, contoh_umpan360, contoh_pustaka,
    contoh_revisi, contoh_dokumen, contoh_akun,
)  # fmt: skip


def say(text):
    print(f"  training: {text}", flush=True)


class Training:
    """Steps in order; each takes nothing and may be repeated."""

    def __init__(self, env):
        self.env = env(context=dict(env.context, tracking_disable=True, queue_job__no_delay=True, no_reset_password=True, lang="id_ID"))
        self.company = self.env.ref("base.main_company")
        self.tahun = self.company._ekinerja_hari_ini().year

    def run(self):
        steps = (
            self.instansi, self.unor, self.wali_kota, self.pegawai, self.perubahan_unor, self.periode, self.libur, self.akun, self.plt, self.skp,
            *(partial(modul.isi, self) for modul in CONTOH), self.selesai,
        )  # fmt: skip
        for step in steps:
            say(getattr(step, "func", step).__doc__.splitlines()[0])
            step()
            self.env.cr.commit()

    def instansi(self):
        """the instansi"""
        self.company.write({
            "name": "Pemerintah Kota Contoh", "ekinerja_kota": "Kota Contoh", "country_id": self.env.ref("base.id").id,
        })  # fmt: skip
        # a training has no January: late SKP are only warned about
        self.env["ekinerja.batas"].search([
            ("company_id", "=", self.company.id), ("jenis", "=", "target"), ("lingkup", "=", "tahunan"),
        ]).kebijakan = "peringatan"  # fmt: skip
        self.env.ref("base.user_admin").write({"lang": "id_ID", "tz": "Asia/Jakarta"})
        if not self.company.uses_default_logo:
            return
        self.company.logo = self.company.ekinerja_lambang = base64.b64encode((FOLDER / "lambang.png").read_bytes())
        # what Odoo ships for its own administrator is no part of the instansi
        self.env.ref("hr.employee_admin").active = False
        self.env.ref("hr.dep_administration").write({"active": False, "alasan_arsip": "Bukan unor instansi"})
        # sign-in pages follow the language of the company's partner
        self.company.partner_id.lang = "id_ID"

    def impor(self, jenis, nama):
        impor = self.env["ekinerja.impor"]
        if impor.search_count([("jenis", "=", jenis), ("state", "=", "selesai")]):
            return
        berkas = base64.b64encode((FOLDER / nama).read_bytes())
        run = impor.create({"jenis": jenis, "berkas": berkas, "nama_berkas": nama})
        run.action_periksa()
        run.action_terapkan()
        say(f"{nama}: {run.jumlah_baru} new, {run.jumlah_dilewati} skipped, {run.jumlah_ditolak} refused")

    def unor(self):
        """unor from HierarkiUnor.xlsx"""
        self.impor("siasn_unor", "HierarkiUnor.xlsx")
        self.puncak = self.env["hr.department"].search([("parent_id", "=", False), ("kode_unor", "!=", False)], limit=1)
        self.puncak.kota = self.puncak.kota or "Kota Contoh"

    def wali_kota(self):
        """the wali kota, who is in no file of SIASN"""
        if self.puncak.manager_id:
            return
        berkas = io.BytesIO()
        lembar = canvas.Canvas(berkas)
        for n, baris in enumerate(("KEPUTUSAN TENTANG PENGANGKATAN WALI KOTA CONTOH", "Nomor 100.2/1/CONTOH", "Dokumen rekaan untuk latihan")):
            lembar.drawString(80, 760 - 24 * n, baris)
        lembar.save()
        wizard = self.env["ekinerja.jpt.non.asn"].create({
            "nik": "9900015708700001", "nama": "Wira Teladan", "tempat_lahir": "Kota Contoh", "tanggal_lahir": "1970-08-17", "jenis_kelamin": "female",
            "email": "walikota@contoh.example", "department_id": self.puncak.id, "jabatan": "Wali Kota Contoh", "is_pimpinan": True,
            "kedudukan_hukum_id": self.env.ref("ekinerja_admin.kedudukan_hukum_pejabat_negara").id, "nomor": "100.2/1/CONTOH",
            "tanggal": f"{self.tahun - 2}-12-20", "tmt_mulai": f"{self.tahun - 1}-01-01", "tmt_henti": f"{self.tahun + 3}-12-31",
            "eselon_id": self.env.ref("ekinerja_admin.eselon_99").id, "berkas": base64.b64encode(berkas.getvalue()), "nama_berkas": "SK.pdf",
            "company_id": self.company.id, "instansi_induk": self.company.name, "instansi_kerja": self.company.name,
        })  # fmt: skip
        wizard.action_selanjutnya()
        wizard.action_simpan()

    def pegawai(self):
        """pegawai from DataASN.xlsx"""
        self.impor("siasn_asn", "DataASN.xlsx")

    def perubahan_unor(self):
        """two bidang that are merged next year"""
        perubahan, unor = self.env["ekinerja.unor.perubahan"], self.env["hr.department"]
        if perubahan.search_count([("company_id", "=", self.company.id)]):
            return
        opd = unor.search([("parent_id", "=", self.puncak.id)], order="name desc", limit=1)
        bidang = unor.search([("parent_id", "=", opd.id), ("name", "ilike", "Bidang")], order="name")
        perubahan._rencanakan({
            "jenis": "gabung", "department_ids": bidang[-1:].ids, "target_id": bidang[0].id, "tanggal": date(self.tahun + 1, 1, 1),
            "alasan": f"Peraturan Wali Kota Contoh Nomor 45 Tahun {self.tahun}",
        })  # fmt: skip

    def periode(self):
        """twelve months and Final"""
        if not self.env["ekinerja.periode"].search_count([("company_id", "=", self.company.id)]):
            self.env["ekinerja.periode.buat"].create({"company_id": self.company.id}).action_buat()

    def libur(self):
        """public holidays"""
        leaves = self.env["resource.calendar.leaves"]
        for bulan_hari, nama in LIBUR:
            domain = [("name", "=", nama), ("resource_id", "=", False), ("company_id", "=", self.company.id)]
            if not leaves.search_count(domain):
                hari = f"{self.tahun}-{bulan_hari}"
                leaves.create({"name": nama, "company_id": self.company.id, "date_from": f"{hari} 00:00:00", "date_to": f"{hari} 12:00:00"})

    def orang(self):
        """Who plays which role: one bidang with two staf at least, its dinas, and others of the same dinas."""
        employee = self.env["hr.employee"]
        jumlah = dict(employee._read_group([("is_pimpinan", "=", False), ("nip", "!=", False)], ["department_id"], ["__count"]))
        bidang = max(
            (unor for unor in jumlah if unor.name.startswith("Bidang") and unor.manager_id and unor.parent_id.manager_id),
            key=lambda unor: (jumlah[unor], unor.name),
        )
        dinas = bidang.parent_id
        staf = employee.search([("department_id", "=", bidang.id), ("is_pimpinan", "=", False)], order="nip")
        lain = employee.search([
            ("department_id", "child_of", dinas.id), ("department_id", "!=", bidang.id), ("is_pimpinan", "=", False), ("nip", "!=", False),
        ], order="nip")  # fmt: skip
        return {
            "kepala_dinas": dinas.manager_id, "penilai": bidang.manager_id, "pegawai_a": staf[0], "pegawai_b": staf[1],
            "admin_instansi": lain[0], "admin_opd": lain[1], "auditor": lain[2],
        }  # fmt: skip

    def akun(self):
        """one account per role"""
        users_file = Path(os.environ["EKINERJA_USERS_FILE"])
        rows = {row["role"]: row for row in json.loads(users_file.read_text())}
        self.pemeran = self.orang()
        users = self.env["res.users"]
        admin = self.env.ref("base.user_admin")
        admin.password = rows["admin"]["password"]
        rows["admin"]["login"] = admin.login
        for role, group in GROUPS.items():
            employee = self.pemeran[role]
            rows[role]["login"] = employee.nip
            user = users.search([("login", "=", employee.nip)]) or users.create({
                "name": employee.name, "login": employee.nip, "email": employee.work_email, "lang": "id_ID", "tz": "Asia/Jakarta",
                "company_id": self.company.id, "company_ids": [Command.set(self.company.ids)], "group_ids": [Command.set(self.env.ref(group).ids)],
            })  # fmt: skip
            user.password = rows[role]["password"]
            if employee.user_id != user:
                employee.user_id = user
        self.pemeran["penilai"].department_id.parent_id.admin_user_ids = self.pemeran["admin_opd"].user_id
        users_file.write_text(json.dumps(list(rows.values()), indent=2) + "\n")
        users_file.chmod(0o600)

    def plt(self):
        """PLT and PLH: one who acts, one who did, one who will, one switched off; a request for another atasan"""
        plt, employee = self.env["ekinerja.plt"], self.env["hr.employee"]
        if plt.with_context(active_test=False).search_count([]):
            return
        p = self.pemeran
        luar = [("manager_id", "!=", False), ("id", "!=", p["penilai"].department_id.id), ("parent_id", "child_of", p["kepala_dinas"].department_id.id)]
        unor = self.env["hr.department"].search([*luar, ("manager_id.user_id", "=", False)], order="name", limit=4)
        orang = employee.search([
            ("department_id", "in", unor.ids), ("is_pimpinan", "=", False), ("user_id", "=", False), ("nip", "!=", False),
        ], order="nip", limit=len(unor))  # fmt: skip
        tahun = self.tahun
        masa = (
            ("plt", f"{tahun}-01-01", f"{tahun}-12-31", True), ("plh", f"{tahun - 1}-03-02", f"{tahun - 1}-03-13", True),
            ("plt", f"{tahun + 1}-01-01", f"{tahun + 1}-03-31", True), ("plt", f"{tahun}-01-01", f"{tahun}-12-31", False),
        )  # fmt: skip
        plt.create([
            {"employee_id": satu.id, "department_id": bagian.id, "jenis": jenis, "date_start": awal, "date_end": akhir, "active": active}
            for satu, bagian, (jenis, awal, akhir, active) in zip(orang, unor, masa, strict=False)
        ])  # fmt: skip
        self.env["ekinerja.atasan"].action_perbarui_dari_struktur()
        self.env["ekinerja.atasan.usulan"].with_user(p["pegawai_b"].user_id).create({
            "usulan_verifikator_id": p["kepala_dinas"].id, "alasan": "Aktivitas harian diperiksa langsung oleh kepala dinas sejak surat tugas bulan lalu.",
        })  # fmt: skip

    def skp(self):
        """SKP and evaluations in every state"""
        if self.env["ekinerja.skp"].search_count([]):
            return
        p = self.pemeran
        self.setujui(self.buat(p["kepala_dinas"]))
        self.setujui(self.buat(p["penilai"]))
        rekan = self.env["hr.employee"].search([
            ("department_id", "=", p["penilai"].department_id.id), ("is_pimpinan", "=", False), ("user_id", "=", False),
        ], order="nip")  # fmt: skip
        lain = self.env["hr.employee"].search([
            ("department_id", "!=", p["penilai"].department_id.id), ("user_id", "=", False), ("nip", "!=", False), ("is_pimpinan", "=", False),
        ], order="nip", limit=24)  # fmt: skip
        for nomor, employee in enumerate(rekan | lain):
            skp = self.buat(employee, "kualitatif" if nomor % 5 == 4 else "kuantitatif")
            if nomor % 4 == 0:
                skp.action_ajukan()
            elif nomor % 4 == 1:
                self.setujui(skp)
                self.nilai(skp, nomor)
            elif nomor % 4 == 2:
                skp.action_ajukan()
                self.sebagai_penilai(skp).action_tolak("Target RHK pertama belum menantang; sesuaikan dengan RHK pimpinan.")
        # last year of the two staf is complete; this year is theirs to make
        for employee, rating in ((p["pegawai_a"], ("sesuai", "sesuai")), (p["pegawai_b"], ("diatas", "diatas"))):
            skp = self.setujui(self.buat(employee, tahun=self.tahun - 1))
            self.selesaikan(self.evaluasi(skp, self.final(), *rating))

    def buat(self, employee, pendekatan="kuantitatif", tahun=None):
        skp = self.env["ekinerja.skp"].create({"employee_id": employee.id, "tahun": tahun or self.tahun, "pendekatan": pendekatan})
        jpt = skp.model_skp == "jpt"
        self.env["ekinerja.rhk"].create([
            {
                "skp_id": skp.id, "name": f"{nama} pada {skp.pegawai_unit}", "jenis": "utama" if n < 3 or jpt else "tambahan",
                "perspektif": PERSPEKTIF[n] if jpt else False,
                "indikator_ids": [Command.create(
                    {"aspek": "kuantitas", "name": indikator, "target": target, "satuan": satuan} if pendekatan == "kuantitatif"
                    else {"aspek": "kualitas", "name": f"{indikator} mencapai {target} {satuan}"}
                )],
            }
            for n, (nama, indikator, target, satuan) in enumerate(RHK_JPT if jpt else RHK)
        ])  # fmt: skip
        self.env["ekinerja.skp.lampiran"].create([
            {"skp_id": skp.id, "jenis": "dukungan", "name": "Perangkat kerja dan jaringan internet yang memadai"},
            {"skp_id": skp.id, "jenis": "pertanggungjawaban", "name": "Laporan bulanan paling lambat tanggal 5 bulan berikutnya"},
            {"skp_id": skp.id, "jenis": "konsekuensi", "name": "Penghargaan bagi capaian di atas ekspektasi"},
        ])
        return skp

    def sebagai_penilai(self, skp):
        return skp.with_user(skp.penilai_id.user_id) if skp.penilai_id.user_id else skp

    def setujui(self, skp):
        skp.action_ajukan()
        if skp.state == "diajukan":
            self.sebagai_penilai(skp).action_setujui()
        return skp

    def final(self):
        return self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "final")])

    def nilai(self, skp, nomor):
        """Months up to the last closed one; a draft for the one after it."""
        bulan = self.env["ekinerja.periode"].search([("company_id", "=", self.company.id), ("jenis", "=", "biasa")])
        hari_ini = self.company._ekinerja_hari_ini()
        lewat = bulan.filtered(lambda periode: periode.tanggal(self.tahun)["akhir"] < hari_ini)[-3:]
        for n, periode in enumerate(lewat):
            evaluasi = self.evaluasi(skp, periode, ("sesuai", "diatas", "sesuai", "dibawah")[(nomor + n) % 4], ("sesuai", "diatas")[nomor % 2])
            if n == 0:
                self.selesaikan(evaluasi)
        sisa = (bulan - lewat).filtered(lambda periode: periode.tanggal(self.tahun)["awal"] <= hari_ini)[-1:]
        if sisa:
            self.env["ekinerja.rencana.aksi"].create({
                "rhk_id": skp.rhk_ids[0].id, "periode_id": sisa.id, "name": "Menyusun dan menyampaikan laporan", "target": "1 laporan",
                "realisasi": "1 laporan disampaikan", "progres": 100, "bukti_ids": [Command.create({"name": "Laporan", "url": "https://contoh.example/laporan"})],
            })  # fmt: skip
            self.env["ekinerja.evaluasi"].create({"skp_id": skp.id, "periode_id": sisa.id})

    def evaluasi(self, skp, periode, hasil, perilaku):
        evaluasi = self.env["ekinerja.evaluasi"].create({
            "skp_id": skp.id, "periode_id": periode.id, "rating_hasil": hasil, "rating_perilaku": perilaku,
            "umpan_balik": "Pekerjaan selesai sesuai rencana; tingkatkan dokumentasi hasil kerja.",
            "catatan": "Pertahankan kinerja dan ikuti pelatihan teknis.",
        })  # fmt: skip
        evaluasi.line_ids.rating = hasil
        evaluasi.perilaku_ids.rating = perilaku
        evaluasi.perilaku_ids[:1].write({"rating": "diatas", "umpan_balik": "Layanan cepat dan ramah; jadikan contoh bagi rekan."})
        if skp.penilai_id.user_id:
            evaluasi = evaluasi.with_user(skp.penilai_id.user_id)
        evaluasi.action_nilai()
        return evaluasi.sudo()

    def selesaikan(self, evaluasi):
        """The pegawai returned the signed document, so that nobody waits for a keberatan."""
        hari_ini = self.company._ekinerja_hari_ini()
        evaluasi.write(dict.fromkeys(("tanggal_disampaikan", "tanggal_diterima", "tanggal_dikembalikan"), hari_ini) | {"dikembalikan_pegawai": True})
        evaluasi.action_final()

    def selesai(self):
        """finished"""
        self.env["ir.config_parameter"].set_param(PARAMETER, "selesai")


Training(env).run()
