from odoo import api, fields, models

from .impor import STATUS

# keys of ``nilai``, what people call them, and the model behind an id
KUNCI_NILAI = {
    "nama": ("Nama", None),
    "atasan": ("Unor atasan", None),
    "eselon_id": ("Eselon", "ekinerja.eselon"),
    "jabatan_pimpinan": ("Jabatan pimpinan", None),
    "gelar_depan": ("Gelar depan", None),
    "gelar_belakang": ("Gelar belakang", None),
    "siasn_id": ("SIASN ID", None),
    "nik": ("NIK", None),
    "tanggal_lahir": ("Tanggal lahir", None),
    "kelamin": ("Jenis kelamin", None),
    "email": ("Email", None),
    "hp": ("Nomor HP", None),
    "jenis_pegawai": ("Jenis pegawai", None),
    "kedudukan_id": ("Kedudukan hukum", "ekinerja.kedudukan.hukum"),
    "unor_id": ("Unor", "hr.department"),
    "jabatan": ("Jabatan", None),
    "jenis_jabatan": ("Jenis jabatan", None),
    "jenjang_id": ("Jenjang", "ekinerja.jenjang"),
    "tmt_jabatan": ("TMT jabatan", None),
    "golongan_id": ("Golongan", "ekinerja.golongan"),
    "tmt_golongan": ("TMT golongan", None),
    "pimpinan": ("Pimpinan", None),
    "awal": ("Periode awal", None),
    "akhir": ("Periode akhir", None),
    "batas": ("Batas pengisian", None),
    "jenis": ("Jenis", None),
    "mulai": ("Tanggal mulai", None),
    "sampai": ("Sampai tanggal", None),
    "selesai": ("Tanggal selesai", None),
    "atasan_id": ("Atasan", "hr.employee"),
    "verifikator_id": ("Verifikator", "hr.employee"),
    "kode": ("JABATAN ID", None),
    "jabatan_plt": ("Jabatan", None),
    "aktif": ("Aktif", None),
    "peran": ("Peran", None),
    "capaian": ("Capaian organisasi", None),
    "bukti": ("Bukti dukung", None),
    "perspektif": ("Perspektif", None),
    "aspek": ("Aspek", None),
    "target": ("Target", None),
    "satuan": ("Satuan", None),
}


class EkinerjaImporBaris(models.Model):
    """One row of an imported file: the verdict that people read, and the staging table that the jobs apply.

    Rows are written by SQL, never through the API.
    """

    _name = "ekinerja.impor.baris"
    _description = "Row of an import"
    _order = "nomor_baris, id"
    _rec_name = "kunci"
    _log_access = False

    impor_id = fields.Many2one("ekinerja.impor", "Import", required=True, ondelete="cascade", readonly=True)
    company_id = fields.Many2one("res.company", "Instansi", required=True, index=True, readonly=True)
    nomor_baris = fields.Integer("Row", readonly=True, aggregator=None, help="Number of the row as Excel shows it.")
    status = fields.Selection(STATUS, required=True, readonly=True)
    kunci = fields.Char("NIP, code or name", readonly=True)
    nama = fields.Char(readonly=True)
    kolom = fields.Char("Column", readonly=True, help="Columns of the file that the message is about.")
    pesan = fields.Text("Message", readonly=True, help="Reason and remedy of a refused or skipped row; warnings of the others.")
    ringkasan = fields.Char("Changes", compute="_compute_ringkasan")
    diterapkan = fields.Boolean("Written", readonly=True)
    # NIK and birth dates: for those who import them
    nilai = fields.Json(readonly=True, groups="ekinerja_admin.group_admin_instansi")
    perubahan = fields.Json(readonly=True, groups="ekinerja_admin.group_admin_instansi")
    employee_id = fields.Many2one("hr.employee", "Pegawai", readonly=True, ondelete="set null", index="btree_not_null")
    res_id = fields.Integer("Record", readonly=True, aggregator=None, help="Of the other kinds of file: id of what the row wrote.")
    department_id = fields.Many2one("hr.department", "Unor", readonly=True, ondelete="set null", index="btree_not_null")

    _impor_status_idx = models.Index("(impor_id, status, nomor_baris)")

    @api.depends("perubahan")
    def _compute_ringkasan(self):
        # sudo: names of unor and codes in the changes of a row that the reader may see
        semua = {baris: baris.sudo().perubahan or {} for baris in self}
        ids = {}
        for perubahan in semua.values():
            for kunci, pasangan in perubahan.items():
                if kunci in KUNCI_NILAI and (model := KUNCI_NILAI[kunci][1]):
                    ids.setdefault(model, set()).update(int(satu) for satu in pasangan if satu)
        # sudo: the same names, of every model that a row refers to
        nama = {model: {r.id: r.display_name for r in self.env[model].sudo().browse(satu).exists()} for model, satu in ids.items()}
        rahasia = not self.env.su and not self.env.user.has_group("ekinerja_admin.group_admin_instansi")
        for baris, perubahan in semua.items():
            bagian = []
            for kunci, (label, model) in KUNCI_NILAI.items():
                if kunci in perubahan:
                    lama, baru = (nama[model].get(int(satu), satu) if model and satu else satu for satu in perubahan[kunci])
                    bagian.append(label if rahasia else f"{label}: {lama or '-'} → {baru or '-'}")
            baris.ringkasan = "; ".join(bagian)
