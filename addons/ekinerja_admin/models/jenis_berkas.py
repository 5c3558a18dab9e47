from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..tools.berkas import periksa_berkas

# field of an accepted kind of content -> key of tools.berkas.JENIS
BENTUK = {"boleh_pdf": "pdf", "boleh_jpeg": "jpeg", "boleh_png": "png", "boleh_xlsx": "xlsx", "boleh_docx": "docx"}


class EkinerjaJenisBerkas(models.Model):
    """Kinds of uploaded document, what they may be and how large: D13, BKN-JPT-08.

    The shared record of a code holds for every instansi that has no record of its own.
    """

    _name = "ekinerja.jenis.berkas"
    _inherit = "ekinerja.referensi"
    _description = "Kind of uploaded document"

    maks_mb = fields.Integer("Upload limit (MB)", required=True, default=5, aggregator=None)
    boleh_tautan = fields.Boolean("Link", help="The address of a document elsewhere will do.")
    boleh_pdf = fields.Boolean("PDF", default=True)
    boleh_jpeg = fields.Boolean("JPEG")
    boleh_png = fields.Boolean("PNG")
    boleh_xlsx = fields.Boolean("Excel (.xlsx)")
    boleh_docx = fields.Boolean("Word (.docx)")

    _code_unique = models.UniqueIndex("(code, COALESCE(company_id, 0))", "This instansi already has limits for this kind of document.")
    _maks_mb_range = models.Constraint("CHECK (maks_mb BETWEEN 1 AND 25)", "The upload limit lies between 1 and 25 MB.")
    _one_kind = models.Constraint(
        "CHECK (boleh_tautan OR boleh_pdf OR boleh_jpeg OR boleh_png OR boleh_xlsx OR boleh_docx)",
        "Choose at least one kind of content: PDF, JPEG, PNG, Excel, Word or a link.",
    )

    @api.model
    def _pesan_bersama(self, record):
        return self.env._("%s is shared by every instansi. Press Adjust to make limits of your own.", record.name)

    def action_sesuaikan(self):
        """Make limits of the own instansi out of shared ones, or open those that exist."""
        self.ensure_one()
        self.check_access("read")
        instansi = self.env.company
        milik = self if self.company_id == instansi else self.search([("code", "=", self.code), ("company_id", "=", instansi.id)])
        if not milik:
            milik = self.create(self.copy_data({"company_id": instansi.id, "name": self.name, "code": self.code}))
        return {"type": "ir.actions.act_window", "res_model": self._name, "res_id": milik.id, "view_mode": "form"}

    @api.model
    def _untuk(self, kode, instansi):
        """The limits of a kind of document in an instansi.

        :raises UserError: when nobody laid them down
        """
        # sudo: ekinerja.jenis.berkas - limits of uploads, told to whoever uploads
        semua = self.sudo().search([("code", "=", kode), ("company_id", "in", (False, instansi.id))])
        if not semua:
            raise UserError(self.env._("No limits are laid down for uploads of kind %s. Ask the administrator to add them under Kinds of document.", kode))
        return semua.sorted(lambda jenis: not jenis.company_id)[0]

    def _bentuk(self):
        """Accepted contents, keys of ``tools.berkas.JENIS``."""
        self.ensure_one()
        return [bentuk for kolom, bentuk in BENTUK.items() if self[kolom]]

    def _periksa(self, isi, nama):
        """Check an upload by its content.

        :param bytes isi: the whole file
        :param str nama: what the message calls it
        :returns: :class:`tools.berkas.Berkas`
        :raises ValidationError: with file, reason and remedy
        """
        self.ensure_one()
        boleh = self._bentuk()
        if not boleh:
            raise ValidationError(self.env._("%s: files are not accepted here, give the link of the document.", nama))
        try:
            return periksa_berkas(isi, self.maks_mb, boleh, saran="perkecil atau kirim sebagai tautan" if self.boleh_tautan else "perkecil berkasnya")
        except ValueError as error:
            raise ValidationError(self.env._("%(name)s: %(reason)s", name=nama, reason=error)) from error
