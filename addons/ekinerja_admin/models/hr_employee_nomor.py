from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..calc import nik as calc_nik
from ..calc import nip as calc
from ..calc.samar import samarkan
from ..tools.konteks import sedang_impor

NOMOR = {"nip": "NIP", "nik": "NIK"}
KELAMIN = {"male": calc.LAKI_LAKI, "female": calc.PEREMPUAN}


class HrEmployee(models.Model):
    """NIP and NIK of a pegawai: stored as digits, checked, held by one person of an instansi, and read aloud.

    An import keeps a NIK whose birth date is in doubt and says so in its report; by hand it is refused.
    """

    _inherit = "hr.employee"

    nip = fields.Char("NIP", index="trigram", copy=False, tracking=True)
    nik = fields.Char("NIK", groups="hr.group_hr_user", copy=False, index="btree_not_null")
    nip_info = fields.Char("NIP says", compute="_compute_nip_info", groups="hr.group_hr_user")
    nik_info = fields.Char("NIK says", compute="_compute_nik_info", groups="hr.group_hr_user")
    nik_samar = fields.Char(
        "NIK (masked)", compute="_compute_nik_samar", compute_sudo=True, groups="hr.group_hr_user,ekinerja_admin.group_auditor"
    )

    _nip_unique = models.UniqueIndex("(company_id, nip) WHERE nip IS NOT NULL", "Another pegawai of this instansi has this NIP.")
    _nik_unique = models.UniqueIndex("(company_id, nik) WHERE nik IS NOT NULL", "Another pegawai of this instansi has this NIK.")
    _nik_digits = models.Constraint("CHECK (nik ~ '^[0-9]{16}$')", "A NIK has 16 digits.")

    @api.depends("nip", "birthday")
    def _compute_nip_info(self):
        for employee in self:
            try:
                parsed = calc.periksa_nip(employee.nip)
            except ValueError as error:
                employee.nip_info = str(error) if employee.nip else ""
                continue
            ragu = list(parsed.peringatan)
            if employee.birthday and employee.birthday != parsed.tanggal_lahir:
                ragu.append(f"tanggal lahir menurut NIP {parsed.tanggal_lahir:%d-%m-%Y}, menurut data pegawai {employee.birthday:%d-%m-%Y}")
            employee.nip_info = self.env._(
                "Born %(birth)s, %(sex)s, appointed %(year)s%(doubts)s",
                birth=parsed.tanggal_lahir.strftime("%d-%m-%Y"), sex=self._kata_kelamin(parsed.jenis_kelamin),
                year=f"{parsed.bulan_tmt:02}-{parsed.tahun_tmt}" if parsed.bulan_tmt else parsed.tahun_tmt,
                doubts="".join(f"; {doubt}" for doubt in ragu),
            )  # fmt: skip

    @api.depends("nik", "nip", "birthday", "sex")
    def _compute_nik_info(self):
        for employee in self:
            employee.nik_info = self._baca_nik(employee.nik, employee.birthday or employee._lahir_nip(), employee.sex)

    @api.depends("nik")
    def _compute_nik_samar(self):
        for employee in self:
            employee.nik_samar = samarkan(employee.nik)

    @api.onchange("nip")
    def _onchange_nip(self):
        """What the number says fills what is empty, for a new pegawai."""
        if self._origin or not self.nip:
            return
        try:
            parsed = calc.periksa_nip(self.nip)
        except ValueError:
            return
        self.birthday = self.birthday or parsed.tanggal_lahir
        self.sex = self.sex or ("male" if parsed.jenis_kelamin == calc.LAKI_LAKI else "female")
        if parsed.jenis == calc.PPPK:
            self.jenis_pegawai = "pppk"

    @api.model
    def _baca_nik(self, nik, lahir=None, kelamin=None):
        """What a NIK says, with the doubts that other data raise."""
        try:
            parsed = calc_nik.periksa_nik(nik)
        except ValueError as error:
            return str(error) if nik else ""
        ragu = [*parsed.peringatan, *calc_nik.banding(parsed, lahir, KELAMIN.get(kelamin))]
        return self.env._(
            "Born %(birth)s, %(sex)s, area %(area)s%(province)s%(doubts)s",
            birth=parsed.tanggal_lahir.strftime("%d-%m-%Y"), sex=self._kata_kelamin(parsed.jenis_kelamin), area=parsed.wilayah,
            province=f" ({parsed.provinsi})" if parsed.provinsi else "", doubts="".join(f"; {doubt}" for doubt in ragu),
        )  # fmt: skip

    @api.model
    def _kata_kelamin(self, kelamin):
        return self.env._("male") if kelamin == calc.LAKI_LAKI else self.env._("female")

    def _lahir_nip(self):
        try:
            return calc.periksa_nip(self.nip).tanggal_lahir
        except ValueError:
            return None

    @api.constrains("nip")
    def _check_nip(self):
        for employee in self:
            if not employee.nip:
                continue
            try:
                calc.periksa_nip(employee.nip)
            except ValueError as error:
                raise ValidationError(str(error)) from error

    @api.model_create_multi
    def create(self, vals_list):
        vals_list = [self._rapikan_nomor(vals) for vals in vals_list]
        self._tolak_nomor_ganda(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        vals = self._rapikan_nomor(vals)
        if self and any(vals.get(nama) for nama in NOMOR):
            self._tolak_nomor_ganda([vals | {"company_id": vals.get("company_id") or satu.company_id.id} for satu in self], self)
        return super().write(vals)

    @api.model
    def _rapikan_nomor(self, vals):
        """Numbers are stored as digits only, however they were typed; before the database sees them, a NIK is checked."""
        rapi = {nama: calc.angka(vals[nama]) or False for nama in NOMOR if vals.get(nama)}
        if rapi.get("nik") and not sedang_impor(self.env):
            try:
                calc_nik.periksa_nik(rapi["nik"])
            except ValueError as error:
                raise ValidationError(str(error)) from error
        return vals | rapi

    @api.model
    def _tolak_nomor_ganda(self, vals_list, sendiri=None):
        """Refuse a number that another person of the instansi has, and name that person; one query whatever the number of people.

        An import compares its rows with the pegawai itself; the unique indexes stand behind all.

        :param vals_list: values of one person each
        :param sendiri: hr.employee whose own numbers do not count
        """
        if sedang_impor(self.env):
            return
        minta = Counter(
            (nama, vals[nama], vals.get("company_id") or self.env.company.id) for vals in vals_list for nama in NOMOR if vals.get(nama)
        )
        if not self.env.su:
            # nothing is told of another instansi; the record rules refuse its pegawai a moment later
            minta = Counter({kunci: jumlah for kunci, jumlah in minta.items() if kunci[2] in self.env.companies.ids})
        for (nama, nomor, _company_id), jumlah in minta.items():
            if jumlah > 1:
                raise ValidationError(
                    self.env._("%(label)s %(number)s is given to more than one person. Give every pegawai the own number.", label=NOMOR[nama], number=nomor)
                )
        if not minta:
            return
        milik = Domain.OR(
            Domain("company_id", "=", company_id) & Domain(nama, "=", nomor) for nama, nomor, company_id in minta
        ) & Domain("id", "not in", sendiri.ids if sendiri else [])
        # sudo: hr.employee - a number is taken even by a person whom this user may not see; an administrator is told by whom
        ada = self.sudo().with_context(active_test=False).search(milik, limit=1)
        if not ada:
            return
        nama = next(nama for nama, nomor, company_id in minta if ada[nama] == nomor and ada.company_id.id == company_id)
        raise ValidationError(
            self.env._(
                "%(label)s %(number)s belongs to %(name)s, %(unor)s%(archived)s. Correct the number, or open that pegawai.",
                label=NOMOR[nama], number=ada[nama], name=ada.name, unor=ada.department_id.name or "-",
                archived="" if ada.active else self.env._(" (archived)"),
            )
        )  # fmt: skip
