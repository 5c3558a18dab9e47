from odoo import api, models

from .atasan_snapshot import LEBAR, PIHAK


class EkinerjaAtasan(models.Model):
    """What a pegawai is shown about themselves: present data of the own atasan and verifikator."""

    _inherit = "ekinerja.atasan"

    @api.model
    def _pihak_hari_ini(self, employee):
        """Who leads a pegawai today, and in each assignment as PLT/PLH, with present data.

        :returns: list of ``{"tugas": ekinerja.plt or empty, "pegawai", "atasan", "verifikator"}``, each party a dict of nip, nama, jabatan,
            lokasi, pangkat and golongan, empty where nobody is known
        """
        # sudo: ekinerja.atasan, ekinerja.plt, hr.employee - name, NIP and jabatan of those who lead and check the reader
        semua, plt = self.sudo(), self.env["ekinerja.plt"].sudo()
        employee = employee.sudo()  # sudo: hr.employee - as above
        hari_ini = employee.company_id._ekinerja_hari_ini()
        tugas = plt.search([("employee_id", "=", employee.id), ("status", "=", "aktif")], order="date_start")
        orang, per_tugas = self._pihak_pada(employee, hari_ini, tugas)
        verifikator = {
            row.pegawai_plt_id.id: row.verifikator_id
            for row in semua.search([("employee_id", "=", employee.id), *self._domain_berlaku(hari_ini)])
            # another verifikator than the atasan of the row was chosen by somebody
            if row.sumber == "koreksi" or row.verifikator_id != row.atasan_id
        }  # fmt: skip
        hasil = []
        for satu, (atasan, atasan_plt) in ((plt.browse(), orang[employee.id]), *((satu, per_tugas[satu.id]) for satu in tugas)):
            row = semua.new({
                "employee_id": employee.id, "company_id": employee.company_id.id, "date_start": hari_ini, "pegawai_plt_id": satu.id,
                "atasan_id": atasan.id, "atasan_plt_id": atasan_plt.id, "verifikator_id": verifikator.get(satu.id, atasan).id,
            })  # fmt: skip
            hasil.append({"tugas": satu} | {
                pihak: {kolom: row[f"{pihak}_{kolom}"] for kolom in LEBAR} if row[name] else {} for pihak, name in PIHAK.items()
            })  # fmt: skip
        return hasil
