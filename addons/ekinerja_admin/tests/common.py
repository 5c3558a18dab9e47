from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user


def buat_nip(nomor, lahir="19850101", tmt="201001", kelamin=1):
    """An invented NIP: the serial number tells people apart."""
    return f"{lahir}{tmt}{kelamin}{nomor:03}"


class InstansiCase(TransactionCase):
    """A small instansi: a wali kota, a dinas with kepala dinas, a bidang with kepala bidang and two staf, an admin of each kind, an auditor.

    Users have the role names of the product; ``cls.users`` maps them.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, no_reset_password=True, lang="en_US"))
        cls.company = cls.env["res.company"].create({"name": "Pemerintah Kota Uji", "ekinerja_kota": "Kota Uji"})
        cls.env.user.company_ids = [Command.link(cls.company.id)]
        cls.env.user.company_id = cls.company
        cls.env = cls.env(context=dict(cls.env.context, allowed_company_ids=cls.company.ids))
        cls._buat_unor()
        cls._buat_pegawai()
        cls._buat_users()
        cls.env["ekinerja.periode.buat"].create({"company_id": cls.company.id, "frekuensi": "triwulanan"}).action_buat()
        cls.periode_final = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "final")])

    @classmethod
    def _buat_unor(cls):
        unor = cls.env["hr.department"]
        cls.kota = unor.create({"name": "Pemerintah Kota Uji", "kode_unor": "A" * 32, "company_id": cls.company.id, "kota": "Kota Uji"})
        cls.dinas = unor.create({
            "name": "Dinas Contoh", "kode_unor": "B" * 32, "parent_id": cls.kota.id, "company_id": cls.company.id,
            "eselon_id": cls.env.ref("ekinerja_admin.eselon_22").id,
        })  # fmt: skip
        cls.bidang = unor.create({
            "name": "Bidang Uji Dinas Contoh", "kode_unor": "C" * 32, "parent_id": cls.dinas.id, "company_id": cls.company.id,
            "eselon_id": cls.env.ref("ekinerja_admin.eselon_32").id,
        })  # fmt: skip
        cls.dinas_lain = unor.create({
            "name": "Dinas Lain", "kode_unor": "D" * 32, "parent_id": cls.kota.id, "company_id": cls.company.id,
            "eselon_id": cls.env.ref("ekinerja_admin.eselon_22").id,
        })  # fmt: skip

    @classmethod
    def _buat_pegawai(cls):
        golongan = cls.env.ref
        cls.wali_kota = cls._pegawai("Wira Walikota", None, cls.kota, "Wali Kota Uji", is_pimpinan=True, jenis_pegawai="non_asn")
        cls.kepala_dinas = cls._pegawai(
            "Dewi Kepaladinas", 1, cls.dinas, "Kepala Dinas Contoh", is_pimpinan=True, jenis_jabatan="jpt",
            golongan_id=golongan("ekinerja_admin.golongan_pns_ivc").id, gelar_belakang="M.Si.",
        )  # fmt: skip
        cls.kepala_bidang = cls._pegawai(
            "Bima Kepalabidang", 2, cls.bidang, "Kepala Bidang Uji", is_pimpinan=True, jenis_jabatan="administrator",
            golongan_id=golongan("ekinerja_admin.golongan_pns_iva").id,
        )  # fmt: skip
        cls.staf_a = cls._pegawai(
            "Sari Staf", 3, cls.bidang, "Pranata Komputer Ahli Pertama", jenis_jabatan="fungsional",
            golongan_id=golongan("ekinerja_admin.golongan_pns_iiia").id, gelar_belakang="S.Kom.",
        )  # fmt: skip
        cls.staf_b = cls._pegawai(
            "Tono Staf", 4, cls.bidang, "Pengolah Data", jenis_jabatan="pelaksana", golongan_id=golongan("ekinerja_admin.golongan_pns_iic").id,
        )  # fmt: skip
        cls.staf_lain = cls._pegawai("Lala Lain", 5, cls.dinas_lain, "Arsiparis Mahir", jenis_jabatan="fungsional")

    @classmethod
    def _pegawai(cls, name, nomor, unor, jabatan, **vals):
        return cls.env["hr.employee"].create({
            "name": name, "nip": nomor and buat_nip(nomor), "department_id": unor.id, "job_title": jabatan, "company_id": cls.company.id,
            "work_email": f"{name.split()[0].lower()}@contoh.example", "date_version": "2020-01-01", **vals,
        })  # fmt: skip

    @classmethod
    def _buat_users(cls):
        internal = "ekinerja_admin.group_pegawai_internal"
        cls.users = {
            role: new_test_user(
                cls.env, login=f"uji_{role}", groups=groups, company_id=cls.company.id, company_ids=[Command.set(cls.company.ids)],
                name=employee.name if employee else role, email=f"{role}@contoh.example",
            )
            for role, groups, employee in (
                ("kepala_dinas", internal, cls.kepala_dinas),
                ("penilai", internal, cls.kepala_bidang),
                ("pegawai_a", "ekinerja_admin.group_pegawai", cls.staf_a),
                ("pegawai_b", "ekinerja_admin.group_pegawai", cls.staf_b),
                ("admin_opd", "ekinerja_admin.group_admin_opd", None),
                ("admin_instansi", "ekinerja_admin.group_admin_instansi", None),
                ("auditor", "ekinerja_admin.group_auditor", None),
                ("internal", "base.group_user", None),
            )
        }  # fmt: skip
        cls.kepala_dinas.user_id = cls.users["kepala_dinas"]
        cls.kepala_bidang.user_id = cls.users["penilai"]
        cls.staf_a.user_id = cls.users["pegawai_a"]
        cls.staf_b.user_id = cls.users["pegawai_b"]
        cls.dinas.admin_user_ids = cls.users["admin_opd"]

    def sebagai(self, role, records):
        """``records`` as the user of a role, with an empty cache: what a fresh request of that user sees."""
        self.env.flush_all()
        self.env.invalidate_all()
        return records.with_user(self.users[role]).with_context(allowed_company_ids=self.company.ids)

    def batas_berkas(self, kode, **vals):
        """Limits of the instansi for a kind of document, made out of the shared ones."""
        bersama = self.env["ekinerja.jenis.berkas"]._untuk(kode, self.company)
        milik = self.env["ekinerja.jenis.berkas"].browse(bersama.with_company(self.company).with_env(self.env).action_sesuaikan()["res_id"])
        milik.write(vals)
        return milik

    @classmethod
    def atur_batas(cls, kebijakan, *jenis, lingkup=("tahunan", "periodik"), **vals):
        """Change the deadline policy of some kinds of entry; all of them without a name."""
        domain = [("company_id", "=", cls.company.id), ("lingkup", "in", lingkup)]
        rows = cls.env["ekinerja.batas"].search(domain + ([("jenis", "in", jenis)] if jenis else []))
        rows.write({"kebijakan": kebijakan, **vals})
        return rows
