from odoo import api, fields, models

from ..calc.teks import nama_muat, potong

# widths of the columns of Atasan Langsung (SMG-ATL-06 to 17); longer texts are shortened, the data of the person stay whole
LEBAR = {"nip": 25, "nama": 50, "jabatan": 200, "lokasi": 100, "pangkat": 50, "golongan": 50}
PIHAK = {"pegawai": "employee_id", "atasan": "atasan_id", "verifikator": "verifikator_id"}


class EkinerjaAtasan(models.Model):
    """Identity of the three parties as it was when the row was written (SMG-ATL-19 to 21).

    Taken again when a party of the row changes or by "Refresh data", never by a change of the master data.
    """

    _inherit = "ekinerja.atasan"

    pegawai_nip = fields.Char("NIP pegawai", size=25, compute="_compute_snapshot", store=True, precompute=True)
    pegawai_nama = fields.Char("Nama pegawai", size=50, compute="_compute_snapshot", store=True, precompute=True)
    pegawai_jabatan = fields.Char("Jabatan pegawai", size=200, compute="_compute_snapshot", store=True, precompute=True)
    pegawai_lokasi = fields.Char("Lokasi kerja pegawai", size=100, compute="_compute_snapshot", store=True, precompute=True)
    pegawai_pangkat = fields.Char("Pangkat pegawai", size=50, compute="_compute_snapshot", store=True, precompute=True)
    pegawai_golongan = fields.Char("Golongan pegawai", size=50, compute="_compute_snapshot", store=True, precompute=True)
    atasan_nip = fields.Char("NIP atasan", size=25, compute="_compute_snapshot", store=True, precompute=True)
    atasan_nama = fields.Char("Nama atasan", size=50, compute="_compute_snapshot", store=True, precompute=True)
    atasan_jabatan = fields.Char("Jabatan atasan", size=200, compute="_compute_snapshot", store=True, precompute=True)
    atasan_lokasi = fields.Char("Lokasi kerja atasan", size=100, compute="_compute_snapshot", store=True, precompute=True)
    atasan_pangkat = fields.Char("Pangkat atasan", size=50, compute="_compute_snapshot", store=True, precompute=True)
    atasan_golongan = fields.Char("Golongan atasan", size=50, compute="_compute_snapshot", store=True, precompute=True)
    verifikator_nip = fields.Char("NIP verifikator", size=25, compute="_compute_snapshot", store=True, precompute=True)
    verifikator_nama = fields.Char("Nama verifikator", size=50, compute="_compute_snapshot", store=True, precompute=True)
    verifikator_jabatan = fields.Char("Jabatan verifikator", size=200, compute="_compute_snapshot", store=True, precompute=True)
    verifikator_lokasi = fields.Char("Lokasi kerja verifikator", size=100, compute="_compute_snapshot", store=True, precompute=True)
    verifikator_pangkat = fields.Char("Pangkat verifikator", size=50, compute="_compute_snapshot", store=True, precompute=True)
    verifikator_golongan = fields.Char("Golongan verifikator", size=50, compute="_compute_snapshot", store=True, precompute=True)
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
                data |= {"jabatan": potong(plt.jabatan, LEBAR["jabatan"]), "lokasi": potong(plt.department_id.name, LEBAR["lokasi"])}
            for kolom in LEBAR:
                self[f"{pihak}_{kolom}"] = data[kolom]

    @api.model
    def _identitas(self, employee, version):
        golongan = version.golongan_id
        lokasi = version.work_location_id.name or version.department_id.name
        return {
            "nama": nama_muat(employee.name, employee.gelar_depan, employee.gelar_belakang, LEBAR["nama"]),
            "nip": potong(employee.nip, LEBAR["nip"]),
            "jabatan": potong(version.job_title, LEBAR["jabatan"]),
            "lokasi": potong(lokasi, LEBAR["lokasi"]),
            "pangkat": potong(golongan.name, LEBAR["pangkat"]),
            "golongan": potong(golongan.code, LEBAR["golongan"]),
        }

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
        return True
