from odoo import api, fields, models
from odoo.exceptions import UserError


class EkinerjaPerilaku(models.Model):
    """Core value of ASN BerAKHLAK with its three guides (PermenPANRB 6/2022 Ps. 10)."""

    _name = "ekinerja.perilaku"
    _inherit = "ekinerja.referensi"
    _description = "Perilaku kerja"

    panduan = fields.Text("Panduan perilaku", required=True, help="One guide a line.")

    _code_unique = models.UniqueIndex("(code, COALESCE(company_id, 0))", "A perilaku with this code already exists.")

    def _panduan(self):
        """The guides as a list."""
        self.ensure_one()
        return [line.strip() for line in self.panduan.splitlines() if line.strip()]


class EkinerjaEkspektasi(models.Model):
    """Ekspektasi khusus pimpinan on one core value; the penilai may add them all year."""

    _name = "ekinerja.ekspektasi"
    _inherit = "ekinerja.bagian"
    _description = "Ekspektasi khusus pimpinan"
    _order = "skp_id, perilaku_id, id"

    skp_id = fields.Many2one("ekinerja.skp", "SKP", required=True, index=True, ondelete="cascade")
    perilaku_id = fields.Many2one("ekinerja.perilaku", required=True, index=True)
    name = fields.Text("Ekspektasi", required=True)

    _name_filled = models.Constraint("CHECK (btrim(name) <> '')", "An ekspektasi needs a text.")

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._periksa_berlaku()
        lines._catat(self.env._("written"))
        return lines

    def write(self, vals):
        self._periksa_berlaku()
        result = super().write(vals)
        self._periksa_berlaku()
        self._catat(self.env._("changed"))
        return result

    def unlink(self):
        self._catat(self.env._("deleted"))
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_riwayat(self):
        self._periksa_berlaku()

    def _periksa_berlaku(self):
        """Ekspektasi are written on the SKP itself, all year; versions keep what they were."""
        if self.env.su:
            return
        # sudo: ekinerja.skp - which version it is
        if bad := self.sudo().skp_id.filtered("revisi_dari_id"):
            raise UserError(self.env._("%s is not the SKP in force. Ekspektasi are written on the SKP in force.", bad[0].display_name))

    def _catat(self, apa):
        """The log of the SKP says what the pimpinan expects since when; one entry per SKP and call."""
        if self.env.su:
            return
        # sudo: ekinerja.skp - the log of an entry that was allowed
        self.sudo().skp_id._catat({
            skp.id: "\n".join(
                self.env._("Ekspektasi khusus %(action)s by %(user)s: %(value)s, %(text)s", action=apa, user=self.env.user.name,
                           value=line.perilaku_id.name, text=line.name)
                for line in lines
            )
            for skp, lines in self.sudo().grouped("skp_id").items()  # sudo: as above
        })  # fmt: skip

    @api.constrains("skp_id")
    def _check_penilai(self):
        if self.env.su:
            return
        for line in self.sudo():  # sudo: ekinerja.skp - whether the user is the penilai
            if not line.skp_id.is_penilai:
                raise UserError(self.env._("Ekspektasi are written by the pejabat penilai, %s.", line.skp_id.penilai_nama or "-"))


class EkinerjaSkp(models.Model):
    """The way from an SKP to its ekspektasi: the penilai writes them without a right to change the SKP itself."""

    _inherit = "ekinerja.skp"

    def action_ekspektasi(self):
        """Open the ekspektasi of this SKP."""
        self.ensure_one()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.ekspektasi_action") | {
            "domain": [("skp_id", "=", self.id)], "context": {"default_skp_id": self.id},
        }  # fmt: skip

    def simpan_ekspektasi(self, perilaku_id, isi, ekspektasi_id=None):
        """Write, change or delete what the pejabat penilai expects on one core value, at any time of the year.

        :param int perilaku_id: the core value
        :param str isi: the text; empty deletes
        :param int ekspektasi_id: the entry to change; without it a new one is written
        :returns: id of the entry, False after a deletion
        """
        self.ensure_one()
        self.check_access("read")
        ekspektasi = self.env["ekinerja.ekspektasi"]
        lama = ekspektasi.search([("id", "=", ekspektasi_id), ("skp_id", "=", self.id)]) if ekspektasi_id else ekspektasi
        isi = (isi or "").strip()
        if not isi:
            lama.unlink()
            return False
        if lama:
            lama.write({"perilaku_id": perilaku_id, "name": isi})
            return lama.id
        return ekspektasi.create({"skp_id": self.id, "perilaku_id": perilaku_id, "name": isi}).id
