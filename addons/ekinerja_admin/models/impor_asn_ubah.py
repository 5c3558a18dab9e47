from collections import defaultdict

from odoo import fields, models

from .impor_asn import FIELD_GOLONGAN, FIELD_JABATAN, FIELD_PEGAWAI, FIELD_TETAP

STRUKTURAL = ("jpt", "administrator", "pengawas")


class EkinerjaImpor(models.Model):
    """Data ASN: what becomes of a pegawai who changed.

    A change of jabatan, unor or golongan with a TMT after the start of the version starts a new version on that day; anything else
    corrects the version in place.
    """

    _inherit = "ekinerja.impor"

    def _ubah_pegawai(self, rows, jabatan):
        """Apply changed rows; all new versions in one create call."""
        if not rows:
            return
        versi = self._versi_baris(rows)
        susulan = []
        for row in rows:
            employee = row.employee_id.with_env(self.env)
            if vals := self._nilai(row, FIELD_PEGAWAI):
                employee.write(vals)
            langkah = self._langkah(row, versi[row], jabatan)
            if di_tempat := langkah.pop(None, None):
                versi[row].write(di_tempat | {"last_modified_date": fields.Datetime.now(), "last_modified_uid": self.env.uid})
            if langkah:
                susulan.append((versi[row], langkah))
        self._tambah_versi(susulan)

    def _nilai(self, row, peta):
        return {nama: row.nilai[kunci] or False for kunci, nama in peta.items() if kunci in row.perubahan}

    def _versi_baris(self, rows):
        """Version that each row was compared with: ``{row: hr.version}``, one query."""
        hari_ini = self.company_id._ekinerja_hari_ini()
        per_pegawai = defaultdict(list)
        for versi in self.env["hr.version"].search([("employee_id", "in", rows.employee_id.ids)], order="employee_id, date_version"):
            per_pegawai[versi.employee_id.id].append(versi)
        hasil = {}
        for row in rows:
            hari = max([hari_ini] + [fields.Date.to_date(row.nilai[kunci]) for kunci in ("tmt_jabatan", "tmt_golongan") if row.nilai.get(kunci)])
            semua = per_pegawai[row.employee_id.id]
            hasil[row] = next((versi for versi in reversed(semua) if versi.date_version <= hari), semua[0])
        return hasil

    def _langkah(self, row, versi, jabatan):
        """Values by the day they start; under ``None`` those that correct the version in place."""
        langkah = defaultdict(dict)
        if tetap := self._nilai(row, FIELD_TETAP):
            langkah[None].update(tetap)
        for peta, kunci_tmt in ((FIELD_GOLONGAN, "tmt_golongan"), (FIELD_JABATAN, "tmt_jabatan")):
            vals = self._nilai(row, peta)
            if peta is FIELD_JABATAN:
                if "jabatan" in row.perubahan:
                    vals |= {"job_id": jabatan[row.nilai["jabatan"]], "job_title": row.nilai["jabatan"]}
                if self._lepas_pimpinan(row, versi):
                    vals["is_pimpinan"] = False
            if not vals:
                continue
            tmt = fields.Date.to_date(row.nilai.get(kunci_tmt))
            # a TMT alone is corrected; with a new value behind it, it starts something
            mulai = tmt if tmt and tmt > versi.date_version and vals.keys() != {kunci_tmt} else None
            langkah[mulai].update(vals)
        return dict(langkah)

    def _lepas_pimpinan(self, row, versi):
        """Whoever leaves the unor, or its structural jabatan, heads it no more; the closing job marks the head of the new one."""
        pindah = "unor_id" in row.perubahan
        turun = versi.jenis_jabatan in STRUKTURAL and row.nilai["jenis_jabatan"] not in STRUKTURAL
        return versi.is_pimpinan and (pindah or turun)

    def _tambah_versi(self, susulan):
        """Create the versions of ``[(version to copy, {day: values})]``, each on top of the one before."""
        if not susulan:
            return
        salinan = self.env["hr.version"].union(*(versi for versi, _langkah in susulan)).copy_data()
        nilai = []
        for dasar, (_versi, langkah) in zip(salinan, susulan, strict=True):
            for mulai in sorted(langkah):
                dasar = dasar | langkah[mulai] | {
                    "date_version": mulai, "last_modified_date": fields.Datetime.now(), "last_modified_uid": self.env.uid,
                }  # fmt: skip
                nilai.append(dict(dasar))
        self.env["hr.version"].create(nilai)
