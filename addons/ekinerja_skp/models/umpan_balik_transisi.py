from odoo import fields, models
from odoo.exceptions import UserError

from .konteks import teks_bersih


class EkinerjaUmpanBalik(models.Model):
    """Transitions of umpan balik, and who is told."""

    _inherit = "ekinerja.umpan.balik"

    def action_beri(self, nada, isi):
        """Give the umpan balik that was asked for.

        :param str nada: ``positif`` or ``perbaikan``
        :param str isi: the text
        """
        self._periksa(("diminta", "ditolak"))
        if nada not in ("positif", "perbaikan") or not teks_bersih(isi):
            raise UserError(self.env._("Choose the kind of umpan balik and write its text."))
        self._ubah({"state": "diberikan", "nada": nada, "isi": isi.strip(), "tanggal_diberikan": fields.Datetime.now(), "alasan": False})
        return True

    def action_tolak(self, alasan):
        """Decline a request, with a reason."""
        self._periksa(("diminta",))
        if not teks_bersih(alasan):
            raise UserError(self.env._("Write why you decline: the pegawai may ask somebody else then."))
        self._ubah({"state": "ditolak", "alasan": alasan.strip()})
        return True

    def action_ingatkan(self):
        """Remind those who were asked, at most once a day."""
        self.check_access("read")
        for umpan in self.sudo():  # sudo: hr.employee - whether the user is the pegawai who asked
            if umpan.skp_id.employee_id.user_id != self.env.user:
                raise UserError(self.env._("Only %s, who asked, can remind.", umpan.pegawai_nama))
            if umpan.state != "diminta":
                raise UserError(self.env._("%s has answered already. Reload the page to see the latest status.", umpan.pemberi_nama))
            if umpan.diingatkan_pada == umpan.company_id._ekinerja_hari_ini():
                raise UserError(self.env._("%s was reminded today already. Remind again tomorrow.", umpan.pemberi_nama))
        self._periksa_terbuka()
        for company, kelompok in self.sudo().grouped("company_id").items():  # sudo: res.company - today in the time zone of the instansi
            kelompok._ubah({"diingatkan_pada": company._ekinerja_hari_ini()})
        self._beri_tahu()
        return True

    def action_jawab(self):
        """Ask for kind and text of the umpan balik."""
        return self._dialog("jawab")

    def action_jawab_tolak(self):
        """Ask for the reason of a refusal."""
        return self._dialog("tolak")

    def _dialog(self, jenis):
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.umpan_balik_beri_action") | {
            "context": {"default_jenis": jenis, "default_umpan_id": self.id}
        }

    def _periksa(self, asal):
        self.check_access("read")
        if not self:
            raise UserError(self.env._("Choose at least one umpan balik."))
        self._periksa_pemberi()
        state = dict(self._fields["state"]._description_selection(self.env))
        for umpan in self:
            if umpan.state not in asal:
                raise UserError(
                    self.env._("Umpan balik about %(about)s is in status %(state)s. Reload the page to see the latest status.",
                               about=umpan.tentang, state=state[umpan.state])
                )  # fmt: skip
        self._periksa_terbuka()

    def _ubah(self, vals):
        # sudo: ekinerja.umpan.balik - what transitions write, the right was checked before
        self.sudo().write(vals)

    def _beri_tahu(self):
        """Tell those who are asked by mail, from a job; without an outgoing mail server the portal alone tells."""
        diminta = self.filtered(lambda umpan: umpan.state == "diminta")
        # sudo: ir.mail_server - only whether one exists
        if diminta and self.env["ir.mail_server"].sudo().search_count([], limit=1):
            diminta.with_delay(description=f"Umpan balik: tell {len(diminta)} pegawai")._kirim_permintaan()

    def _kirim_permintaan(self):
        template = self.env.ref("ekinerja_skp.mail_template_umpan_balik")
        for umpan in self.sudo():  # sudo: ekinerja.umpan.balik, hr.employee - mail to the one who is asked
            if umpan.state == "diminta" and umpan.pemberi_id.work_email:
                template.send_mail(umpan.id, email_values={"email_to": umpan.pemberi_id.work_email})
