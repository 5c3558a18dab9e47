from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .buka_kembali import ADMIN_INSTANSI

TIPE_MINTA = "ekinerja_admin.mail_activity_type_buka_kembali"
TIPE_PUTUSAN = "ekinerja_admin.mail_activity_type_buka_putusan"


class EkinerjaBukaKembali(models.Model):
    """Transitions of a reopening, and who is covered by one."""

    _inherit = "ekinerja.buka.kembali"

    def action_ajukan(self):
        """Request: an admin OPD asks the admin instansi for the unor."""
        self._periksa(("draft",))
        self._ubah({"state": "diajukan", "diajukan_oleh_id": self.env.uid, "waktu_diajukan": fields.Datetime.now()})
        self._minta_putusan()
        self._catat(self.env._("Reopening requested by %s.", self.env.user.name))
        return True

    def action_tarik(self):
        """Withdraw a request that is not decided."""
        self._periksa(("diajukan",))
        self._ubah({"state": "draft"})
        self._selesaikan_tugas()
        self._catat(self.env._("Request withdrawn by %s.", self.env.user.name))
        return True

    def action_setujui(self):
        """Reopen: an admin instansi approves a request or opens directly."""
        self._periksa(("draft", "diajukan"), admin=True)
        for buka in self:
            if buka.date_end < buka.company_id._ekinerja_hari_ini():
                raise UserError(self.env._("Until \"%s\" has passed. Choose a later day, then reopen.", buka.date_end))
        self._ubah(self._putusan("disetujui"))
        self._selesaikan_tugas()
        self._catat(self.env._("Reopened by %s.", self.env.user.name))
        self._beritahu(self.env._("The deadline is opened again."))
        return True

    def action_tolak(self, alasan=None):
        """Refuse a request with a reason, by an admin instansi.

        :param str alasan: reason, required; without it the dialog that asks for it opens
        """
        if alasan is None:
            return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.buka_kembali_tolak_action") | {
                "context": {"default_buka_ids": self.ids}
            }
        self._periksa(("diajukan",), admin=True)
        if not (alasan := alasan.strip()):
            raise UserError(self.env._("Reason is empty. Write why the request is refused."))
        self._ubah(self._putusan("ditolak") | {"alasan_putusan": alasan})
        self._selesaikan_tugas()
        self._catat(self.env._("Refused by %(name)s: %(reason)s", name=self.env.user.name, reason=alasan))
        self._beritahu(self.env._("The request is refused: %s", alasan))
        return True

    def action_tutup(self):
        """Close again before the last day, by an admin instansi."""
        self._periksa(("disetujui",), admin=True)
        self._ubah({"state": "ditutup"})
        self._catat(self.env._("Closed again by %s.", self.env.user.name))
        self._beritahu(self.env._("The reopening was ended."))
        return True

    # -- who is covered ------------------------------------------------------------------------------------------------

    @api.model
    def _yang_berlaku(self, company, jenis, entri, hari_ini):
        """Which entries a reopening covers: ``{key: last day}``; one query whatever the number of entries and of reopenings.

        :param entri: list of ``Entri``
        """
        self.env["ekinerja.buka.kembali"].flush_model()
        for model, names in (("hr.employee", ["current_version_id"]), ("hr.version", ["department_id"]), ("hr.department", ["parent_path"])):
            self.env[model].flush_model(names)
        rows = self.env.execute_query(SQL(
            """
            SELECT e.id, b.tahun, b.periode_id, MAX(b.date_end)
            FROM ekinerja_buka_kembali b
            JOIN hr_employee e ON e.id IN %(pegawai)s
            LEFT JOIN hr_version v ON v.id = e.current_version_id
            LEFT JOIN hr_department milik ON milik.id = v.department_id
            LEFT JOIN hr_department unor ON unor.id = b.department_id
            WHERE b.state = 'disetujui' AND b.company_id = %(company)s AND b.jenis IN (%(jenis)s, 'semua') AND b.tahun IN %(tahun)s
                AND %(hari_ini)s BETWEEN b.date_start AND b.date_end
                AND (
                    b.cakupan = 'instansi'
                    OR (b.cakupan = 'unor' AND milik.parent_path LIKE unor.parent_path || '%%')
                    OR (b.cakupan = 'pegawai' AND EXISTS (
                        SELECT FROM ekinerja_buka_kembali_pegawai_rel r WHERE r.buka_id = b.id AND r.employee_id = e.id))
                )
            GROUP BY e.id, b.tahun, b.periode_id
            """,
            pegawai=tuple({e.pegawai_id for e in entri}), company=company.id, jenis=jenis, tahun=tuple({e.tahun for e in entri}),
            hari_ini=hari_ini,
        ))  # fmt: skip
        sampai = {(employee_id, tahun, periode_id): hari for employee_id, tahun, periode_id, hari in rows}
        hasil = {}
        for e in entri if sampai else ():
            hari = [
                sampai[kunci]
                for kunci in {(e.pegawai_id, e.tahun, e.periode.id if e.periode else None), (e.pegawai_id, e.tahun, None)}
                if kunci in sampai
            ]
            if hari:
                hasil[e.kunci] = max(hari)
        return hasil

    @api.model
    def _dibuka_per_periode(self, company, tahun):
        """Last day of the reopenings of realisasi in force, of whomever: ``{periode id, False for all periods: date}``."""
        hari_ini = company._ekinerja_hari_ini()
        # sudo: ekinerja.buka.kembali - that a period was opened again, not for whom
        rows = self.sudo()._read_group(
            [("company_id", "=", company.id), ("jenis", "in", ("realisasi", "semua")), ("tahun", "=", tahun), ("state", "=", "disetujui"),
             ("date_start", "<=", hari_ini), ("date_end", ">=", hari_ini)],
            ["periode_id"], ["date_end:max"],
        )  # fmt: skip
        return {periode.id: hari for periode, hari in rows}

    # -- decisions and effects -----------------------------------------------------------------------------------------

    def _periksa(self, asal, admin=False):
        """Refuse with the reason: nothing chosen, no right, wrong status."""
        if not self:
            raise UserError(self.env._("Choose at least one reopening."))
        self.check_access("write")
        if admin and not self.env.su and not self.env.user.has_group(ADMIN_INSTANSI):
            raise UserError(self.env._("%s can be decided only by an Admin Instansi.", self[0].display_name))
        state = dict(self._fields["state"]._description_selection(self.env))
        for buka in self:
            if buka.state not in asal:
                raise UserError(
                    self.env._("%(name)s is in status %(state)s; this action needs %(needed)s. Reload the page to see the latest status.",
                               name=buka.display_name, state=state[buka.state], needed=" / ".join(state[key] for key in asal))
                )  # fmt: skip

    def _putusan(self, state):
        return {"state": state, "diputus_oleh_id": self.env.uid, "waktu_diputus": fields.Datetime.now()}

    def _ubah(self, vals):
        # sudo: ekinerja.buka.kembali - status changes happen in transitions only, the right was checked before
        self.sudo().with_context(tracking_disable=True).write(vals)

    def _catat(self, body):
        # sudo: mail.message - the log of a transition that was allowed
        self.sudo()._message_log_batch(dict.fromkeys(self.ids, body))

    def _minta_putusan(self):
        """A to-do for every admin instansi of the instansi."""
        # sudo: res.users - who decides
        admin = self.env.ref(ADMIN_INSTANSI).sudo().all_user_ids.filtered("active") - self.env.ref("base.user_root")
        self._tugas(TIPE_MINTA, [(buka, user) for buka in self for user in admin if buka.company_id in user.company_ids])

    def _beritahu(self, pesan):
        """Tell the one who asked, unless that is the one who decides."""
        self._tugas(TIPE_PUTUSAN, [(buka, buka.diajukan_oleh_id) for buka in self if buka.diajukan_oleh_id - self.env.user], pesan)

    def _tugas(self, tipe, untuk, pesan=None):
        # sudo: mail.activity.type - its summary, in the language of whoever is told
        tipe_sudo = self.env.ref(tipe).sudo()
        model_id = self.env["ir.model"]._get_id(self._name)
        # sudo: mail.activity - a to-do of somebody else, made by a transition that was allowed
        self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True).create([
            {"activity_type_id": tipe_sudo.id, "summary": tipe_sudo.with_context(lang=user.lang).summary, "res_model_id": model_id, "res_id": buka.id,
             "user_id": user.id, "note": pesan, "date_deadline": buka.company_id._ekinerja_hari_ini()}
            for buka, user in untuk
        ])  # fmt: skip

    def _selesaikan_tugas(self):
        tipe_id = self.env["ir.model.data"]._xmlid_to_res_id(TIPE_MINTA, raise_if_not_found=True)
        # sudo: mail.activity - the to-do of every admin instansi is done once one has decided
        self.env["mail.activity"].sudo().search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids), ("activity_type_id", "=", tipe_id)]
        ).unlink()
