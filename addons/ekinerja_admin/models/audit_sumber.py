"""Which master data are audited, and which of their columns."""

from odoo import models

from .jenis_berkas import BENTUK
from .res_company_profil import DIATUR


class HrDepartment(models.Model):
    _name = "hr.department"
    _inherit = ["hr.department", "ekinerja.diaudit"]
    _audit_kolom = (
        "name", "kode_unor", "parent_id", "manager_id", "eselon_id", "jabatan_pimpinan", "is_mandiri", "unor_induk_koreksi_id", "kota",
        "admin_user_ids", "active", "tanggal_tutup", "alasan_arsip", "pengganti_id",
    )  # fmt: skip


class HrEmployee(models.Model):
    _name = "hr.employee"
    _inherit = ["hr.employee", "ekinerja.diaudit"]
    _audit_kolom = ("name", "nip", "nik", "jenis_pegawai", "gelar_depan", "gelar_belakang", "siasn_id", "work_email", "user_id", "active")
    _audit_samar = frozenset({"nik"})


class HrVersion(models.Model):
    """A career is logged under its person."""

    _name = "hr.version"
    _inherit = ["hr.version", "ekinerja.diaudit"]
    _audit_kolom = (
        "date_version", "department_id", "job_title", "jenis_jabatan", "jenjang_id", "tmt_jabatan", "golongan_id", "tmt_golongan", "is_pimpinan",
        "kedudukan_hukum_id", "active",
    )  # fmt: skip

    def _audit_mandiri(self):
        # the first version is the person's own beginning
        # sudo: hr.version - which entries of a career there are, for the log
        return self.filtered(lambda versi: versi.employee_id and versi.sudo().employee_id.version_ids[:1] != versi)

    def _audit_acuan(self):
        self.ensure_one()
        return (self.employee_id or self), self.company_id

    def _audit_nama(self):
        # which entry of the history a change is about
        nama = self.employee_id.name or self.display_name
        return nama if self == self.employee_id.current_version_id else f"{nama} ({self.date_version})"


class ResCompany(models.Model):
    _name = "res.company"
    _inherit = ["res.company", "ekinerja.diaudit"]
    _audit_kolom = tuple(sorted(DIATUR))
    _audit_tanpa_isi = frozenset({"logo"})

    def _audit_acuan(self):
        self.ensure_one()
        return self, self


class ResUsers(models.Model):
    """Roles: who was given what."""

    _name = "res.users"
    _inherit = ["res.users", "ekinerja.diaudit"]
    _audit_kolom = ("login", "active", "group_ids", "company_ids")


class ResGroups(models.Model):
    """Roles given from the side of the role, where the write of the account is not called."""

    _inherit = "res.groups"

    def write(self, vals):
        if "user_ids" not in vals:
            return super().write(vals)
        lama = {group: group._audit_users() for group in self}
        result = super().write(vals)
        for group, users in lama.items():
            kini = group._audit_users()
            self.env["res.users"]._audit_catat([
                {"record": user, "operasi": "ubah", "kolom": "group_ids", "lama": nama[0], "baru": nama[1]}
                for selisih, nama in ((kini - users, ("", group.display_name)), (users - kini, (group.display_name, ""))) for user in selisih
            ])  # fmt: skip
        return result

    def _audit_users(self):
        """Accounts with this role, archived ones too."""
        self.ensure_one()
        # the cache may hold the active ones only
        self.invalidate_recordset(["user_ids"])
        # sudo: res.groups, res.users - who has what, for the log
        return self.sudo().with_context(active_test=False).user_ids


class EkinerjaPeriode(models.Model):
    _name = "ekinerja.periode"
    _inherit = ["ekinerja.periode", "ekinerja.diaudit"]
    _audit_kolom = ("name", "awal", "akhir", "batas", "jenis", "active")


class EkinerjaAtasan(models.Model):
    _name = "ekinerja.atasan"
    _inherit = ["ekinerja.atasan", "ekinerja.diaudit"]
    _audit_kolom = ("atasan_id", "atasan_plt_id", "verifikator_id", "date_start", "date_end")

    def _audit_mandiri(self):
        # what the structure says is derived, thousands at a time
        return self.filtered(lambda row: row.sumber == "koreksi")


class EkinerjaReferensi(models.AbstractModel):
    _name = "ekinerja.referensi"
    _inherit = ["ekinerja.referensi", "ekinerja.diaudit"]
    _audit_kolom = ("name", "code", "active")


class EkinerjaEselon(models.Model):
    _inherit = "ekinerja.eselon"
    _audit_kolom = (*EkinerjaReferensi._audit_kolom, "jenis_jabatan", "is_jpt_pratama")


class EkinerjaKedudukanHukum(models.Model):
    _inherit = "ekinerja.kedudukan.hukum"
    _audit_kolom = (*EkinerjaReferensi._audit_kolom, "is_dinilai")


class EkinerjaJenisBerkas(models.Model):
    _inherit = "ekinerja.jenis.berkas"
    _audit_kolom = (*EkinerjaReferensi._audit_kolom, "maks_mb", "boleh_tautan", *BENTUK)


class EkinerjaPenandatangan(models.Model):
    _name = "ekinerja.penandatangan"
    _inherit = ["ekinerja.penandatangan", "ekinerja.diaudit"]
    _audit_kolom = ("peran", "employee_id", "jabatan", "date_start", "date_end", "active")


class EkinerjaBatas(models.Model):
    _name = "ekinerja.batas"
    _inherit = ["ekinerja.batas", "ekinerja.diaudit"]
    _audit_kolom = ("jenis", "lingkup", "aturan", "bulan_hari", "hari", "kebijakan", "date_start")


class EkinerjaPlt(models.Model):
    _name = "ekinerja.plt"
    _inherit = ["ekinerja.plt", "ekinerja.diaudit"]
    _audit_kolom = ("employee_id", "department_id", "jabatan", "jenis", "date_start", "date_end", "active")


class EkinerjaBukaKembali(models.Model):
    _name = "ekinerja.buka.kembali"
    _inherit = ["ekinerja.buka.kembali", "ekinerja.diaudit"]
    _audit_kolom = ("state", "date_start", "date_end")
