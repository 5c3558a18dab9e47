from odoo import api, fields, models
from odoo.fields import Domain


class HrEmployee(models.Model):
    """Changes of a career: a change starts on a day and leaves what was before, a correction does not."""

    _inherit = "hr.employee"

    def _ekinerja_ubah(self, tanggal, vals):
        """Start a change of jabatan, unor, pangkat or jenis jabatan for these people.

        People who have a version that starts on ``tanggal``, or none before it, get their values there; all others a new version, made in
        one call. Later versions are not touched.

        :param date tanggal: first day on which the values hold
        :param dict vals: columns of hr.version, the same for everybody
        :returns: hr.version that hold from ``tanggal`` on
        """
        self.check_access("write")
        versi = self._ekinerja_versi_pada(tanggal)
        semua = self.env["hr.version"].browse([versi[employee.id].id for employee in self])
        di_tempat = semua.filtered(lambda satu: satu.date_version >= tanggal)
        di_tempat.write(vals)
        stempel = {"date_version": tanggal, "last_modified_date": fields.Datetime.now(), "last_modified_uid": self.env.uid}
        baru = self.env["hr.version"].create([data | vals | stempel for data in (semua - di_tempat).copy_data()])
        return di_tempat + baru

    @api.model
    def _ekinerja_jenis_dokumen(self, companies):
        """Documents that a change of the data of people concerns: neither final nor of a range that is over.

        :returns: ``{model name: (path to the pegawai, Domain of the open ones of these instansi)}``; an addon with documents adds them
        """
        return {}

    @api.model
    def _ekinerja_jumlah_dokumen(self, pegawai, companies):
        """Numbers of open documents of the people of a Domain: ``{model name: number}``, however many they are."""
        # sudo: the documents - an administrator of the people is told how many documents a change concerns
        return {
            model: self.env[model].sudo().search_count(Domain(jalan, "any", pegawai) & terbuka)
            for model, (jalan, terbuka) in self._ekinerja_jenis_dokumen(companies).items()
        }
