from odoo import models
from odoo.fields import Command
from odoo.tools import SQL

UKURAN_POTONGAN = 250
# letters of one connection to the mail server; fewer, because what is sent cannot be taken back
UKURAN_SURAT = 50
# no letter with a link of Odoo's own, no note on each contact
KONTEKS_BUAT = {"no_reset_password": True, "mail_create_nolog": True, "mail_create_nosubscribe": True, "mail_notrack": True, "tracking_disable": True,
                "ekinerja_akun": True}  # fmt: skip


class EkinerjaAkun(models.Model):
    """Making of the accounts: jobs of some hundred people, one transaction each, then the letters, then a closing one.

    A person is marked in the transaction that makes the account, so a job that is run again finds who is left, and nobody else.
    """

    _inherit = "ekinerja.akun"

    def _langkah_latar(self):
        langkah = [self._jobs_bagian("_job_buat", self._potongan(self._sql_sisa(SQL("dibuat IS NOT TRUE")), UKURAN_POTONGAN))]
        if self.cara == "email":
            surat = self._potongan(self._sql_sisa(SQL("kirim IS NULL")), UKURAN_SURAT)
            langkah.append(self._jobs_bagian("_job_kirim", surat, "surat", self.env._("%s: letters", self.display_name)))
        return langkah

    def _sql_sisa(self, syarat):
        return SQL("SELECT id FROM ekinerja_akun_baris WHERE akun_id = %s AND status = 'baru' AND %s", self.id, syarat)

    def _kunci_baris(self, awal, akhir, syarat):
        """Rows between two ids that are left."""
        # sudo: ekinerja.akun.baris - written by the check and the jobs only
        return self.env["ekinerja.akun.baris"].sudo().browse(self._kunci_ids(self._sql_sisa(syarat), awal, akhir))

    def _job_buat(self, awal, akhir):
        """A part: the people between two ids that have no account yet. They are judged again: somebody may have written since the check."""
        self.check_access("write")
        baris = self._kunci_baris(awal, akhir, SQL("dibuat IS NOT TRUE"))
        if not baris:
            return
        nilai = self._nilai(baris.employee_id)
        for satu in baris:
            baru = nilai[satu.employee_id.id]
            if beda := {name: value for name, value in baru.items() if satu._fields[name].convert_to_write(satu[name], satu) != (value or False)}:
                satu.write(beda)
        self._satu_per_satu(baris.filtered(lambda satu: satu.status == "baru"), self._buat)

    def _buat(self, baris):
        """Accounts of these rows in one call, without a password, linked to their pegawai."""
        # sudo: res.users - who may run this was checked; the values are the product's, the groups its two kinds of pegawai
        nilai = self._nilai_users(baris)
        # at once for all what the creation of users would write contact by contact: the instansi, the language, the zone
        kontak = self.env["res.partner"].sudo().with_context(**KONTEKS_BUAT).browse([vals["partner_id"] for vals in nilai if vals.get("partner_id")])
        kontak.write({"company_id": False})
        # sudo: res.users - see above
        users = self.env["res.users"].sudo().with_context(**KONTEKS_BUAT).create(nilai)
        users.partner_id.write({"lang": self._bahasa(), "tz": self.company_id.ekinerja_tz})
        kontak.write({"company_id": self.company_id.id})
        log = self.env["ekinerja.akun.log"]
        self._tautkan(baris, users)
        log._catat(users, "dibuat", {user.id: satu.alasan or "" for satu, user in zip(baris, users, strict=True)})

    def _tautkan(self, baris, users):
        """Link accounts and pegawai: one statement for the resources, whose column the pegawai follow, and one for the rows."""
        pegawai = baris.employee_id.sudo()  # sudo: hr.employee - the link to the account that was just made
        self.env.flush_all()
        for tabel, ids in (("resource_resource", [satu.employee_id.resource_id.id for satu in baris]), ("ekinerja_akun_baris", baris.ids)):
            self.env.cr.execute(SQL(
                "UPDATE %s t SET user_id = v.user_id FROM (VALUES %s) v (id, user_id) WHERE t.id = v.id",
                SQL.identifier(tabel), SQL(", ").join(SQL("(%s, %s)", *satu) for satu in zip(ids, users.ids, strict=True)),
            ))  # fmt: skip
        for records in (pegawai.resource_id, baris):
            records.invalidate_recordset(["user_id"], flush=False)
            records.modified(["user_id"])
        baris.write({"dibuat": True})
        for satu, user in zip(baris, users, strict=True):
            if satu.employee_id.work_contact_id != user.partner_id:
                satu.employee_id.work_contact_id = user.partner_id

    def _nilai_users(self, baris):
        grup = {jenis: self.env.ref(f"ekinerja_admin.{nama}").id for jenis, nama in (("internal", "group_pegawai_internal"), ("portal", "group_pegawai"))}
        aksi = self.env["res.users"]._ekinerja_aksi_awal()
        kontak = self._kontak_sendiri(baris.employee_id)
        hasil = []
        for satu in baris:
            vals = {
                "login": satu.login, "company_id": self.company_id.id, "company_ids": [Command.set(self.company_id.ids)],
                "group_ids": [Command.set([grup[satu.jenis]])],
            }  # fmt: skip
            if partner := kontak.get(satu.employee_id.id):
                vals["partner_id"] = partner
            else:
                vals |= {"name": satu.nama, "email": satu.email}
            if aksi and satu.jenis == "internal":
                vals["action_id"] = aksi
            hasil.append(vals)
        return hasil

    def _bahasa(self):
        return "id_ID" if self.env["res.lang"]._get_data(code="id_ID") else self.env.lang

    def _kontak_sendiri(self, employees):
        """``{employee id: partner id}`` of contacts that are nobody else's and have no account."""
        # sudo: res.partner, hr.employee, res.users - contacts of pegawai, read to be reused
        semua = employees.sudo()
        kontak = semua.work_contact_id
        arsip = {"active_test": False}
        ganda = self.env["hr.employee"].sudo().with_context(**arsip)._read_group(  # sudo: see above
            [("work_contact_id", "in", kontak.ids)], ["work_contact_id"], ["__count"]
        )
        users = self.env["res.users"].sudo().with_context(**arsip).search_fetch([("partner_id", "in", kontak.ids)], ["partner_id"])  # sudo: see above
        dipakai = {partner.id for partner, kali in ganda if kali > 1} | set(users.partner_id.ids)
        return {employee.id: employee.work_contact_id.id for employee in semua if employee.work_contact_id and employee.work_contact_id.id not in dipakai}

    def _job_akhiri(self):
        """Last job: the counters."""
        self.check_access("write")
        self._tolak_sisa()
        akun = self.sudo()  # sudo: ekinerja.akun - states are written by the actions and jobs only
        akun._selesai(akun._hitung())
