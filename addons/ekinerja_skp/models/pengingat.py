from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..calc.pengingat import baca_hari, diingatkan

TIPE_PENGINGAT = "ekinerja_skp.mail_activity_type_pengingat"
PERAN = ("ekinerja_admin.group_pegawai", "ekinerja_admin.group_pegawai_internal")


class EkinerjaPengingat(models.Model):
    """Reminders that were given: one row a person and day, claimed before anything is sent.

    A job that is run again, or killed and taken up again, finds the people who have a row and leaves them alone: the row is made in the same
    transaction as the mail and the to-do.
    """

    _name = "ekinerja.pengingat"
    _description = "Reminder of a day"
    _order = "tanggal desc, id desc"
    _log_access = False
    _rec_name = "user_id"

    user_id = fields.Many2one("res.users", required=True, readonly=True, index=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", "Instansi", required=True, readonly=True, index=True, ondelete="cascade")
    tanggal = fields.Date("Day", required=True, readonly=True, index=True)
    jumlah = fields.Integer("Tasks", readonly=True, aggregator=None)
    wajib = fields.Integer("Deadlines", readonly=True, aggregator=None, help="How many of them are reminded of because their deadline comes near.")
    surat = fields.Boolean("By mail", readonly=True, help="No: without an outgoing mail server, or the person has no address.")

    _one_per_day = models.UniqueIndex("(user_id, tanggal)", "One reminder a person and day.")

    @api.model
    def _domain_users(self, company):
        """Who may be reminded: active accounts of active pegawai of an instansi."""
        groups = [self.env["ir.model.data"]._xmlid_to_res_id(peran, raise_if_not_found=True) for peran in PERAN]
        # sudo: hr.employee - who has a pegawai that is not archived
        orang = self.env["hr.employee"].sudo()._search([("company_id", "=", company.id), ("user_id", "!=", False)])
        return Domain("active", "=", True) & Domain("all_group_ids", "in", groups) & Domain("employee_ids", "any!", [("id", "in", orang)])

    @api.model
    def _job_kirim(self, company_id, tanggal, awal, akhir):
        """Remind the people between two ids, each in the own language.

        :param str tanggal: the day the job was made for; on another one it does nothing
        """
        # sudo: res.users, mail.mail, mail.activity - reminders of other people, by the scheduled action
        company = self.env["res.company"].sudo().browse(company_id)
        hari_ini = company._ekinerja_hari_ini()
        if str(hari_ini) != tanggal:
            return
        # sudo: res.users - as above
        semua = self.env["res.users"].sudo().search(self._domain_users(company) & Domain("id", ">=", awal) & Domain("id", "<=", akhir))
        hari, rentang = baca_hari(company.ekinerja_pengingat_hari or ""), company._ekinerja_rentang_pengingat(hari_ini)
        kirim, sekarang = {}, {}
        for bahasa, users in semua.grouped("lang").items():
            tugas = self.env["ekinerja.tugas"].with_context(lang=bahasa)._kumpulkan(users)
            for user in users:
                sekarang[user.id] = {(satu["skp_id"], satu["judul"]) for satu in tugas[user.id]}
                wajib = [
                    satu for satu in tugas[user.id]
                    if company.ekinerja_pengingat and satu["batas"] and satu["wajib"] and diingatkan(satu["batas"], hari, rentang)
                ]  # fmt: skip
                ringkas = [satu for satu in tugas[user.id] if satu["peran"] == "penilai"] if company.ekinerja_ringkasan and user.ekinerja_ringkasan else []
                if wajib or ringkas:
                    kirim[user] = (wajib, [satu for satu in tugas[user.id] if satu in wajib or satu in ringkas])
        self._rapikan(sekarang)
        if kirim:
            self._kirim(company, hari_ini, self._klaim(company, hari_ini, kirim))

    def _klaim(self, company, hari_ini, kirim):
        """Those who have no row of today yet, now with one."""
        bersurat = self._bisa_surat()
        baris = SQL(", ").join(
            SQL("(%s, %s, %s, %s, %s, %s)", user.id, company.id, hari_ini, len(isi), len(wajib), bool(bersurat and user.email))
            for user, (wajib, isi) in kirim.items()
        )
        klaim = {row[0] for row in self.env.execute_query(SQL(
            "INSERT INTO ekinerja_pengingat (user_id, company_id, tanggal, jumlah, wajib, surat) VALUES %s ON CONFLICT DO NOTHING RETURNING user_id", baris
        ))}  # fmt: skip
        return {user: isi for user, isi in kirim.items() if user.id in klaim}

    def _bisa_surat(self):
        # sudo: ir.mail_server - only whether one exists
        return bool(self.env["ir.mail_server"].sudo().search_count([], limit=1))

    def _kirim(self, company, hari_ini, kirim):
        self._tugaskan({user: wajib for user, (wajib, _isi) in kirim.items() if not user.share})
        if self._bisa_surat():
            self._surati(company, hari_ini, {user: isi for user, (_wajib, isi) in kirim.items() if user.email})

    def _surati(self, company, hari_ini, kirim):
        """One mail a person, rendered without a query each; nobody's rating stands in it."""
        alamat = self.get_base_url()
        qweb = self.env["ir.qweb"]
        surat = []
        for user, isi in kirim.items():
            qweb_user = qweb.with_context(lang=user.lang)
            surat.append({
                "subject": qweb_user.env._("e-Kinerja: %(count)s tasks on %(date)s", count=len(isi), date=hari_ini.strftime("%d-%m-%Y")),
                "body_html": qweb_user._render("ekinerja_skp.surat_pengingat", {
                    "user": user, "tugas": isi, "alamat": alamat, "company": company, "hari_ini": hari_ini,
                }),
                "email_from": company.email_formatted or user.email_formatted, "email_to": user.email_formatted, "auto_delete": True,
                "author_id": company.partner_id.id,
            })  # fmt: skip
        # sudo: mail.mail - letters to other people, by the scheduled action
        self.env["mail.mail"].sudo().create(surat)

    def _kegiatan(self, user_ids):
        """To-do of these users that reminders made."""
        tipe_id = self.env["ir.model.data"]._xmlid_to_res_id(TIPE_PENGINGAT, raise_if_not_found=True)
        # sudo: mail.activity - to-do of other people, by the scheduled action
        return self.env["mail.activity"].sudo().search_fetch(
            [("activity_type_id", "=", tipe_id), ("user_id", "in", list(user_ids))], ["user_id", "res_id", "summary", "res_model", "active"]
        )

    def _rapikan(self, sekarang):
        """Take away the to-do whose reason is gone.

        :param sekarang: ``{user id: {(id of the SKP, title)}}``
        """
        self._kegiatan(sekarang).filtered(lambda satu: (satu.res_id, satu.summary) not in sekarang[satu.user_id.id]).unlink()

    def _tugaskan(self, wajib):
        """To-do of users of the back office on their own SKP, once each."""
        perlu = {
            (user.id, satu["skp_id"], satu["judul"]): satu["batas"] for user, daftar in wajib.items() for satu in daftar if satu["skp_id"]
        }
        if not perlu:
            return
        sudah = {(satu.user_id.id, satu.res_id, satu.summary) for satu in self._kegiatan(user.id for user in wajib)}
        tipe_id = self.env["ir.model.data"]._xmlid_to_res_id(TIPE_PENGINGAT, raise_if_not_found=True)
        model_id = self.env["ir.model"]._get_id("ekinerja.skp")
        # sudo: mail.activity - to-do of other people, by the scheduled action
        self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True).create([
            {"activity_type_id": tipe_id, "res_model_id": model_id, "res_id": kunci[1], "user_id": kunci[0], "summary": kunci[2], "date_deadline": batas}
            for kunci, batas in perlu.items() if kunci not in sudah
        ])  # fmt: skip

    @api.autovacuum
    def _gc_pengingat(self):
        self.search([("tanggal", "<", fields.Date.subtract(fields.Date.today(), days=400))], limit=10000).unlink()
