from odoo import models

TIPE = {
    "penilai": "ekinerja_skp.mail_activity_type_keberatan_jelaskan",
    "atasan": "ekinerja_skp.mail_activity_type_keberatan_putus",
}  # fmt: skip
TEMPLAT = {
    "masuk": "ekinerja_skp.mail_template_keberatan_masuk",
    "tanya": "ekinerja_skp.mail_template_keberatan_tanya",
    "putusan": "ekinerja_skp.mail_template_keberatan_putusan",
}  # fmt: skip


class EkinerjaKeberatan(models.Model):
    """To-do of penilai and atasan, and letters."""

    _inherit = "ekinerja.keberatan"

    def _tugaskan(self, pihak):
        """One to-do per keberatan with the last day to decide, for the party that has an account; one that stands already is replaced."""
        self._selesaikan_tugas(pihak)
        model_id = self.env["ir.model"]._get_id(self._name)
        users = self._user_pihak(pihak)
        # sudo: mail.activity - a to-do for another person, made by the pegawai
        self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True).create([
            {
                "activity_type_id": self._tipe_id(pihak), "res_model_id": model_id, "res_id": keberatan.id, "user_id": users[keberatan.id].id,
                # no summary: the type's own is read in the language of the user
                "date_deadline": keberatan.batas_putusan,
            }
            for keberatan in self if users[keberatan.id]
        ])  # fmt: skip

    def _selesaikan_tugas(self, *pihak):
        """Remove the to-do of some parties, of all without a name."""
        # sudo: mail.activity - the to-do belongs to another person
        self.env["mail.activity"].sudo().search_fetch(
            [("res_model", "=", self._name), ("res_id", "in", self.ids), ("activity_type_id", "in", [self._tipe_id(nama) for nama in pihak or TIPE])],
            ["res_model", "res_id", "user_id", "date_deadline", "active"],
        ).unlink()

    def _tipe_id(self, pihak):
        return self.env["ir.model.data"]._xmlid_to_res_id(TIPE[pihak], raise_if_not_found=True)

    def _beritahu(self, jenis):
        """Letters, from a job; without an outgoing mail server the portal and the to-do alone tell."""
        # sudo: ir.mail_server - only whether one exists
        if self.env["ir.mail_server"].sudo().search_count([], limit=1):
            self.with_delay(description=f"Keberatan: {len(self)} letters")._kirim_pemberitahuan(jenis)

    def _kirim_pemberitahuan(self, jenis):
        """No ratings stand in a letter."""
        template = self.env.ref(TEMPLAT[jenis])
        # sudo: ekinerja.keberatan, hr.employee - letters to the parties of a case
        semua = self.sudo()
        penilai, atasan = (semua._user_pihak(nama) if jenis == "masuk" else {} for nama in ("penilai", "atasan"))
        for keberatan in semua:
            surat = [user.email for user in (penilai[keberatan.id], atasan[keberatan.id]) if user] if jenis == "masuk" else [
                keberatan.employee_id.work_email
            ]  # fmt: skip
            for alamat in dict.fromkeys(filter(None, surat)):
                template.send_mail(keberatan.id, email_values={"email_to": alamat})
