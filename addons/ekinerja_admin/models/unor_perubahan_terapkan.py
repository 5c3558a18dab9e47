from datetime import timedelta

from odoo import fields, models
from odoo.fields import Command


class EkinerjaUnorPerubahan(models.Model):
    """Applying a change of the structure: as many queries for a thousand people as for ten."""

    _inherit = "ekinerja.unor.perubahan"

    def _terapkan(self):
        """Make the change, then let the atasan of everybody concerned follow from its day on."""
        self.ensure_one()
        # one record changes many: what it did stands in its own log and in that of the unor
        perubahan = self.with_context(tracking_disable=True).with_company(self.company_id)
        atasan = perubahan.env["ekinerja.atasan"]
        kandidat = (perubahan.department_ids | perubahan._anak())._pegawai_ikut_struktur()
        lama = atasan._hitung_struktur(kandidat)
        dipindah = getattr(perubahan, f"_terapkan_{self.jenis}")()
        kandidat |= dipindah
        baru = atasan._hitung_struktur(kandidat)
        terdampak = dipindah | kandidat.filtered(lambda employee: baru[employee.id] != lama.get(employee.id))
        atasan._perbarui_dari_struktur(terdampak, self.tanggal)
        if self.tanggal < (hari_ini := self.company_id._ekinerja_hari_ini()):
            # rows that began between the day of the change and today
            atasan._perbarui_dari_struktur(terdampak, hari_ini)
        dokumen = perubahan.env["hr.employee"]._ekinerja_jumlah_dokumen([("id", "in", terdampak.ids)], self.company_id)
        self.write({
            "state": "diterapkan", "galat": False, "diterapkan_pada": fields.Datetime.now(), "jumlah_pegawai": len(terdampak),
            "jumlah_dokumen": sum(dokumen.values()), "pegawai_ids": [Command.set(terdampak.ids)],
        })  # fmt: skip
        self._catat(self.env._(
            "Holds from %(date)s: %(people)s pegawai concerned, %(documents)s open documents",
            date=self.tanggal.strftime("%d-%m-%Y"), people=self.jumlah_pegawai, documents=self.jumlah_dokumen,
        ))  # fmt: skip

    def _anak(self):
        """Active unor directly below those of the change that are not part of it."""
        return self.env["hr.department"].search([("parent_id", "in", self.department_ids.ids), ("id", "not in", self.department_ids.ids)])

    def _terapkan_pindah(self):
        self.department_ids.write({"parent_id": self.target_id.id})
        return self.env["hr.employee"]

    def _terapkan_gabung(self):
        """People and unor below go over, the unor is archived with its kode: imports and history still find it."""
        sumber, target = self.department_ids, self.target_id
        dipindah = self._pindahkan_pegawai() if target else self.env["hr.employee"]
        self._anak().write({"parent_id": target.id})
        self._akhiri_penugasan()
        self.env["hr.department"].search([("unor_induk_koreksi_id", "in", sumber.ids)]).write({"unor_induk_koreksi_id": False})
        sumber.write({"active": False, "tanggal_tutup": self.tanggal, "alasan_arsip": self.alasan, "pengganti_id": target.id})
        return dipindah

    def _terapkan_tutup(self):
        return self._terapkan_gabung()

    def _akhiri_penugasan(self):
        """Nobody acts as head of a unor that is no more: assignments end the day before, those to come do not count."""
        plt = self.env["ekinerja.plt"].search([("department_id", "in", self.department_ids.ids), ("date_end", ">=", self.tanggal)])
        berjalan = plt.filtered(lambda satu: satu.date_start < self.tanggal)
        berjalan.write({"date_end": self.tanggal - timedelta(days=1)})
        (plt - berjalan).write({"active": False})

    def _pindahkan_pegawai(self):
        """Place the people of the unor in the target from the day of the change on; their heads head no more.

        :returns: hr.employee that were placed anew
        """
        sumber, target = self.department_ids, self.target_id
        versions = self.env["hr.version"]
        pernah = versions.search([("department_id", "in", sumber.ids), ("employee_id.active", "=", True)]).employee_id
        pada = pernah._ekinerja_versi_pada(self.tanggal)
        pindah = pernah.filtered(lambda employee: pada[employee.id].department_id in sumber)
        kepala = pindah & sumber.manager_id
        ditempatkan = {"department_id": target.id}
        for orang, vals in ((pindah - kepala, ditempatkan), (kepala, ditempatkan | {"is_pimpinan": False})):
            if orang:
                orang._ekinerja_ubah(self.tanggal, vals)
        # what was to start later, or starts between the day of the change and today
        kemudian = versions.search(
            [("department_id", "in", sumber.ids), ("employee_id.active", "=", True), ("date_version", ">", self.tanggal)]
        )
        kemudian.write(ditempatkan | {"is_pimpinan": False})
        return pindah | kemudian.employee_id
