"""An example record of every model for every person of the small instansi, so that rights can be tried on all of them.

A new model needs an entry in ``RECORDS`` and its rows in ``hak_akses.csv``; the tests say so when one is missing.
"""

import base64

from odoo.addons.ekinerja_skp.tests.common import TAHUN, SkpCase

from tests.integration import (
    contoh_akun,
    contoh_briefing,
    contoh_capaian,
    contoh_dokumen,
    contoh_keberatan,
    contoh_laksana,
    contoh_matriks,
    contoh_mutasi,
    contoh_pengaturan,
    contoh_tugas,
    contoh_umpan360,
)
from tests.integration.contoh import Example, code_table, in_period, of_instansi, of_skp, pedoman

# whose record it is -> attribute of the fixture: two staf of one bidang, their kepala bidang, somebody in another dinas
PEOPLE = {"pegawai_a": "staf_a", "pegawai_b": "staf_b", "penilai": "kepala_bidang", "lain": "staf_lain"}
# each in its own year: definitive SKP of one person do not overlap
YEARS = {"draft": TAHUN - 2, "diajukan": TAHUN - 1, "disetujui": TAHUN}
FREE_YEAR = TAHUN - 3
PDF = b"%PDF-1.4\n%RAHASIA\n%%EOF\n"

EVALUATION = {"read": "dinilai", "write": "draft"}
SUBJECTS = (
    contoh_akun,
    contoh_briefing,
    contoh_capaian,
    contoh_dokumen,
    contoh_keberatan,
    contoh_laksana,
    contoh_matriks,
    contoh_mutasi,
    contoh_pengaturan,
    contoh_tugas,
    contoh_umpan360,
)
RECORDS = {model: example for subject in SUBJECTS for model, example in subject.RECORDS.items()} | {
    "ekinerja.golongan": code_table("ekinerja.golongan"),
    "ekinerja.eselon": code_table("ekinerja.eselon"),
    "ekinerja.jenjang": code_table("ekinerja.jenjang"),
    "ekinerja.kedudukan.hukum": code_table("ekinerja.kedudukan.hukum"),
    "ekinerja.perilaku": code_table("ekinerja.perilaku", panduan="Satu\nDua\nTiga"),
    "ekinerja.evaluasi.bukaan": of_instansi(
        lambda case: case.env["ekinerja.evaluasi.bukaan"].search([("company_id", "=", case.company.id)], limit=1)
        or case.env["ekinerja.evaluasi.bukaan"].create({"tahun": TAHUN, "periode_id": case.periode[0].id, "company_id": case.company.id}),
        lambda case: {"tahun": TAHUN, "periode_id": case.periode[1].id, "company_id": case.company.id}, {"message_ids": []},
    ),
    "ekinerja.rating.panduan": pedoman("ekinerja.rating.panduan", {"rating": "diatas", "name": "Uji"}, {"name": "Diubah"}),
    "ekinerja.rating.capaian": pedoman("ekinerja.rating.capaian", {"nilai": "baik", "rating": "sesuai"}, {"rating": "dibawah"}),
    "ekinerja.rating.ipk": pedoman(
        "ekinerja.rating.ipk", {"batas_sangat_baik": 3.6, "batas_baik": 3, "batas_butuh_perbaikan": 2.5}, {"batas_baik": 3.1},
    ),
    "ekinerja.periode": of_instansi(
        lambda case: case.spare_periode,
        lambda case: {"name": "Cadangan 2", "awal": "03-01", "akhir": "03-01", "batas": "03-05", "company_id": case.company.id, "active": False},
        {"name": "Diubah"},
    ),
    "ekinerja.batas": of_instansi(
        lambda case: case.env["ekinerja.batas"].search([("company_id", "=", case.company.id)], limit=1),
        lambda case: {"jenis": "realisasi", "date_start": "2027-01-01", "company_id": case.company.id},
        {"kebijakan": "bebas"},
    ),
    "ekinerja.batas.pola": of_instansi(
        lambda case: case.env["ekinerja.batas.pola"].search([("name", "=", "Pola uji"), ("company_id", "=", case.company.id)])
        or case.env["ekinerja.batas.pola"].create({"name": "Pola uji", "jenis": "realisasi", "company_id": case.company.id}),
        lambda case: {"name": "Pola uji 2", "jenis": "realisasi", "company_id": case.company.id},
        {"kebijakan": "bebas"},
    ),
    "ekinerja.buka.kembali": Example(
        lambda case, person, _operation: case.env["ekinerja.buka.kembali"].search([("employee_ids", "=", case.employee(person).id)], limit=1),
        lambda case, person: case.buka_kembali_vals(person), {"alasan": "Diubah"}, "employee_ids",
    ),
    "ekinerja.impor": of_instansi(
        lambda case: case.impor, lambda case: {"berkas": case.pdf("pegawai_a"), "company_id": case.company.id}, {"nama_berkas": "Diubah.xlsx"},
    ),
    "ekinerja.impor.baris": Example(
        lambda case, person, _operation: case.env["ekinerja.impor.baris"].search([("employee_id", "=", case.employee(person).id)]),
        lambda case, person: {
            "impor_id": case.impor.id, "company_id": case.company.id, "status": "baru", "employee_id": case.employee(person).id,
        },
        {"nama": "Diubah"}, "employee_id",
    ),
    "ekinerja.unor.perubahan": of_instansi(
        lambda case: case.perubahan_unor,
        lambda case: {"jenis": "tutup", "tanggal": "2030-01-01", "department_ids": [(6, 0, case.bidang.ids)], "company_id": case.company.id},
        {"alasan": "RETAS"},
    ),
    "ekinerja.atasan": Example(
        lambda case, person, _operation: case.env["ekinerja.atasan"].search([("employee_id", "=", case.employee(person).id)], limit=1),
        lambda case, person: {
            "employee_id": case.employee(person).id, "atasan_id": case.wali_kota.id, "date_start": "2015-01-01", "date_end": "2015-12-31",
        },
        {"date_end": "2019-12-30"}, "employee_id",
    ),
    "ekinerja.plt": Example(
        lambda case, person, _operation: case.env["ekinerja.plt"].search([("employee_id", "=", case.employee(person).id)], limit=1),
        lambda case, person: {
            "employee_id": case.employee(person).id, "department_id": case.kota.id, "jabatan": "PLT", "date_start": "2015-01-01", "date_end": "2015-12-31",
        },
        {"jabatan": "Diubah"}, "employee_id",
    ),
    "ekinerja.atasan.usulan": Example(
        lambda case, person, operation: case.open_usulan(person) if operation == "write" else case.env["ekinerja.atasan.usulan"].search(
            [("employee_id", "=", case.employee(person).id)], limit=1),
        lambda case, person: {"employee_id": case.employee(person).id, "usulan_atasan_id": case.wali_kota.id, "alasan": "RETAS"},
        {"tanggapan": "Diubah"}, "employee_id",
    ),
    "ekinerja.sk.jabatan": Example(
        lambda case, person, _operation: case.env["ekinerja.sk.jabatan"].search([("employee_id", "=", case.employee(person).id)]),
        lambda case, person: case.sk_jabatan(person, "2/2020"), {"jabatan": "Diubah"}, "employee_id",
    ),
    "ekinerja.skp": Example(
        lambda case, person, _operation: case.skp(person, "draft"),
        lambda case, person: {"employee_id": case.employee(person).id, "tahun": FREE_YEAR},
        {"pendekatan": "kualitatif"}, "employee_id",
    ),
    "ekinerja.rhk": of_skp(
        "ekinerja.rhk", lambda case, person: {"skp_id": case.skp(person, "draft").id, "name": "Baru"}, {"name": "Diubah"},
    ),
    "ekinerja.indikator": of_skp(
        "ekinerja.indikator", lambda case, person: {"rhk_id": case.skp(person, "draft").rhk_ids[:1].id, "name": "Baru"}, {"target": "1"},
        path="rhk_id.skp_id.employee_id",
    ),
    "ekinerja.skp.lampiran": of_skp(
        "ekinerja.skp.lampiran", lambda case, person: {"skp_id": case.skp(person, "draft").id, "name": "Baru"}, {"name": "Diubah"},
    ),
    "ekinerja.ekspektasi": of_skp(
        "ekinerja.ekspektasi",
        lambda case, person: {"skp_id": case.skp(person, "draft").id, "perilaku_id": case.perilaku.id, "name": "Baru"}, {"name": "Diubah"},
    ),
    "ekinerja.rencana.aksi": Example(
        in_period("ekinerja.rencana.aksi", "skp_id.employee_id", None),
        lambda case, person: {"rhk_id": case.skp(person, "disetujui").rhk_ids[:1].id, "periode_id": case.periode[2].id, "name": "Baru"},
        {"realisasi": "Diubah"}, "skp_id.employee_id",
    ),
    "ekinerja.bukti": Example(
        in_period("ekinerja.bukti", "skp_id.employee_id", None),
        lambda case, person: {
            "rencana_id": case.skp(person, "disetujui").rhk_ids.rencana_ids[:1].id, "jenis": "tautan", "url": "https://contoh.example/x", "name": "x",
        },
        {"name": "Diubah"}, "skp_id.employee_id",
    ),
    "ekinerja.evaluasi": Example(
        in_period("ekinerja.evaluasi", "skp_id.employee_id", EVALUATION),
        lambda case, person: {"skp_id": case.skp(person, "disetujui").id, "periode_id": case.periode[3].id},
        {"rating_hasil": "sesuai"}, "skp_id.employee_id",
    ),
    "ekinerja.evaluasi.rhk": Example(
        in_period("ekinerja.evaluasi.rhk", "evaluasi_id.skp_id.employee_id", EVALUATION),
        lambda case, person: {
            "evaluasi_id": case.env["ekinerja.evaluasi"].search(
                [("skp_id", "=", case.skp(person, "disetujui").id), ("state", "=", "draft")], limit=1).id,
            "rhk_id": case.spare_rhk(person).id,
        },
        {"rating": "sesuai"}, "evaluasi_id.skp_id.employee_id",
    ),
    "ekinerja.evaluasi.perilaku": Example(
        in_period("ekinerja.evaluasi.perilaku", "evaluasi_id.skp_id.employee_id", EVALUATION),
        lambda case, person: {
            "evaluasi_id": case.env["ekinerja.evaluasi"].search(
                [("skp_id", "=", case.skp(person, "disetujui").id), ("state", "=", "draft")], limit=1).id,
            "perilaku_id": case.perilaku.id,
        },
        {"rating": "sesuai"}, "evaluasi_id.skp_id.employee_id",
    ),
}  # fmt: skip

