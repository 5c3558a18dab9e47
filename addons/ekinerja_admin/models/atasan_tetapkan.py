from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain


class EkinerjaAtasan(models.Model):
    """Atasan from a day on that may lie in the past: an SK arrives weeks after its TMT. Rows about a PLT/PLH of the pegawai are no part of it."""

    _inherit = "ekinerja.atasan"

    @api.model
    def _tetapkan(self, peta, tanggal, *, sumber="struktur", verifikator=None, ganti_koreksi=False):
        """Let people have an atasan from a day on, whatever rows there were for the time after it.

        The row in force ends the day before, later rows go; corrections stay, and later ones bound the new row, unless ``ganti_koreksi``.
        People who have that atasan from that day on already are left alone.

        :param dict peta: ``{employee id: (atasan id or False, ekinerja.plt id or False)}``
        :param verifikator: hr.employee, another one than the atasan
        :returns: ids of the people whose rows changed
        """
        rows = self.search(
            Domain("employee_id", "in", list(peta)) & Domain("pegawai_plt_id", "=", False)
            & (Domain("date_end", "=", False) | Domain("date_end", ">=", tanggal)),
            order="employee_id, date_start",
        )  # fmt: skip
        per_pegawai = rows.grouped(lambda row: row.employee_id.id)
        perusahaan = {employee.id: employee.company_id.id for employee in self.env["hr.employee"].browse(list(peta))}
        buang, potong, baru = self.browse(), self.browse(), []
        for employee_id, (atasan_id, plt_id) in peta.items():
            milik = per_pegawai.get(employee_id, self.browse())
            berlaku = milik.filtered(lambda row: row.date_start <= tanggal)
            nanti, batas = milik - berlaku, self.browse()
            if not ganti_koreksi:
                if berlaku.sumber == "koreksi":
                    continue
                batas = nanti.filtered(lambda row: row.sumber == "koreksi")[:1]
                nanti = nanti.filtered(lambda row, b=batas: not b or row.date_start < b.date_start)
            diganti = berlaku | nanti
            if not (atasan_id or diganti) or self._sudah(diganti, (atasan_id or False, plt_id or False), batas, verifikator):
                continue
            buang |= nanti | berlaku.filtered(lambda row: row.date_start == tanggal)
            potong |= berlaku.filtered(lambda row: row.date_start < tanggal)
            vals = {
                "employee_id": employee_id, "atasan_id": atasan_id, "atasan_plt_id": plt_id, "date_start": tanggal, "sumber": sumber,
                "company_id": perusahaan[employee_id], "date_end": batas and batas.date_start - timedelta(days=1),
            }  # fmt: skip
            baru.append(vals | ({"verifikator_id": verifikator.id} if verifikator else {}))
        buang.unlink()
        potong.write({"date_end": tanggal - timedelta(days=1)})
        # the partial unique index sees the old rows until they are written
        self.env.flush_all()
        self.create([vals for vals in baru if vals["atasan_id"]])
        return [vals["employee_id"] for vals in baru]

    @api.model
    def _sudah(self, rows, pihak, batas, verifikator):
        """Whether rows name this atasan without end, or up to the correction that follows."""
        if not rows or any(
            (row.atasan_id.id, row.atasan_plt_id.id) != pihak or (verifikator and row.verifikator_id != verifikator) for row in rows
        ):
            return False
        return not rows[-1].date_end or (batas and rows[-1].date_end >= batas.date_start - timedelta(days=1))

    @api.model
    def _tetapkan_struktur(self, employees, tanggal, *, ganti_koreksi=False):
        """Structural rows from a day on that may lie in the past, by the structure of today, or of that day where it is still to come.

        For people who came to their unor after that day, or whose atasan acts since later, the row starts then.
        """
        hari = max(tanggal, self.env.company._ekinerja_hari_ini())
        struktur, _tugas = self._struktur_pada(employees, hari)
        dulu, kini = employees._ekinerja_versi_pada(tanggal), employees._ekinerja_versi_pada(hari)
        plt = {satu.id: satu.date_start for satu in self.env["ekinerja.plt"].browse({plt_id for _atasan, plt_id in struktur.values() if plt_id})}
        per_mulai = {}
        for employee_id, (atasan_id, plt_id) in struktur.items():
            pindah = dulu[employee_id].department_id != kini[employee_id].department_id
            mulai = max(tanggal, kini[employee_id].date_version if pindah else tanggal, plt.get(plt_id, tanggal))
            per_mulai.setdefault(mulai, {})[employee_id] = (atasan_id, plt_id)
        for mulai, peta in per_mulai.items():
            self._tetapkan(peta, mulai, ganti_koreksi=ganti_koreksi)

    @api.model
    def _sejak(self, employees, tanggal):
        """``{employee id: first day of the row in force}`` on a day."""
        # sudo: ekinerja.atasan - a date, for documents of these people
        rows = self.sudo().search_fetch(
            Domain("employee_id", "in", employees.ids) & Domain("pegawai_plt_id", "=", False) & self._domain_berlaku(tanggal),
            ["employee_id", "date_start"],
        )
        return {row.employee_id.id: row.date_start for row in rows}
