import io
import json
import zipfile
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.pdf import merge_pdf

from .cetak_banyak import ArsipPdf, teks_gagal
from .cetak_terbit import JENIS, TANPA_PERIODE
from .skp_cetak import nama_berkas

UKURAN_POTONGAN = 250
DAFTAR = "gagal.json"
# of one run of the vacuum
MAKS_HAPUS = 100


class EkinerjaCetakMassal(models.Model):
    """A batch of documents printed in the background: jobs of some hundred documents, then one that puts the parts together.

    A part is kept as an attachment of its own, so jobs never write the same row, and a job that is run again does its part only. Every job prints
    with the rights of whoever asked.
    """

    _name = "ekinerja.cetak.massal"
    _description = "Batch of documents"
    _inherit = ["ekinerja.latar", "ekinerja.bawaan"]
    _kanal = "root.ekinerja_cetak"
    _order = "id desc"

    name = fields.Char("Documents", required=True, readonly=True)
    user_id = fields.Many2one("res.users", "Asked for by", required=True, readonly=True, index=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", "Instansi", required=True, readonly=True, index=True, ondelete="cascade")
    dokumen = fields.Selection([(kunci, satu[0]) for kunci, satu in JENIS.items()], "Jenis dokumen", required=True, readonly=True)
    periode_id = fields.Many2one("ekinerja.periode", readonly=True, ondelete="cascade")
    bentuk = fields.Selection([("pdf", "One PDF"), ("zip", "ZIP, a PDF each, named by NIP")], "File", required=True, readonly=True)
    pilihan = fields.Json(readonly=True)
    daftar = fields.Json("SKP", readonly=True, prefetch=False)
    jumlah = fields.Integer("Documents asked for", readonly=True)
    tercetak = fields.Integer("Printed", readonly=True)
    tidak_tercetak = fields.Text("Not printed", readonly=True)
    progres = fields.Integer("Progress", compute="_compute_progres", help="Per cent.")
    state = fields.Selection(
        [("berjalan", "Printing"), ("selesai", "Ready"), ("gagal", "Failed")], "Status", required=True, readonly=True, default="berjalan", index=True,
    )  # fmt: skip
    galat = fields.Text("Error", readonly=True)
    berkas = fields.Binary(readonly=True, attachment=True)
    nama_berkas = fields.Char("File name", readonly=True)
    hapus_pada = fields.Date("Kept until", readonly=True, index=True)

    @api.depends("state")
    def _compute_progres(self):
        for satu in self:
            bagian = max(1, len(satu._ids_bagian()))
            satu.progres = 100 if satu.state == "selesai" else 100 * len(satu._bagian()) // (bagian + 1)

    @api.model
    def _mulai_dari(self, dialog, skp):
        """Print the SKP of a dialog in the background; the right to read them was checked.

        :returns: action that shows the batch
        """
        pilihan = {name: nilai.isoformat() if hasattr(nilai, "isoformat") else nilai for name, nilai in dialog._pilihan_dialog().items()}
        instansi = skp.company_id[:1]
        hari = instansi.sudo().ekinerja_simpan_cetak  # sudo: res.company - days that batches are kept
        # sudo: ekinerja.cetak.massal - rows are made by the dialog only
        massal = self.sudo().create({
            "name": f"{JENIS[dialog.dokumen][0]} {dialog.department_id.name or ''}".strip(), "user_id": self.env.uid, "company_id": instansi.id,
            "dokumen": dialog.dokumen, "periode_id": dialog.periode_id.id if dialog.dokumen not in TANPA_PERIODE else False, "bentuk": dialog.bentuk,
            "pilihan": pilihan, "daftar": skp.ids, "jumlah": len(skp),
            "hapus_pada": instansi._ekinerja_hari_ini() + timedelta(days=hari),
        }).sudo(False)  # fmt: skip
        bagian = [(ke,) for ke in range(len(massal._ids_bagian()))]
        massal._antrekan(massal._jobs_bagian("_job_bagian", bagian), massal._job(massal.env._("%s: put together", massal.name), "gabung")._job_gabung())
        return massal._aksi()

    def _aksi(self):
        return {"type": "ir.actions.act_window", "res_model": self._name, "res_id": self.id, "view_mode": "form", "views": [(False, "form")]}

    def action_unduh(self):
        """Download the file."""
        self.ensure_one()
        self.check_access("read")
        if not self.with_context(bin_size=True).berkas:
            raise UserError(self.env._("%s is not ready yet. Open it again in a while.", self.name))
        return {"type": "ir.actions.act_url", "target": "self", "url": f"/web/content/{self._name}/{self.id}/berkas/{self.nama_berkas}?download=true"}

    def _ids_bagian(self):
        """The SKP of each part."""
        daftar = self.daftar or []
        return [daftar[n : n + UKURAN_POTONGAN] for n in range(0, len(daftar), UKURAN_POTONGAN)]

    def _bagian(self):
        """Parts that are ready, by number."""
        # sudo: ir.attachment - parts of the own batch
        return self.env["ir.attachment"].sudo().search(
            [("res_model", "=", self._name), ("res_id", "=", self.id), ("res_field", "=", False), ("name", "=like", "bagian-%")], order="id"
        )

    def _job_bagian(self, ke):
        """Print one part as the user who asked."""
        self.check_access("read")
        nama = f"bagian-{ke:04}"
        if nama in self._bagian().mapped("name"):
            return
        ids = self._ids_bagian()[ke]
        semua = self.env["ekinerja.skp"].with_context(active_test=False).browse(ids).exists()
        skp = semua._filtered_access("read")
        pilihan = {kunci: fields.Date.to_date(nilai) if kunci.startswith("tanggal") and nilai else nilai for kunci, nilai in (self.pilihan or {}).items()}
        arsip, gagal = ArsipPdf(), []
        for bagian, tidak in skp._cetak_bertahap(self.dokumen, self.periode_id, pilihan, self.bentuk):
            arsip.tambah(bagian)
            gagal += tidak
        tercetak = len(skp) - len(gagal)
        if hilang := len(ids) - len(skp):
            gagal.append((f"{hilang} SKP", "Tidak ada lagi, atau tidak dapat dibaca lagi oleh peminta."))
        arsip.tambah([(DAFTAR, json.dumps([tercetak, gagal]))])
        with arsip.tutup() as berkas:
            # sudo: ir.attachment - part of the own batch
            self.env["ir.attachment"].sudo().create({
                "name": nama, "res_model": self._name, "res_id": self.id, "mimetype": "application/zip", "raw": berkas.read(),
            })  # fmt: skip

    def _job_gabung(self):
        """Put the parts together, keep the file, tell the user."""
        self.check_access("read")
        bagian = self._bagian()
        if len(bagian) < len(self._ids_bagian()):
            raise UserError(self.env._("Some parts are not printed yet."))
        arsip, lembar, gagal, tercetak = ArsipPdf(), [], [], 0
        for satu in bagian.sorted("name"):
            # from the disk where the part lies there: never all of them in memory
            with zipfile.ZipFile(satu._full_path(satu.store_fname) if satu.store_fname else io.BytesIO(satu.raw)) as berkas:
                banyak, tidak = json.loads(berkas.read(DAFTAR))
                tercetak += banyak
                gagal += [tuple(baris) for baris in tidak]
                isi = ((nama, berkas.read(nama)) for nama in berkas.namelist() if nama != DAFTAR)
                if self.bentuk == "pdf":
                    lembar += [pdf for _nama, pdf in isi]
                else:
                    arsip.tambah(isi)
        periode = self.sudo().periode_id.name  # sudo: ekinerja.periode - its name
        nama = nama_berkas(" ".join(filter(None, (self.name, periode, f"({tercetak} dokumen)"))))
        jadi = merge_pdf(lembar) if lembar else b""
        if gagal or not jadi:
            arsip.tambah([(f"{nama}.pdf", jadi)] if jadi else ())
            with arsip.tutup(gagal) as berkas:
                jadi = berkas.read()
        # sudo: ir.attachment - the file of the own batch; as it is, a field would take it as text a third longer
        self.env["ir.attachment"].sudo().create({"name": "berkas", "res_model": self._name, "res_field": "berkas", "res_id": self.id, "raw": jadi})
        self.invalidate_recordset(["berkas"])
        # sudo: ekinerja.cetak.massal - states are written by the jobs only
        self.sudo().write({
            "state": "selesai", "nama_berkas": f"{nama}.{'zip' if jadi[:2] == b'PK' else 'pdf'}", "tercetak": tercetak,
            "tidak_tercetak": teks_gagal(gagal) or False, "galat": False,
        })  # fmt: skip
        bagian.unlink()
        self._kabari_selesai(self.env._("%s: ready", self.name), self.env._("The file stands under Batches of documents."))

    @api.autovacuum
    def _gc_massal(self):
        """Remove batches after the days that the instansi keeps them."""
        # sudo: ekinerja.cetak.massal - the vacuum
        lama = self.sudo().search([("hapus_pada", "<", "today")], limit=MAKS_HAPUS)
        lama._bagian_semua().unlink()
        jumlah = len(lama)
        lama.unlink()
        return jumlah, jumlah == MAKS_HAPUS

    def _bagian_semua(self):
        # sudo: ir.attachment - parts of batches that are removed
        return self.env["ir.attachment"].sudo().search([("res_model", "=", self._name), ("res_id", "in", self.ids), ("name", "=like", "bagian-%")])
