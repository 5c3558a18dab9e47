from odoo import api, models
from odoo.fields import Domain


class HrEmployee(models.Model):
    """What decides about the account of a pegawai: who leads others, and whose service has ended."""

    _inherit = "hr.employee"

    def _ekinerja_alasan_internal(self, tanggal=None):
        """Why each of these people needs an internal account today: they lead a unor, are somebody's penilai, or stand in for an official.

        :returns: ``{employee id: [{"kunci", "sejak", "teks"}]}`` of those who do; some queries, whatever the number of people
        """
        # sudo: the structure decides about accounts, whatever the caller may read of it
        employees = self.sudo()
        hasil = {}
        for company, orang in employees.grouped("company_id").items():
            hari = tanggal or company._ekinerja_hari_ini()
            for kunci, cari in (("pimpinan", orang._ekinerja_alasan_pimpinan), ("penilai", orang._ekinerja_alasan_penilai),
                                ("plt", orang._ekinerja_alasan_plt)):  # fmt: skip
                for employee_id, sejak, teks in cari(hari):
                    hasil.setdefault(employee_id, []).append({"kunci": kunci, "sejak": sejak, "teks": teks})
        return hasil

    def _ekinerja_alasan_pimpinan(self, tanggal):
        unor = self.env["hr.department"].search_fetch([("manager_id", "in", self.ids)], ["name", "manager_id"])
        versi = self._ekinerja_versi_pada(tanggal) if unor else {}
        for satu in unor:
            milik = versi.get(satu.manager_id.id)
            sejak = milik and (milik.tmt_jabatan or milik.date_version)
            yield satu.manager_id.id, sejak, self.env._("pimpinan of %s", satu.name)

    def _ekinerja_alasan_penilai(self, tanggal):
        atasan = self.env["ekinerja.atasan"]
        for pegawai, jumlah, sejak in atasan._read_group(
            atasan._domain_berlaku(tanggal) & Domain("atasan_id", "in", self.ids), ["atasan_id"], ["__count", "date_start:min"]
        ):
            yield pegawai.id, sejak, self.env._("penilai of %s pegawai", jumlah)

    def _ekinerja_alasan_plt(self, tanggal):
        """PLT and PLH in force on a day: ``(employee id, since, text)``."""
        plt = self.env["ekinerja.plt"]
        domain = plt._domain_bertugas(tanggal) & Domain("employee_id", "in", self.ids)
        for satu in plt.search_fetch(domain, ["employee_id", "jabatan", "date_start", "date_end"]):
            yield satu.employee_id.id, satu.date_start, self.env._("%(title)s until %(day)s", title=satu.jabatan, day=satu.date_end.strftime("%d-%m-%Y"))

    def _ekinerja_dinas_berakhir(self):
        """``{employee id: name of the kedudukan hukum}`` of those whose present kedudukan hukum ends the service."""
        # sudo: hr.version - readable by HR officers only; the name of a code goes into a message to an admin
        versi = self.env["hr.version"].sudo().search_fetch(
            [("id", "in", self.sudo().current_version_id.ids), ("kedudukan_hukum_id.is_berakhir", "=", True)], ["employee_id", "kedudukan_hukum_id"]
        )
        return {satu.employee_id.id: satu.kedudukan_hukum_id.name for satu in versi}

    # -- what the rule reacts to ---------------------------------------------------------------------------------------

    @api.model
    def _ekinerja_akun_segarkan(self, employees):
        """Bring the accounts of these people in line at the end of the transaction: once, whatever the number of changes."""
        antrean = self.env.cr.precommit.data.setdefault("ekinerja_akun", set())
        if not antrean:
            # sudo: the rule acts for the structure, whoever changed it
            self.env.cr.precommit.add(self.env["hr.employee"].sudo()._ekinerja_akun_antrean)
        antrean.update(employees.ids)

    @api.model
    def _ekinerja_akun_antrean(self):
        if ids := self.env.cr.precommit.data.pop("ekinerja_akun", set()):
            # sudo: hr.employee - see above
            self.env["hr.employee"].sudo().with_context(active_test=False).browse(ids).exists()._ekinerja_akun_sinkron()
            self.env.flush_all()

    def write(self, vals):
        result = super().write(vals)
        if "active" in vals:
            self._ekinerja_akun_segarkan(self)
        return result