# dialogs -> values with which an outsider would open them on a person's documents
WIZARDS = {model: values for subject in SUBJECTS for model, values in getattr(subject, "WIZARDS", {}).items()} | {
    "ekinerja.periode.buat": lambda case, person: {"company_id": case.company.id},
    "ekinerja.unor.ubah": lambda case, person: {
        "jenis": "gabung", "department_ids": [(6, 0, case.employee(person).department_id.ids)], "target_id": case.kota.id, "alasan": "RETAS",
        "company_id": case.company.id,
    },
    "ekinerja.periode.tahun": lambda case, person: {"company_id": case.company.id},
    "ekinerja.buka.kembali.tolak": lambda case, person: {
        "alasan": "RETAS", "buka_ids": [(6, 0, case.env["ekinerja.buka.kembali"].search([("employee_ids", "=", case.employee(person).id)]).ids)],
    },
    "ekinerja.batas.pakai": lambda case, person: {"company_id": case.company.id, "pola": "BKN e-Kinerja"},
    "ekinerja.jpt.non.asn": lambda case, person: {"nik": "3374012208700007", "nama": case.marker(person), "company_id": case.company.id},
    "ekinerja.pegawai.koreksi": lambda case, person: {
        "version_id": case.employee(person).current_version_id.id, "date_version": "2020-01-01", "job_title": "RETAS", "alasan": "RETAS",
    },
    "ekinerja.skp.alasan": lambda case, person: {
        "transisi": "tolak", "alasan": "RETAS", "skp_ids": [(6, 0, case.skp(person, "diajukan").ids)],
    },
    "ekinerja.evaluasi.buat": lambda case, person: {
        "skp_ids": [(6, 0, case.skp(person, "disetujui").ids)], "periode_id": case.periode[3].id,
    },
    "ekinerja.evaluasi.massal": lambda case, person: {"tahun": TAHUN, "periode_id": case.periode[0].id},
    "ekinerja.evaluasi.sebelumnya": lambda case, person: {
        "evaluasi_id": case.env["ekinerja.evaluasi"].search(
            [("skp_id", "=", case.skp(person, "disetujui").id), ("state", "=", "draft")], limit=1).id, "catatan": "RETAS",
    },
    "ekinerja.skp.periksa": lambda case, person: {"skp_id": case.skp(person, "draft").id},
    "ekinerja.skp.sesuaikan": lambda case, person: {"skp_ids": [(6, 0, case.skp(person, "draft").ids)]},
    "ekinerja.skp.cetak": lambda case, person: {"skp_ids": [(6, 0, case.skp(person, "disetujui").ids)]},
}  # fmt: skip


