from odoo import api, fields, models

from .bukti import ISI

# names in a hint; more are counted
MAKS_NAMA = 5


class EkinerjaBuktiVersi(models.Model):
    """A former content of a bukti dukung: kept when the pegawai replaces it, changed by nobody. The newest one counts."""

    _name = "ekinerja.bukti.versi"
    _inherit = "ekinerja.terlindung"
    _description = "Former version of bukti dukung"
    _order = "bukti_id, versi desc"

    bukti_id = fields.Many2one("ekinerja.bukti", "Bukti dukung", required=True, index=True, readonly=True, ondelete="cascade")
    skp_id = fields.Many2one(related="bukti_id.skp_id", store=True, index=True)
    company_id = fields.Many2one(related="bukti_id.company_id", store=True, index=True)
    versi = fields.Integer("Version", readonly=True, aggregator=None)
    jenis = fields.Selection([("tautan", "Link"), ("berkas", "File")], "Kind", readonly=True)
    name = fields.Char("Nama", readonly=True)
    url = fields.Char("Tautan", readonly=True)
    berkas = fields.Binary(attachment=True, readonly=True)
    mimetype = fields.Char("Type of content", readonly=True)
    ukuran = fields.Integer("Size (bytes)", readonly=True, aggregator=None)
    sidik = fields.Char("SHA-256", readonly=True)
    oleh = fields.Char("Given by", readonly=True)
    waktu = fields.Datetime("Given on", readonly=True)
    diganti_oleh = fields.Char("Replaced by", readonly=True)
    diganti_pada = fields.Datetime("Replaced on", readonly=True)

    def action_lihat(self):
        """Open the former document: its site, or the file in the browser."""
        self.ensure_one()
        self.check_access("read")
        alamat = self.url if self.jenis == "tautan" else f"/ekinerja/bukti/versi/{self.id}"
        return {"type": "ir.actions.act_url", "url": alamat, "target": "new"}

    @api.model
    def _simpan(self, bukti):
        """Keep the present content of a bukti dukung that is about to be replaced."""
        isi = bukti.with_context(bin_size=False)
        # sudo: ekinerja.bukti.versi - kept by the replacement that was allowed
        self.sudo().create({kolom: isi[kolom] for kolom in ISI} | {
            "bukti_id": bukti.id, "versi": bukti.versi, "oleh": bukti.oleh, "waktu": bukti.waktu or bukti.create_date,
            "diganti_oleh": self.env.user.name, "diganti_pada": fields.Datetime.now(),
        })  # fmt: skip


class EkinerjaBukti(models.Model):
    """The same file in the hands of others: a hint for the penilai and the auditor, never told to a colleague."""

    _inherit = "ekinerja.bukti"

    sama_dengan = fields.Text("Same file of others", compute="_compute_sama_dengan", help="Other pegawai who gave the very same file.")

    @api.depends_context("uid", "lang")
    @api.depends("sidik", "skp_id")
    def _compute_sama_dengan(self):
        berkas = self.filtered("sidik")
        # sudo: ekinerja.bukti, hr.employee - the same file anywhere in the instansi; told only to who checks it
        sama = self.sudo().search_fetch(
            [("sidik", "in", berkas.mapped("sidik")), ("company_id", "in", berkas.company_id.ids)], ["sidik", "skp_id", "rencana_id"]
        ).grouped("sidik") if berkas else {}  # fmt: skip
        for bukti in self:
            milik = bukti.sudo().skp_id  # sudo: ekinerja.skp, hr.employee - as above
            orang = {}
            if milik.employee_id.user_id != self.env.user:
                for row in sama.get(bukti.sidik, ()):
                    if row.skp_id.employee_id != milik.employee_id:
                        orang[row.skp_id.employee_id] = f"{row.skp_id.pegawai_nama}, {row.rencana_id.periode_id.name} {row.skp_id.tahun}"
            nama = list(orang.values())
            lebih = [self.env._("and %s more", len(nama) - MAKS_NAMA)] if len(nama) > MAKS_NAMA else []
            bukti.sama_dengan = "\n".join(nama[:MAKS_NAMA] + lebih) or False
