from odoo import api, models
from odoo.exceptions import UserError


class EkinerjaSkp(models.Model):
    """Who makes no SKP: people whose kedudukan hukum is not assessable (PermenPANRB 6/2022, attachment, II.C.8)."""

    _inherit = "ekinerja.skp"

    @api.model
    def _tolak_tidak_dinilai(self, pegawai, tanggal, versi):
        """Refuse an SKP that is being started by people who are not subject to it on the day from which their data are taken.

        :param pegawai: hr.employee with superuser rights: their name is told to whoever starts the SKP
        :param versi: their versions of that day
        """
        for employee_id, kedudukan in pegawai._ekinerja_kedudukan_tidak_dinilai(tanggal, versi).items():
            raise UserError(
                self.env._(
                    "%(name)s is not subject to SKP on %(date)s: kedudukan hukum %(position)s. If the position has ended, ask the admin"
                    " instansi to record the change with its date; then start the SKP from that day on.",
                    name=pegawai.browse(employee_id).name, date=tanggal.strftime("%d-%m-%Y"), position=kedudukan,
                )
            )  # fmt: skip

    def _dapat_dinilai_pada(self, hari_skp):
        """Those of these SKP whose pegawai is assessable on the day given for each: queries grow with the number of days only.

        :param dict hari_skp: ``{ekinerja.skp: date}``
        """
        per_tanggal = {}
        for skp, tanggal in hari_skp.items():
            per_tanggal.setdefault(tanggal, []).append(skp.id)
        hasil = self.browse()
        for tanggal, ids in per_tanggal.items():
            semua = self.browse(ids)
            # sudo: hr.employee - kedudukan hukum of the people whose SKP this user evaluates
            tidak = semua.employee_id.sudo()._ekinerja_kedudukan_tidak_dinilai(tanggal)
            hasil |= semua.filtered(lambda skp, tidak=tidak: skp.employee_id.id not in tidak)
        return hasil