class RecordsCase(SkpCase):
    """SKP of every person in every state with all their parts; texts hold ``RAHASIA-<person>``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.staf_lain.user_id = cls._user("pegawai_lain", "ekinerja_admin.group_pegawai", cls.staf_lain)
        # a pegawai with an internal account who leads nobody
        cls.asing = cls._pegawai("Anton Asing", 6, cls.dinas_lain, "Analis Kebijakan Ahli Muda", jenis_jabatan="fungsional")
        cls.users["asing"] = cls.asing.user_id = cls._user("asing", "ekinerja_admin.group_verifikator", cls.asing)
        cls.users["public"] = cls.env.ref("base.public_user")
        cls.periode = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "biasa")])
        cls.spare_periode = cls.env["ekinerja.periode"].create({
            "name": "Cadangan", "awal": "02-28", "akhir": "02-28", "batas": "03-05", "company_id": cls.company.id, "active": False,
        })  # fmt: skip
        cls.perilaku = cls.env["ekinerja.perilaku"].search([], limit=1)
        cls.env["ekinerja.atasan"].create([
            {"employee_id": cls.employee(person).id, "atasan_id": atasan.id, "date_start": "2019-01-01", "date_end": "2019-12-31"}
            for person, atasan in zip(PEOPLE, (cls.kepala_bidang, cls.kepala_bidang, cls.kepala_dinas, cls.wali_kota), strict=True)
        ])  # fmt: skip
        cls.perubahan_unor = cls.env["ekinerja.unor.perubahan"].create({
            "jenis": "tutup", "department_ids": [(6, 0, cls.bidang.ids)], "tanggal": "2030-01-01", "alasan": "Uji", "company_id": cls.company.id,
        })  # fmt: skip
        cls.env["ekinerja.plt"].create([
            {"employee_id": cls.employee(person).id, "department_id": cls.kota.id, "jabatan": f"PLT {cls.marker(person)}",
             "date_start": f"{2016 + n}-01-01", "date_end": f"{2016 + n}-12-31"}
            for n, person in enumerate(PEOPLE)
        ])  # fmt: skip
        for person in PEOPLE:
            cls.open_usulan(person).write({"state": "ditolak", "tanggapan": cls.marker(person)})
        cls.impor = cls.env["ekinerja.impor"].create({"berkas": cls.pdf("pegawai_a"), "nama_berkas": "Uji.xlsx", "company_id": cls.company.id})
        cls.env["ekinerja.impor.baris"].create([
            {"impor_id": cls.impor.id, "company_id": cls.company.id, "status": "baru", "nama": cls.marker(person), "employee_id": cls.employee(person).id}
            for person in PEOPLE
        ])  # fmt: skip
        cls.env["ekinerja.buka.kembali"].create([cls.buka_kembali_vals(person) for person in PEOPLE])
        cls.env["ekinerja.sk.jabatan"].create([cls.sk_jabatan(person, "1/2020") for person in PEOPLE])
        cls.akun = contoh_akun.buat(cls, PEOPLE)
        for person in PEOPLE:
            for state, tahun in YEARS.items():
                cls._buat_dokumen(person, state, tahun)
            contoh_keberatan.buat(cls, person)
        contoh_matriks.buat(cls, PEOPLE)
        contoh_mutasi.buat(cls, PEOPLE)
        contoh_capaian.buat(cls, PEOPLE)
        contoh_dokumen.buat(cls, PEOPLE)
        contoh_umpan360.buat(cls, PEOPLE)
        contoh_briefing.buat(cls, PEOPLE)
        cls.env.flush_all()

    @classmethod
    def _user(cls, login, group, employee):
        return cls.env["res.users"].create({
            "name": employee.name, "login": f"uji_{login}", "group_ids": [(6, 0, cls.env.ref(group).ids)], "company_id": cls.company.id,
            "company_ids": [(6, 0, cls.company.ids)],
        })  # fmt: skip

    @classmethod
    def open_usulan(cls, person):
        return cls.env["ekinerja.atasan.usulan"].create({
            "employee_id": cls.employee(person).id, "usulan_atasan_id": cls.wali_kota.id, "alasan": cls.marker(person),
        })  # fmt: skip

    @classmethod
    def _buat_dokumen(cls, person, state, tahun):
        rahasia = cls.marker(person)
        skp = cls.env["ekinerja.skp"].create({"employee_id": cls.employee(person).id, "tahun": tahun})
        rhk = cls.env["ekinerja.rhk"].create([
            {"skp_id": skp.id, "name": f"{rahasia} RHK {n}", "indikator_ids": [(0, 0, {
                "name": f"{rahasia} indikator", "target": "1", "satuan": "laporan"})]}
            for n in (1, 2)
        ])  # fmt: skip
        cls.env["ekinerja.skp.lampiran"].create({"skp_id": skp.id, "name": f"{rahasia} lampiran"})
        cls.env["ekinerja.ekspektasi"].create({"skp_id": skp.id, "perilaku_id": cls.perilaku.id, "name": f"{rahasia} ekspektasi"})
        skp.write({"state": state})
        if state != "disetujui":
            return
        rencana = cls.env["ekinerja.rencana.aksi"].create({
            "rhk_id": rhk[0].id, "periode_id": cls.periode[2].id, "name": f"{rahasia} rencana", "realisasi": f"{rahasia} realisasi", "progres": 50,
        })  # fmt: skip
        cls.env["ekinerja.bukti"].create([
            {"rencana_id": rencana.id, "jenis": "berkas", "name": f"{rahasia}.pdf", "berkas": cls.pdf(person)},
            {"rencana_id": rencana.id, "jenis": "tautan", "name": f"{rahasia} tautan", "url": f"https://contoh.example/{rahasia}"},
        ])  # fmt: skip
        contoh_laksana.buat(cls, skp, rencana, rahasia)
        draft, dinilai = cls.env["ekinerja.evaluasi"].create([
            {"skp_id": skp.id, "periode_id": cls.periode[n].id, "umpan_balik": f"{rahasia} umpan balik"} for n in (0, 1)
        ])  # fmt: skip
        # the second RHK of the draft is free for a new line
        draft.line_ids.filtered(lambda line: line.rhk_id == rhk[1]).unlink()
        draft.perilaku_ids.filtered(lambda line: line.perilaku_id == cls.perilaku).unlink()
        dinilai.write({"rating_hasil": "sesuai", "rating_perilaku": "sesuai", "state": "dinilai"})

    @classmethod
    def buka_kembali_vals(cls, person):
        employee = cls.employee(person)
        return {
            "cakupan": "pegawai", "department_id": employee.department_id.id, "employee_ids": [(6, 0, employee.ids)], "tahun": TAHUN,
            "date_end": f"{TAHUN + 1}-12-31", "alasan": f"{cls.marker(person)} alasan", "company_id": cls.company.id,
        }  # fmt: skip

    @classmethod
    def sk_jabatan(cls, person, nomor):
        return {
            "employee_id": cls.employee(person).id, "company_id": cls.company.id, "nomor": nomor, "tanggal": "2020-01-02", "tmt_mulai": "2020-02-01",
            "department_id": cls.employee(person).department_id.id, "jabatan": f"{cls.marker(person)} jabatan", "berkas": cls.pdf(person),
            "eselon_id": cls.env.ref("ekinerja_admin.eselon_99").id, "instansi_induk": "Kota Uji", "instansi_kerja": "Kota Uji",
        }  # fmt: skip

    @classmethod
    def employee(cls, person):
        return getattr(cls, PEOPLE[person])

    @staticmethod
    def marker(person):
        return f"RAHASIA-{person}"

    @classmethod
    def pdf(cls, person):
        return base64.b64encode(PDF.replace(b"RAHASIA", cls.marker(person).encode()))

    @classmethod
    def skp(cls, person, state):
        return cls.env["ekinerja.skp"].search([("employee_id", "=", cls.employee(person).id), ("tahun", "=", YEARS[state])])

    @classmethod
    def spare_rhk(cls, person):
        return cls.skp(person, "disetujui").rhk_ids[1]

    @classmethod
    def secrets(cls, person):
        """Texts that only those who may read a person's documents may see."""
        employee = cls.employee(person)
        return [cls.marker(person), employee.name, employee.nip]

    @classmethod
    def documents(cls, person):
        """``{model: records}`` of everything that is about a person."""
        return {
            model: cls.env[model].with_context(active_test=False).search([(example.path, "=", cls.employee(person).id)], order="id")
            for model, example in RECORDS.items()
            if example.path
        }

    @classmethod
    def snapshot(cls, person):
        """All that is stored about a person, to be compared before and after an attempt."""
        cls.env.flush_all()
        cls.env.invalidate_all()
        result = {}
        for model, records in cls.documents(person).items():
            names = [name for name, field in records._fields.items() if field.store and field.column_type and name not in ("write_date", "write_uid")]
            result[model] = records.read(names, load="_classic_write")
            if "message_ids" in records._fields:
                result[model, "messages"] = cls.env["mail.message"].search_count([("model", "=", model), ("res_id", "in", records.ids)])
            result[model, "files"] = (
                cls.env["ir.attachment"]
                .search([("res_model", "=", model), ("res_id", "in", records.ids), ("res_field", "!=", "0")], order="id")
                .mapped("checksum")
            )
        return result
