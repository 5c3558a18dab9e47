from odoo import fields, models
from odoo.fields import Domain

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia
from odoo.addons.ekinerja_admin.models.res_company_batas import Entri

from ..calc.mutasi import putuskan_evaluasi, putuskan_skp
from .skp import STATE

KOLOM_SKP = (
    "employee_id", "department_id", "date_start", "date_end", "tahun", "status_jabatan", "state", "penilai_id", "atasan_penilai_id", "pegawai_nama",
    "pegawai_nip", "pegawai_pangkat", "pegawai_jabatan", "pegawai_unit", "penilai_nama", "penilai_nip", "penilai_pangkat", "penilai_jabatan",
    "penilai_unit", "atasan_nama", "atasan_nip", "atasan_pangkat", "atasan_jabatan", "atasan_unit",
)  # fmt: skip


class EkinerjaMutasi(models.Model):
    """SKP and evaluations in the review of a mutasi; the decisions are those of ``calc/mutasi.py``."""

    _inherit = "ekinerja.mutasi"

    salin_rhk = fields.Boolean("Copy RHK into the new SKP", help="With their indikator; links to the RHK of the former atasan are not copied.")

    def _dokumen(self, employees, tanggal):
        """SKP whose range is not over, each with its evaluations that are not final."""
        skp = self._skp_terkait(employees, tanggal)
        data = dict(zip(skp.ids, skp._data_pihak_sejak(tanggal), strict=True))
        hari = max(tanggal, self.company_id._ekinerja_hari_ini())
        jabatan_sejak = self._jabatan_sejak(skp.employee_id, hari)
        atasan_sejak = self.env["ekinerja.atasan"]._sejak(skp.employee_id, hari)
        berubah = {}
        for satu in skp:
            apa = self._yang_berubah(satu, data[satu.id])
            if apa:
                sejak = jabatan_sejak[satu.employee_id.id]
                penilai_sejak = atasan_sejak.get(satu.employee_id.id, tanggal) if "penilai" in apa else None
                putusan = putuskan_skp(apa, sejak, satu.date_start, satu.date_end, satu.status_jabatan, bekas=satu.employee_id == self.pimpinan_lama_id)
                berubah[satu] = (putusan, sejak, penilai_sejak)
        evaluasi = self._evaluasi_terkait(skp.browse([satu.id for satu, (putusan, *_sejak) in berubah.items() if putusan.tindakan != "tetap"]))
        jendela = self._jendela({(e.periode_id, e.tahun) for milik in evaluasi.values() for e in milik})
        hasil = super()._dokumen(employees, tanggal)
        for satu, (putusan, sejak, penilai_sejak) in berubah.items():
            hasil.append(self._baris_skp(satu, data[satu.id], putusan, sejak))
            pisah = sejak if putusan.tindakan == "pisah" else None
            hasil += [self._baris_evaluasi(e, data[satu.id], jendela[e.periode_id, e.tahun], pisah, penilai_sejak) for e in evaluasi.get(satu.id, ())]
        return hasil

    def _skp_terkait(self, employees, tanggal):
        pelaku = self._pelaku().ids
        milik = Domain("employee_id", "in", employees.ids)
        if self.jenis != "penyesuaian":
            milik |= Domain("penilai_id", "in", pelaku) | Domain("atasan_penilai_id", "in", pelaku)
        # sudo: ekinerja.skp - the admin instansi reviews the open documents of everybody in the own instansi
        return self.env["ekinerja.skp"].sudo().search_fetch(
            milik & Domain("company_id", "=", self.company_id.id) & Domain("date_end", ">=", max(tanggal, self.company_id._ekinerja_hari_ini())),
            KOLOM_SKP, order="department_id, pegawai_nama, date_start, id",
        )  # fmt: skip

    def _evaluasi_terkait(self, skp):
        """``{skp id: evaluations that are not final}``."""
        # sudo: ekinerja.evaluasi, ekinerja.evaluasi.rhk - as for the SKP
        semua = self.env["ekinerja.evaluasi"].sudo().search([("skp_id", "in", skp.ids), ("state", "!=", "final")], order="skp_id, periode_urutan")
        semua.line_ids.fetch(["rating", "umpan_balik"])
        return semua.grouped(lambda evaluasi: evaluasi.skp_id.id)

    def _jabatan_sejak(self, employees, hari):
        """First day of the jabatan and unor that hold on a day: ``{employee id: date}``; versions that repeat both are one."""
        # sudo: hr.version - dates of the career, for the split of a document
        versi = self.env["hr.version"].sudo().search_fetch(
            [("employee_id", "in", employees.ids), ("date_version", "<=", hari)], ["employee_id", "date_version", "department_id", "job_title"],
            order="employee_id, date_version",
        )  # fmt: skip
        hasil, terakhir = {employee.id: hari for employee in employees}, {}
        for satu in versi:
            kunci = (satu.department_id.id, satu.job_title)
            if terakhir.get(satu.employee_id.id) != kunci:
                hasil[satu.employee_id.id], terakhir[satu.employee_id.id] = satu.date_version, kunci
        return hasil

    def _yang_berubah(self, skp, data):
        """What differs, in the words of ``calc/mutasi.py``."""
        beda = skp._beda_pihak(data)
        apa = set()
        if skp.department_id.id != data["department_id"]:
            apa.add("unor")
        if "pegawai_jabatan" in beda:
            apa.add("jabatan")
        if skp.penilai_id.id != data["penilai_id"]:
            apa.add("penilai")
        if beda or skp.atasan_penilai_id.id != data["atasan_penilai_id"]:
            apa.add("data")
        return apa

    def _baris_skp(self, skp, data, putusan, sejak):
        state = dict(STATE)
        sebelum, sesudah = self._teks_beda(skp, data)
        if putusan.tindakan == "pisah":
            sesudah = [self.env._("New SKP from %s", tanggal_indonesia(sejak)), *sesudah]
        return {
            "res_model": skp._name, "res_id": skp.id, "employee_id": skp.employee_id.id, "pegawai_nama": skp.pegawai_nama,
            "name": self.env._("SKP %(start)s to %(end)s, %(state)s", start=skp.date_start.strftime("%d-%m-%Y"), end=skp.date_end.strftime("%d-%m-%Y"),
                               state=state[skp.state]),
            "sebelum": "\n".join(sebelum), "sesudah": "\n".join(sesudah), "tindakan": putusan.tindakan, "pilihan": list(putusan.pilihan),
            "tanggal": sejak if putusan.tindakan == "pisah" else False, "alasan": self._alasan_putusan(putusan.alasan),
        }  # fmt: skip

    def _teks_beda(self, skp, data):
        """Lines of what changes, before and after; of another person only who it is and with which jabatan."""
        beda = skp._beda_pihak(data)
        for pihak in ("penilai", "atasan"):
            if f"{pihak}_nama" in beda and f"{pihak}_nip" in beda:
                for nama in ("nip", "pangkat", "unit"):
                    beda.pop(f"{pihak}_{nama}", None)
        return [[f"{self._label_pihak(nama)}: {nilai[n] or '-'}" for nama, nilai in beda.items()] for n in (0, 1)]

    def _label_pihak(self, kolom):
        return self.env["ekinerja.skp"]._fields[kolom]._description_string(self.env)

    def _jendela(self, periode_tahun):
        """Evaluation window of periods in a year: ``{(periode, year): (last day, batas penilaian)}``."""
        # sudo: ekinerja.periode - dates of the period
        tanggal = {(periode, tahun): periode.sudo().tanggal(tahun) for periode, tahun in periode_tahun}
        batas = self.company_id._ekinerja_hitung_batas("penilaian", [Entri(kunci, 0, kunci[1], kunci[0]) for kunci in tanggal])
        # without a deadline of its own the evaluation belongs to the batas pengisian
        return {kunci: (hari["akhir"], batas[kunci][0] or hari["batas"]) for kunci, hari in tanggal.items()}

    def _baris_evaluasi(self, evaluasi, data, jendela, pisah, penilai_sejak):
        # sudo: ekinerja.periode - name of the period
        periode = evaluasi.periode_id.sudo()
        lama = evaluasi._penilai()
        putusan = putuskan_evaluasi(
            dinilai=evaluasi.state == "dinilai", kosong=self._kosong(evaluasi), akhir=jendela[0], batas=jendela[1], pisah=pisah,
            penilai_sejak=penilai_sejak if lama.active and not evaluasi.penilai_tetap_id else None,
        )  # fmt: skip
        penilai = {"perbarui": data["penilai_nama"], "hapus": self.env._("on the new SKP")}.get(putusan.tindakan, evaluasi.penilai_nama)
        return {
            "res_model": evaluasi._name, "res_id": evaluasi.id, "employee_id": evaluasi.skp_id.employee_id.id, "pegawai_nama": evaluasi.pegawai_nama,
            "name": self.env._("Evaluasi %(period)s %(year)s", period=periode.name, year=evaluasi.tahun),
            "sebelum": self.env._("Penilai: %s", evaluasi.penilai_nama or "-"), "sesudah": self.env._("Penilai: %s", penilai or "-"),
            "tindakan": putusan.tindakan, "pilihan": list(putusan.pilihan), "alasan": self._alasan_putusan(putusan.alasan), "orang_id": lama.id,
        }  # fmt: skip

    def _kosong(self, evaluasi):
        """Nothing is written in a draft yet."""
        lines = evaluasi.line_ids
        return not (evaluasi.rating_hasil or evaluasi.rating_perilaku or evaluasi.umpan_balik or evaluasi.catatan or any(lines.mapped("rating"))
                    or any(lines.mapped("umpan_balik")))  # fmt: skip

    def _alasan_putusan(self, kunci):
        """Reason of a proposal with its source."""
        return {
            "pindah": self.env._("The pegawai moves: a new SKP with the new pimpinan (PermenPANRB 6/2022 L-II.C.6)"),
            "pindah_awal": self.env._("It holds for the whole range of the SKP: a correction, or a move on its first day"),
            "penilai": self.env._("The jabatan stays: the SKP goes on with the successor (L-II.C.7)"),
            "data": self.env._("Names, pangkat or atasan penilai change; the SKP goes on"),
            "bekas_pimpinan": self.env._("The former pimpinan keeps the documents until the own mutasi"),
            "plt": self.env._("The SKP of a PLT or PLH stands beside the definitive one (L-IV.A.5)"),
            "plt_penilai": self.env._("The PLT or PLH reports to another leader (L-IV.A.5)"),
            "periode_selesai": self.env._("The period was over before the move: it stays with the former SKP and penilai"),
            "periode_skp_baru": self.env._("The new penilai evaluates this period on the new SKP (L-IV.A.13)"),
            "periode_catatan": self.env._("Kept as a record; the new penilai evaluates this period on the new SKP (L-IV.A.13)"),
            "jendela": self.env._("The penilai moved within the evaluation window and still evaluates (L-IV.A.14)"),
            "sudah_dinilai": self.env._("Already evaluated: it keeps the penilai who rated"),
            "pengganti": self.env._("Outside the evaluation window: the successor evaluates (L-IV.A.14)"),
        }[kunci]

    def _jumlah_tertutup(self, employees):
        """SKP whose range is over and final evaluations."""
        # sudo: ekinerja.skp, ekinerja.evaluasi - two counts
        skp, evaluasi = self.env["ekinerja.skp"].sudo(), self.env["ekinerja.evaluasi"].sudo()
        milik = Domain("employee_id", "in", employees.ids)
        return (
            super()._jumlah_tertutup(employees)
            + skp.search_count(milik & Domain("date_end", "<", self.company_id._ekinerja_hari_ini()))
            + evaluasi.search_count(Domain("skp_id", "any", milik) & Domain("state", "=", "final"))
        )
