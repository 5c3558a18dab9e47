from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from .keberatan import STATE_BERJALAN, STATE_DIPUTUS

# days for which a decision is announced
HARI_BARU = 14


class EkinerjaTugas(models.AbstractModel):
    """Tasks of the parties of a keberatan: to explain, to decide, to answer, to read the decision."""

    _inherit = "ekinerja.tugas"

    @api.model
    def _sql_ada(self):
        return super()._sql_ada() | {
            # who is party to one that runs is asked only where one runs
            "keberatan": SQL("SELECT FROM ekinerja_keberatan WHERE state IN %s", tuple(STATE_BERJALAN)),
            "keberatan_atasan": SQL("SELECT FROM ekinerja_keberatan WHERE atasan_id IN (SELECT id FROM orang)"),
            "keberatan_putus": SQL("SELECT FROM ekinerja_keberatan WHERE employee_id IN (SELECT id FROM orang) AND state IN %s", tuple(STATE_DIPUTUS)),
        }

    @api.model
    def _sumber(self, users):
        orang = self._pegawai(users)
        return super()._sumber(users) + (self._tugas_keberatan(users, orang) if orang else [])

    @api.model
    def _tugas_keberatan(self, users, orang):
        hasil = self._tugas_keberatan_selesai(users, orang) if self._ada("keberatan_putus") else []
        if not self._ada("keberatan"):
            return hasil
        # sudo: ekinerja.keberatan, ekinerja.plt, hr.department - cases of these users, of which they are told titles and dates
        keberatan, unor = self.env["ekinerja.keberatan"].sudo(), self.env["hr.department"].sudo()
        bertugas = self.env["ekinerja.plt"].sudo()._search(Domain("employee_id", "in", orang.ids) & Domain("status", "=", "aktif"))
        dipimpin = unor._search(["|", ("manager_id", "in", orang.ids), ("id", "in", bertugas.subselect("department_id"))])
        # who may be concerned; who is, the parties of the day say
        pihak = (
            Domain("employee_id", "in", orang.ids) | Domain("atasan_id", "in", orang.ids) | Domain("unor_atasan_id", "in", dipimpin)
            | Domain("skp_id.penilai_id", "in", orang.ids) | Domain("skp_id.unor_penilai_id", "in", dipimpin)
            | Domain("evaluasi_id.penilai_tetap_id", "in", orang.ids)
        )  # fmt: skip
        semua = keberatan.search(Domain("state", "in", STATE_BERJALAN) & pihak)
        if not semua:
            return hasil
        penilai, atasan = semua._user_pihak("penilai"), semua._user_pihak("atasan")
        for satu in semua:
            dasar = {"url": f"/my/keberatan/{satu.id}", "batas": satu.batas_putusan}
            nama = {"name": satu.pegawai_nama, "period": satu.periode_id.name, "year": satu.tahun}
            if penilai[satu.id] in users and not satu.penjelasan:
                hasil.append(dasar | {
                    "user_id": penilai[satu.id].id, "jenis": "keberatan_jelaskan", "judul": self.env._("Explain a keberatan of %s", satu.pegawai_nama),
                    "uraian": self.env._("%(period)s %(year)s: the atasan waits for your explanation.", **nama), "aksi": self.env._("Explain"),
                    "peran": "penilai",
                })  # fmt: skip
            if atasan[satu.id] in users:
                hasil.append(dasar | {
                    "user_id": atasan[satu.id].id, "jenis": "keberatan_putus", "judul": self.env._("Decide a keberatan of %s", satu.pegawai_nama),
                    "uraian": self.env._("%(period)s %(year)s: after %(date)s it ends as Terlambat.", date=tanggal_indonesia(satu.batas_putusan), **nama),
                    "aksi": self.env._("Check"), "peran": "penilai",
                })  # fmt: skip
            if satu.employee_id.user_id in users and satu.pertanyaan and not satu.penjelasan_pegawai:
                hasil.append(dasar | {
                    "user_id": satu.employee_id.user_id.id, "jenis": "keberatan_jawab", "judul": self.env._("Answer the question about your keberatan"),
                    "uraian": satu.pertanyaan[:300], "aksi": self.env._("Answer"),
                })  # fmt: skip
        return hasil

    @api.model
    def _tugas_keberatan_selesai(self, users, orang):
        """Decisions of the last days, to read."""
        # sudo: ekinerja.keberatan - own cases of these users
        semua = self.env["ekinerja.keberatan"].sudo().search([
            ("employee_id", "in", orang.ids), ("state", "in", STATE_DIPUTUS), ("tanggal_diputus", ">=", f"-{HARI_BARU}d"),
        ])  # fmt: skip
        return [
            {
                "user_id": satu.employee_id.user_id.id, "jenis": "keberatan_dijawab", "judul": self.env._("Your keberatan is decided"),
                "uraian": self.env._("%(period)s %(year)s, by %(who)s.", period=satu.periode_id.name, year=satu.tahun, who=satu.diputus_oleh or "-"),
                "url": f"/my/keberatan/{satu.id}", "aksi": self.env._("Read"),
            }
            for satu in semua if satu.employee_id.user_id in users
        ]  # fmt: skip
