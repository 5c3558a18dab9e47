from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..calc import nik as calc

WAJIB = (
    "nik", "nama", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "email", "instansi_induk", "instansi_kerja", "department_id", "jabatan", "tanggal",
    "nomor", "tmt_mulai", "eselon_id", "berkas",
)  # fmt: skip


class EkinerjaJptNonAsn(models.TransientModel):
    """Tambah JPT Non ASN: look for the NIK, enter the data and the SK Jabatan, verify, save (BKN-JPT-04, BKN-JPT-13).

    ===========  ======================  ====================================================
    step         button                  leads to
    ===========  ======================  ====================================================
    input        Cari                    the person with this NIK, here or in another source
    input        Selanjutnya             verifikasi, when all data are there and right
    verifikasi   Kembali                 input
    verifikasi   Simpan                  the pegawai, with a version from the TMT and the SK
    ===========  ======================  ====================================================

    An addon that knows another source of these data overrides ``_cari_luar``.
    """

    _name = "ekinerja.jpt.non.asn"
    _description = "Tambah JPT Non ASN"
    _rec_name = "nama"

    state = fields.Selection(
        [("input", "Langkah 1: Input Data"), ("verifikasi", "Langkah 2: Verifikasi Data")], required=True, default="input", readonly=True
    )
    company_id = fields.Many2one("res.company", "Instansi", required=True, default=lambda self: self.env.company)
    employee_id = fields.Many2one("hr.employee", "Found pegawai", readonly=True)
    temuan = fields.Selection(
        [("ada", "Found"), ("luar", "Found in another source"), ("tidak", "Not found")], "Result of the search", readonly=True
    )
    temuan_info = fields.Char("Nama, unor, jabatan", compute="_compute_temuan_info")
    nik = fields.Char("NIK")
    nik_info = fields.Char("NIK says", compute="_compute_nik_info")
    nama = fields.Char()
    tempat_lahir = fields.Char()
    tanggal_lahir = fields.Date()
    jenis_kelamin = fields.Selection([("male", "Laki-laki"), ("female", "Perempuan")])
    email = fields.Char()
    instansi_induk = fields.Char(default=lambda self: self.env.company.name)
    instansi_kerja = fields.Char(default=lambda self: self.env.company.name)
    department_id = fields.Many2one("hr.department", "Unit Organisasi", check_company=True)
    jabatan = fields.Char()
    is_pimpinan = fields.Boolean("Pimpinan of the unor", help="Becomes the pimpinan of this unor, from today on.")
    kedudukan_hukum_id = fields.Many2one(
        "ekinerja.kedudukan.hukum", "Kedudukan hukum", help="A pejabat negara (bupati, wali kota) makes no SKP; others are assessable."
    )
    tanggal = fields.Date("Tanggal SK Jabatan")
    nomor = fields.Char("Nomor SK Jabatan")
    tmt_mulai = fields.Date("TMT Mulai Jabatan")
    tmt_henti = fields.Date("TMT Henti Jabatan")
    tanggal_pemberhentian = fields.Date("Tanggal SK Pemberhentian")
    eselon_id = fields.Many2one("ekinerja.eselon", "Jenis Eselon")
    berkas = fields.Binary("Dokumen SK Jabatan", help="PDF, at most 1 MB.")
    nama_berkas = fields.Char("File name")

    @api.constrains("berkas")
    def _check_berkas(self):
        for dialog in self.with_context(bin_size=False):
            if dialog.berkas:
                self.env["ekinerja.sk.jabatan"]._periksa_pdf(dialog.berkas, dialog.nama_berkas)

    @api.depends("nik", "tanggal_lahir", "jenis_kelamin")
    def _compute_nik_info(self):
        for wizard in self:
            wizard.nik_info = self.env["hr.employee"]._baca_nik(wizard.nik, wizard.tanggal_lahir, wizard.jenis_kelamin)

    @api.depends("employee_id", "nama", "department_id", "jabatan", "temuan")
    def _compute_temuan_info(self):
        for wizard in self:
            orang = wizard.employee_id
            bagian = (orang.name, orang.department_id.name, orang.job_title) if orang else (wizard.nama, wizard.department_id.name, wizard.jabatan)
            wizard.temuan_info = " · ".join(satu or "-" for satu in bagian) if wizard.temuan in ("ada", "luar") else False

    @api.onchange("nik")
    def _onchange_nik(self):
        """A new number is a new search."""
        self.temuan = self.employee_id = False

    @api.onchange("eselon_id")
    def _onchange_eselon_id(self):
        """Outside the eselon stand the pejabat negara."""
        if self.eselon_id and not self.eselon_id.jenis_jabatan and not self.kedudukan_hukum_id:
            self.kedudukan_hukum_id = self.env.ref("ekinerja_admin.kedudukan_hukum_pejabat_negara", raise_if_not_found=False)

    # -- search ----------------------------------------------------------------------------------------------------------

    def action_cari(self):
        """Look for the NIK among the pegawai, then elsewhere; what is known is filled in (BKN-JPT-13)."""
        self.ensure_one()
        self.env["hr.employee"].check_access("create")
        parsed = self._periksa_nik()
        orang = self._cari_pegawai(parsed.nik)
        luar = {} if orang else self._cari_luar(parsed.nik)
        isi = self._data_pegawai(orang) if orang else luar
        bawaan = {"tanggal_lahir": parsed.tanggal_lahir, "jenis_kelamin": "male" if parsed.jenis_kelamin == calc.LAKI_LAKI else "female"}
        self.write(
            {nama: nilai for nama, nilai in (bawaan | isi).items() if nilai and (orang or luar or not self[nama])}
            | {"nik": parsed.nik, "employee_id": orang.id, "temuan": "ada" if orang else "luar" if luar else "tidak"}
        )
        return self._buka()

    def _cari_pegawai(self, nik):
        """Pegawai of the instansi with a NIK, archived ones too."""
        return self.env["hr.employee"].with_context(active_test=False).search(
            [("company_id", "=", self.company_id.id), ("nik", "=", nik)], limit=1
        )

    def _cari_luar(self, nik):
        """Data of a NIK in another source. Nothing here; an addon that is connected to one (SIASN) overrides this method.

        :param str nik: 16 digits, already checked
        :returns: values of this wizard's columns, empty when the source does not know the NIK
        :rtype: dict
        :raises UserError: when the source refuses or is out of reach, with what to do
        """
        return {}

    @api.model
    def _data_pegawai(self, orang):
        return {
            "nama": orang.name, "tempat_lahir": orang.place_of_birth, "tanggal_lahir": orang.birthday, "jenis_kelamin": orang.sex,
            "email": orang.work_email, "department_id": orang.department_id.id, "jabatan": orang.job_title,
            "kedudukan_hukum_id": orang.kedudukan_hukum_id.id, "is_pimpinan": orang.is_pimpinan,
        }  # fmt: skip

    def action_pilih(self):
        """OK: the person found is the one who was meant and is already a pegawai here; open that pegawai."""
        self.ensure_one()
        self.env["hr.employee"].check_access("create")
        if not self.employee_id:
            raise UserError(self.env._("No pegawai has been found. Enter the NIK and use Cari."))
        return self._buka_pegawai(self.employee_id)

    # -- steps -----------------------------------------------------------------------------------------------------------

    def action_selanjutnya(self):
        """To the verification, when all data are there and right."""
        self.ensure_one()
        self._periksa()
        self.state = "verifikasi"
        return self._buka()

    def action_kembali(self):
        """Back to the data."""
        self.ensure_one()
        self.state = "input"
        return self._buka()

    def action_simpan(self):
        """Record the person, the version from the TMT on, and the SK."""
        self.ensure_one()
        self.env["hr.employee"].check_access("create")
        if self.state != "verifikasi":
            raise UserError(self.env._("Use Selanjutnya and verify data and document before you save."))
        self._periksa()
        orang = self._simpan_pegawai()
        self.env["ekinerja.sk.jabatan"].create({
            "employee_id": orang.id,
            **{
                nama: self._fields[nama].convert_to_write(self[nama], self)
                for nama in (
                    "company_id", "nomor", "tanggal", "tmt_mulai", "tmt_henti", "tanggal_pemberhentian", "department_id", "jabatan", "eselon_id",
                    "instansi_induk", "instansi_kerja", "berkas", "nama_berkas",
                )
            },
        })  # fmt: skip
        return self._buka_pegawai(orang)

    def _simpan_pegawai(self):
        pribadi = {
            "name": self.nama, "nik": self.nik, "jenis_pegawai": "non_asn", "place_of_birth": self.tempat_lahir, "birthday": self.tanggal_lahir,
            "work_email": self.email,
        }  # fmt: skip
        karir = {
            "department_id": self.department_id.id, "job_title": self.jabatan, "jenis_jabatan": self.eselon_id.jenis_jabatan,
            "tmt_jabatan": self.tmt_mulai, "kedudukan_hukum_id": self.kedudukan_hukum_id.id, "is_pimpinan": self.is_pimpinan,
            "sex": self.jenis_kelamin,
        }  # fmt: skip
        orang = self._cari_pegawai(self.nik)
        if not orang:
            return orang.create(pribadi | karir | {"date_version": self.tmt_mulai, "company_id": self.company_id.id})
        if not orang.active:
            orang.action_unarchive()
        orang.write(pribadi)
        orang._ekinerja_ubah(self.tmt_mulai, karir)
        if orang.current_version_id.date_version == self.tmt_mulai:
            orang._terapkan_pimpinan([self.is_pimpinan])
        return orang

    # -- checks ----------------------------------------------------------------------------------------------------------

    def _periksa(self):
        """All that must be right before the verification: every sentence names the field, its value and what to do."""
        salah = [
            self.env._("%s is empty. Fill it in.", self._fields[nama]._description_string(self.env)) for nama in WAJIB if not self[nama]
        ]
        if salah:
            raise ValidationError("\n".join(salah))
        parsed = self._periksa_nik()
        self.nik = parsed.nik
        salah = self.env["ekinerja.sk.jabatan"]._salah_tanggal(self) + self._salah_orang()
        if salah:
            raise ValidationError("\n".join(salah))
        self.env["ekinerja.sk.jabatan"]._periksa_pdf(self.berkas, self.nama_berkas)

    def _salah_orang(self):
        salah = []
        hari_ini = self.company_id._ekinerja_hari_ini()
        if self.tanggal_lahir >= self.tmt_mulai:
            salah.append(
                self.env._("Tanggal Lahir %s is not before TMT Mulai Jabatan. Enter the birth date of the KTP.", self.tanggal_lahir.strftime("%d-%m-%Y"))
            )
        if "@" not in self.email.strip("@") or " " in self.email.strip():
            salah.append(self.env._("Email %s is not an address. Enter one such as nama@instansi.go.id.", self.email))
        orang = self._cari_pegawai(self.nik)
        if orang and orang.jenis_pegawai != "non_asn":
            salah.append(
                self.env._(
                    "NIK %(nik)s belongs to %(name)s, NIP %(nip)s, who is ASN. Correct the NIK, or change the jenis pegawai of that person first.",
                    nik=self.nik, name=orang.name, nip=orang.nip or "-",
                )
            )  # fmt: skip
        if orang and self.env["ekinerja.sk.jabatan"].search_count([("employee_id", "=", orang.id), ("nomor", "=", self.nomor)]):
            salah.append(
                self.env._("SK Jabatan %(number)s of %(name)s is already recorded. Enter the number of the new SK.", number=self.nomor, name=orang.name)
            )
        if self.is_pimpinan and not (self.tmt_mulai <= hari_ini and (not self.tmt_henti or self.tmt_henti >= hari_ini)):
            salah.append(
                self.env._("Pimpinan: the term of this SK is not in force today. Leave the mark empty, and appoint the pimpinan of the unor on the day.")
            )
        return salah

    def _periksa_nik(self):
        try:
            return calc.periksa_nik(self.nik)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    # -- windows ---------------------------------------------------------------------------------------------------------

    def _buka(self):
        return {
            "type": "ir.actions.act_window", "name": self.env._("Tambah JPT Non ASN"), "res_model": self._name, "res_id": self.id,
            "view_mode": "form", "views": [(False, "form")], "target": "new", "context": {"dialog_size": "extra-large"},
        }  # fmt: skip

    @api.model
    def _buka_pegawai(self, orang):
        return {
            "type": "ir.actions.act_window", "res_model": "hr.employee", "res_id": orang.id, "view_mode": "form", "views": [(False, "form")],
        }  # fmt: skip
