from collections import defaultdict

from odoo import models
from odoo.fields import Domain

STRUKTURAL = ("jpt", "administrator", "pengawas")


class EkinerjaMutasi(models.Model):
    """What a mutasi does to the data of the people: versions, heads of unor, atasan."""

    _inherit = "ekinerja.mutasi"

    def _pelaku(self):
        """People who move themselves; documents of others that name them change too."""
        return self.pimpinan_id | self.pimpinan_lama_id if self.jenis == "pimpinan" else self.employee_ids

    def _terapkan_data(self):
        """Write the change; also used by the review, which takes it back.

        :returns: hr.employee whose documents may say something else now
        """
        self.ensure_one()
        if self.jenis == "penyesuaian":
            return self.employee_ids
        pindah = self.pimpinan_id if self.jenis == "pimpinan" else self.employee_ids
        unor = self._ubah_versi(pindah)
        if self.jenis == "pimpinan":
            # sudo: ekinerja.mutasi - who headed the unor until now, for the log
            self.sudo().pimpinan_lama_id = self.department_id.manager_id
            self._turunkan(self.pimpinan_lama_id)
            unor |= self.department_id
            self.department_id.manager_id = self.pimpinan_id
        return pindah | self.pimpinan_lama_id | self._ubah_atasan(pindah, unor)

    def _ubah_versi(self, employees):
        """New versions from the date on; returns the unor that lose their head."""
        lama = employees._ekinerja_versi_pada(self.tanggal)
        nilai = self._nilai_versi()
        kepala = employees.filtered(lambda employee: lama[employee.id].is_pimpinan)
        turun = kepala.filtered(lambda employee: self._lepas_pimpinan(lama[employee.id]))
        ditinggal = self.env["hr.department"].search([("manager_id", "in", turun.ids), ("id", "!=", self.department_id.id)]) if turun else turun.department_id
        naik = {"is_pimpinan": True} if self.jenis == "pimpinan" else {}
        for orang, tambahan in ((turun, {"is_pimpinan": False} | naik), (employees - turun, naik)):
            if orang and (vals := nilai | tambahan):
                self._teruskan(orang, lama, vals)
                orang._ekinerja_ubah(self.tanggal, vals)
        ditinggal.manager_id = False
        return ditinggal

    def _nilai_versi(self):
        """Columns of hr.version that this mutasi sets."""
        unor = self.department_id if self.jenis == "pimpinan" else self.unor_id
        vals = {}
        if unor:
            vals["department_id"] = unor.id
        if self.jabatan:
            vals |= {"job_id": self._jabatan_id(), "job_title": self.jabatan.strip(), "tmt_jabatan": self.tanggal}
        if self.jenis_jabatan:
            vals["jenis_jabatan"] = self.jenis_jabatan
        if self.jenjang_id:
            vals["jenjang_id"] = self.jenjang_id.id
        if self.golongan_id:
            vals |= {"golongan_id": self.golongan_id.id, "tmt_golongan": self.tanggal}
        return vals

    def _jabatan_id(self):
        nama = self.jabatan.strip()
        job = self.env["hr.job"]
        ada = job.search([("company_id", "=", self.company_id.id), ("name", "=", nama)], limit=1)
        return (ada or job.create({"name": nama, "company_id": self.company_id.id})).id

    def _lepas_pimpinan(self, versi):
        """Whoever leaves the unor, or its structural jabatan, heads it no more."""
        tujuan = self.department_id if self.jenis == "pimpinan" else self.unor_id
        keluar = tujuan and tujuan != versi.department_id
        turun = self.jenis_jabatan and versi.jenis_jabatan in STRUKTURAL and self.jenis_jabatan not in STRUKTURAL
        return bool(keluar or turun)

    def _teruskan(self, employees, lama, vals):
        """Carry the change into later versions that still repeat what held before it: an SK that arrives late."""
        kolom = {nama: self.env["hr.version"]._fields[nama] for nama in vals if nama not in ("tmt_jabatan", "tmt_golongan")}
        # sudo: hr.version - the versions that the mutasi is about to change, whoever may read them
        nanti = self.env["hr.version"].sudo().search(
            [("employee_id", "in", employees.ids), ("date_version", ">", self.tanggal)], order="employee_id, date_version"
        )
        berakhir, tulis = set(), defaultdict(lambda: nanti.browse())
        for versi in nanti:
            asal = lama[versi.employee_id.id]
            for nama in kolom:
                kunci = (versi.employee_id.id, nama)
                if kunci not in berakhir and versi[nama] == asal[nama]:
                    tulis[nama] |= versi
                else:
                    berakhir.add(kunci)
        pendamping = {"job_title": "tmt_jabatan", "golongan_id": "tmt_golongan"}
        for nama, semua in tulis.items():
            self.env["hr.version"].browse(semua.ids).write({satu: vals[satu] for satu in (nama, pendamping.get(nama)) if satu in vals})

    def _turunkan(self, employee):
        """The former head heads the unor no more from the date on."""
        if employee and employee._ekinerja_versi_pada(self.tanggal)[employee.id].is_pimpinan:
            self._teruskan(employee, employee._ekinerja_versi_pada(self.tanggal), {"is_pimpinan": False})
            employee._ekinerja_ubah(self.tanggal, {"is_pimpinan": False})

    def _ubah_atasan(self, pindah, unor):
        """Atasan of those who move and of everybody below a unor that changed hands; returns the people whose atasan may have changed."""
        atasan = self.env["ekinerja.atasan"]
        if self.atasan_id:
            peta = dict.fromkeys(pindah.ids, (self.atasan_id.id, False))
            atasan._tetapkan(peta, self.tanggal, sumber="koreksi", verifikator=self.verifikator_id, ganti_koreksi=True)
        elif self.unor_id or self.jenis == "pimpinan":
            atasan._tetapkan_struktur(pindah, self.tanggal, ganti_koreksi=True)
        bawahan = self.env["hr.employee"].search([("department_id", "child_of", unor.ids), ("id", "not in", pindah.ids)]) if unor else unor.manager_id
        if bawahan:
            atasan._tetapkan_struktur(bawahan, self.tanggal)
        return bawahan | self._ganti_koreksi(pindah)

    def _ganti_koreksi(self, pindah):
        """Corrections that name the former head follow the new one."""
        atasan = self.env["ekinerja.atasan"]
        if not self.pimpinan_lama_id:
            return atasan.employee_id
        rows = atasan.search(
            atasan._domain_berlaku(self.tanggal) & Domain("atasan_id", "=", self.pimpinan_lama_id.id) & Domain("sumber", "=", "koreksi")
            & Domain("pegawai_plt_id", "=", False)
        )
        orang = rows.employee_id - pindah
        for verifikator, milik in rows.grouped("verifikator_id").items():
            siapa = verifikator if verifikator != self.pimpinan_lama_id else None
            peta = dict.fromkeys((milik.employee_id & orang).ids, (self.pimpinan_id.id, False))
            atasan._tetapkan(peta, self.tanggal, sumber="koreksi", verifikator=siapa, ganti_koreksi=True)
        return orang
