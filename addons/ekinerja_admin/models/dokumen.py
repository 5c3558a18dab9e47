from odoo import api, fields, models
from odoo.exceptions import UserError

from ..calc.dokumen import baca_kode, kode_cetak, sidik_cocok, sidik_pendek
from ..calc.samar import samarkan

STATE = [("berlaku", "Berlaku"), ("diganti", "Diganti"), ("dibatalkan", "Dibatalkan")]


class EkinerjaDokumen(models.Model):
    """Register of issued documents: what was printed about whom, and whether it still holds.

    ==============  ===============  ===========  =========================================================
    transition      from             to           who
    ==============  ===============  ===========  =========================================================
    (printing)      berlaku          diganti      whoever prints the same document with other content
    batalkan        berlaku          dibatalkan   an admin instansi, with reason
    ==============  ===============  ===========  =========================================================

    A row is made by printing only (``dokumen_terbit.py``) and never deleted: the code on the paper must find its answer.
    """

    _name = "ekinerja.dokumen"
    _description = "Issued document"
    _order = "tanggal desc, id desc"
    _rec_name = "nomor"
    _rec_names_search = ("nomor", "kode", "nama", "nip")

    kode = fields.Char(required=True, readonly=True, help="Printed on every page, also as QR code. Who has it can check the document without an account.")
    nomor = fields.Char(required=True, readonly=True, index="trigram")
    # the kinds come from the addons that print them
    jenis = fields.Selection([("lain", "Dokumen lain")], "Jenis dokumen", required=True, readonly=True, index=True)
    perihal = fields.Char(required=True, readonly=True, help="Title with period and year, as the public page shows it.")
    tanggal = fields.Date("Issued on", required=True, readonly=True, index=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, readonly=True, index=True, ondelete="restrict")
    department_id = fields.Many2one("hr.department", "Unor", readonly=True, index="btree_not_null", ondelete="set null")
    employee_id = fields.Many2one("hr.employee", "Pegawai", readonly=True, index="btree_not_null", ondelete="set null")
    nama = fields.Char(readonly=True, index="trigram", help="As printed.")
    nip = fields.Char("NIP", readonly=True, index="btree_not_null", help="As printed; the public page hides its middle.")
    res_model = fields.Char("Kind of source", required=True, readonly=True)
    res_id = fields.Many2oneReference("Source", model_field="res_model", required=True, readonly=True)
    sidik = fields.Char("Fingerprint (SHA-256)", required=True, readonly=True, help="Over what the document says, not over the file.")
    pilihan = fields.Json("Place and date", readonly=True, help="What the signature blocks say; a reprint says the same.")
    state = fields.Selection(STATE, "Status", required=True, readonly=True, default="berlaku", index=True)
    pengganti_id = fields.Many2one("ekinerja.dokumen", "Replaced by", readonly=True, index="btree_not_null", ondelete="restrict")
    tanggal_berakhir = fields.Date("Replaced or revoked on", readonly=True)
    alasan = fields.Text("Reason", readonly=True, help="Why the document was revoked.")

    _kode_unique = models.Constraint("UNIQUE (kode)", "This code was issued already.")
    _satu_berlaku = models.UniqueIndex(
        "(jenis, res_model, res_id) WHERE state = 'berlaku'", "This document was printed by somebody else at the same time. Print it again."
    )

    @api.depends("nomor", "perihal")
    def _compute_display_name(self):
        for dokumen in self:
            dokumen.display_name = f"{dokumen.nomor} {dokumen.perihal or ''}".strip()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_issued(self):
        raise UserError(self.env._("An issued document stays in the register; revoke it instead."))

    def action_batalkan(self, alasan):
        """Revoke: who checks the code is told that the document no longer holds.

        :param str alasan: kept with the document, not shown to the public
        """
        self.check_access("read")
        if not self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            raise UserError(self.env._("Documents are revoked by an admin instansi."))
        if not (alasan or "").strip():
            raise UserError(self.env._("Give a reason; it is kept with the document."))
        if bad := self.filtered(lambda dokumen: dokumen.state != "berlaku"):
            raise UserError(self.env._("%s is replaced or revoked already. Reload the page to see the latest status.", bad[0].display_name))
        for company, milik in self.grouped("company_id").items():
            # sudo: ekinerja.dokumen - states are written by the actions only, the right was checked above
            milik.sudo().write({"state": "dibatalkan", "alasan": alasan.strip(), "tanggal_berakhir": company._ekinerja_hari_ini()})
        return True

    def action_tanya_batal(self):
        """Ask for the reason of a revocation."""
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.dokumen_batal_action") | {"context": {"default_dokumen_ids": self.ids}}

    def action_sumber(self):
        """Open what the document was printed from."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_window", "res_model": self.res_model, "res_id": self.res_id, "view_mode": "form"}

    @api.model
    def _publik(self, kode, sidik=""):
        """What anybody may know who holds a document with this code.

        :param str kode: as typed or scanned
        :param str sidik: printed fingerprint to compare, may be empty
        :returns: dict of texts, empty for a code that was never issued
        :raises ValueError: this cannot be a code; says what to do
        """
        # sudo: ekinerja.dokumen, res.company - the code is the right to see this much: no NIP, nothing of the content
        dokumen = self.sudo().search([("kode", "=", baca_kode(kode))], limit=1)
        if not dokumen:
            return {}
        return {
            "kode": kode_cetak(dokumen.kode), "nomor": dokumen.nomor, "perihal": dokumen.perihal, "tanggal": dokumen.tanggal,
            "jenis": dict(dokumen._fields["jenis"]._description_selection(dokumen.env))[dokumen.jenis],
            "instansi": dokumen.company_id.name, "nama": dokumen.nama or "", "nip": samarkan(dokumen.nip), "state": dokumen.state,
            "berakhir": dokumen.tanggal_berakhir, "sidik": sidik_pendek(dokumen.sidik), "cocok": sidik_cocok(dokumen.sidik, sidik),
        }  # fmt: skip
