from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..calc.teks import melebihi, nama_muat, rapi

# widths of the columns of Atasan Langsung (SMG-ATL-06 to 17); nothing is ever cut: a correction that does not fit is refused, a row of the
# structure says what does not fit
LEBAR = {"nip": 25, "nama": 50, "jabatan": 200, "lokasi": 100, "pangkat": 50, "golongan": 50}
PIHAK = {"pegawai": "employee_id", "atasan": "atasan_id", "verifikator": "verifikator_id"}


class EkinerjaAtasan(models.Model):
    """Identity of the three parties as it was when the row was written (SMG-ATL-19 to 21).

    Taken again when a party of the row changes or by "Refresh data", never by a change of the master data.
    """

    _inherit = "ekinerja.atasan"

    pegawai_nip = fields.Char("NIP pegawai", compute="_compute_snapshot", store=True, precompute=True)
    pegawai_nama = fields.Char("Nama pegawai", compute="_compute_snapshot", store=True, precompute=True)
    pegawai_jabatan = fields.Char("Jabatan pegawai", compute="_compute_snapshot", store=True, precompute=True)
    pegawai_lokasi = fields.Char("Lokasi kerja pegawai", compute="_compute_snapshot", store=True, precompute=True)
    pegawai_pangkat = fields.Char("Pangkat pegawai", compute="_compute_snapshot", store=True, precompute=True)
    pegawai_golongan = fields.Char("Golongan pegawai", compute="_compute_snapshot", store=True, precompute=True)
    atasan_nip = fields.Char("NIP atasan", compute="_compute_snapshot", store=True, precompute=True)
    atasan_nama = fields.Char("Nama atasan", compute="_compute_snapshot", store=True, precompute=True)
    atasan_jabatan = fields.Char("Jabatan atasan", compute="_compute_snapshot", store=True, precompute=True)
    atasan_lokasi = fields.Char("Lokasi kerja atasan", compute="_compute_snapshot", store=True, precompute=True)
    atasan_pangkat = fields.Char("Pangkat atasan", compute="_compute_snapshot", store=True, precompute=True)
    atasan_golongan = fields.Char("Golongan atasan", compute="_compute_snapshot", store=True, precompute=True)
    verifikator_nip = fields.Char("NIP verifikator", compute="_compute_snapshot", store=True, precompute=True)
    verifikator_nama = fields.Char("Nama verifikator", compute="_compute_snapshot", store=True, precompute=True)
    verifikator_jabatan = fields.Char("Jabatan verifikator", compute="_compute_snapshot", store=True, precompute=True)
    verifikator_lokasi = fields.Char("Lokasi kerja verifikator", compute="_compute_snapshot", store=True, precompute=True)
    verifikator_pangkat = fields.Char("Pangkat verifikator", compute="_compute_snapshot", store=True, precompute=True)
    verifikator_golongan = fields.Char("Golongan verifikator", compute="_compute_snapshot", store=True, precompute=True)
    kelebihan = fields.Char(
        "Too long", compute="_compute_kelebihan", store=True, precompute=True, help="Texts that are longer than the columns of Atasan Langsung."
    )
    pegawai_kolom = fields.Text("Pegawai (data)", compute="_compute_kolom")
    atasan_kolom = fields.Text("Atasan (data)", compute="_compute_kolom")
    verifikator_kolom = fields.Text("Verifikator (data)", compute="_compute_kolom")

    @api.depends("employee_id", "atasan_id", "verifikator_id", "pegawai_plt_id", "atasan_plt_id", "date_start")
    def _compute_snapshot(self):
        per_tanggal = {}
        for row in self:
            per_tanggal.setdefault(row._tanggal_data(), []).append(row)
        for tanggal, rows in per_tanggal.items():
            # sudo: hr.employee, hr.version - identity of the parties, kept on the row that names them
            orang = self.env["hr.employee"].sudo().union(*(row[name].sudo()._origin for row in rows for name in PIHAK.values()))
            versi = orang._ekinerja_versi_pada(tanggal)
            orang.fetch(["name", "nip", "gelar_depan", "gelar_belakang"])
            self.env["hr.version"].sudo().union(*versi.values()).fetch(["work_location_id"])  # sudo: hr.version - as above
            identitas = {satu.id: self._identitas(satu, versi[satu.id]) for satu in orang if satu.id in versi}
            for row in rows:
                row._isi_snapshot(identitas)

    def _isi_snapshot(self, identitas):
        self.ensure_one()
        tugas = {"pegawai": self.pegawai_plt_id, "atasan": self.atasan_plt_id}
        # one person may be atasan and verifikator: as PLT/PLH in both
        tugas["verifikator"] = self.atasan_plt_id if self.verifikator_id == self.atasan_id else self.atasan_plt_id.browse()
        for pihak, name in PIHAK.items():
            data = dict(identitas.get(self[name]._origin.id) or dict.fromkeys(LEBAR, ""))
            if plt := tugas[pihak].sudo():  # sudo: ekinerja.plt - title and unor of an assignment that the row names
                data |= {"jabatan": rapi(plt.jabatan), "lokasi": rapi(plt.department_id.name)}
            for kolom in LEBAR:
                self[f"{pihak}_{kolom}"] = data[kolom]

    @api.model
    def _identitas(self, employee, version):
        golongan = version.golongan_id
        lokasi = version.work_location_id.name or version.department_id.name
        return {
            "nama": nama_muat(employee.name, employee.gelar_depan, employee.gelar_belakang, LEBAR["nama"]),
            "nip": rapi(employee.nip),
            "jabatan": rapi(version.job_title),
            "lokasi": rapi(lokasi),
            "pangkat": rapi(golongan.name),
            "golongan": rapi(golongan.code),
        }

    @api.depends(*(f"{pihak}_{kolom}" for pihak in PIHAK for kolom in LEBAR))
    def _compute_kelebihan(self):
        for row in self:
            row.kelebihan = "; ".join(
                f"{row._fields[f'{pihak}_{kolom}'].string} {panjang}/{batas}"
                for pihak in PIHAK
                for kolom, panjang, batas in melebihi({kolom: row[f"{pihak}_{kolom}"] for kolom in LEBAR}, LEBAR)
            )

    @api.constrains("kelebihan", "sumber", "atasan_id", "verifikator_id", "employee_id")
    def _check_kelebihan(self):
        """What a person records by hand fits the columns, or is refused; the structure goes on and tells it."""
        for row in self.filtered(lambda row: row.sumber == "koreksi" and row.kelebihan):
            raise ValidationError(
                self.env._(
                    "Atasan langsung of %(name)s: longer than the column (characters/limit): %(columns)s. Shorten the text on the pegawai or the"
                    " PLT/PLH, then save again.",
                    name=row.employee_id.name, columns=row.kelebihan,
                )
            )  # fmt: skip

    def _tanggal_data(self):
        """Day whose data count: today, or the nearest day of the row."""
        self.ensure_one()
        # sudo: res.company - today in the time zone of the instansi
        hari_ini = (self.company_id or self.env.company).sudo()._ekinerja_hari_ini()
        mulai = self.date_start or hari_ini
        return max(mulai, min(hari_ini, self.date_end or hari_ini))

    @api.depends(*(f"{pihak}_{kolom}" for pihak in PIHAK for kolom in LEBAR))
    def _compute_kolom(self):
        """Nama, NIP, jabatan and pangkat/golongan of a party below each other, as the list shows them (SMG-ATL-02)."""
        for row in self:
            for pihak in PIHAK:
                pangkat = " / ".join(dict.fromkeys(filter(None, (row[f"{pihak}_pangkat"], row[f"{pihak}_golongan"]))))
                baris = (row[f"{pihak}_nama"], row[f"{pihak}_nip"], row[f"{pihak}_jabatan"], pangkat)
                row[f"{pihak}_kolom"] = "\n".join(filter(None, baris))

    def action_perbarui_snapshot(self):
        """Take the data of the parties anew; for rows that are over, as of their last day."""
        self.check_access("write")
        self._compute_snapshot()
        self._check_kelebihan()
        return True
