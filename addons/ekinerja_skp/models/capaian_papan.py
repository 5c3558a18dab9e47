from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.ekinerja_admin.calc.distribusi import PREDIKAT, penyimpangan, periksa_distribusi, persen


class EkinerjaCapaianOrganisasi(models.Model):
    """Numbers for pola distribusi and calibration: per unor and per penilai, against the whole.

    Who stands out: a group of at least as many rated pegawai as the instansi says, of whom more than the share it says would need another
    predikat for the group to be spread like the whole (half the sum of the differences of the shares).
    """

    _inherit = "ekinerja.capaian.organisasi"

    @api.model
    def _periksa_papan(self, unor, company):
        """Pola distribusi and calibration are for the admin instansi and the auditor, of one unor for who heads it or acts there."""
        user = self.env.user
        if self.env.su or user.has_group("ekinerja_admin.group_admin_instansi") or user.has_group("ekinerja_admin.group_auditor"):
            if self.env.su or company in self.env.companies:
                return
        elif unor and unor in self._unor_pimpinan():
            return
        raise AccessError(
            self.env._("Pola distribusi is shown to the admin instansi, the auditor and the head of the unit. Choose the unit that you head.")
        )

    @api.model
    def _unor_pimpinan(self):
        """Units with a capaian organisasi that the user heads today, or acts in."""
        # sudo: hr.department, ekinerja.plt - which unor the user leads
        unor = self.env["hr.department"].sudo().search([
            "|", ("manager_id.user_id", "=", self.env.uid), ("plt_ids", "any", [("employee_id.user_id", "=", self.env.uid), ("status", "=", "aktif")]),
        ])  # fmt: skip
        return unor.filtered(lambda satu: satu._is_capaian()).with_env(self.env)

    @api.model
    def _papan(self, company, tahun, periode, unor=None):
        """Rows of the board, for callers that checked the right; one query.

        :param unor: one unit; empty: the whole instansi
        :returns: ``{"semua": {predikat: n}, "jumlah": n, "induk"/"unor"/"penilai": [row]}``, a row is ``{"id", "nama", "jumlah", "dinilai",
            "sebaran": {predikat: n}, "simpang": Fraction, "menonjol": bool}``
        """
        saring = SQL("unor_id = %s", unor.id) if unor else SQL("TRUE")
        rows = self.env.execute_query(SQL(
            """SELECT unor_id, department_id, penilai_id, predikat, count(*) FROM (%s) orang WHERE %s
                GROUP BY unor_id, department_id, penilai_id, predikat""", self._sql_orang([(company, tahun, periode)]), saring,
        ))  # fmt: skip
        semua, kelompok = {}, {"induk": {}, "unor": {}, "penilai": {}}
        for induk_id, department_id, penilai_id, predikat, n in rows:
            if predikat:
                semua[predikat] = semua.get(predikat, 0) + n
            for jenis, kunci in (("induk", induk_id), ("unor", department_id), ("penilai", penilai_id)):
                satu = kelompok[jenis].setdefault(kunci, {"jumlah": 0, "sebaran": {}})
                satu["jumlah"] += n
                if predikat:
                    satu["sebaran"][predikat] = satu["sebaran"].get(predikat, 0) + n
        # sudo: hr.department, hr.employee - names of units and of penilai for those who may see the board
        model = {"induk": "hr.department", "unor": "hr.department", "penilai": "hr.employee"}
        return {"semua": semua, "jumlah": sum(row[-1] for row in rows)} | {
            jenis: self._baris_papan(self.env[model[jenis]].sudo(), isi, semua, company.sudo()) for jenis, isi in kelompok.items()
        }

    @api.model
    def _ringkas_papan(self, company, tahun, periode, unor):
        """The board with its picture, for callers that checked the right: of the capaian where there is one, else of the numbers of now.

        :returns: the values of :meth:`_papan` with ``capaian``, ``nilai``, ``progres``, ``grafik`` and ``pelanggaran``
        """
        isi = self._papan(company, tahun, periode, unor)
        capaian = self._pada(company, tahun, periode).get(unor.id) or self.browse()
        # sudo: hr.department - name of a unit that was checked
        nama = unor.sudo().name or company.name
        sebaran = {kunci: isi["semua"].get(kunci, 0) for kunci in PREDIKAT} | {"jumlah": isi["jumlah"]}
        return isi | {
            "capaian": capaian,
            "nilai": capaian.nilai,
            "progres": capaian.progres if capaian else f"{sum(isi['semua'].values())} / {isi['jumlah']}",
            "grafik": capaian.grafik if capaian else self._gambar(sebaran, False, (), nama),
            "pelanggaran": capaian.pelanggaran,
        }

    @api.model
    def _waktu_terakhir(self, company, unor=None):
        """``(year, period)`` that was rated last, of that year the Final one if it has ratings; without any the Final period of this year."""
        domain = Domain("company_id", "=", company.id) & Domain("state", "!=", "draft")
        if unor:
            domain &= Domain("department_id", "child_of", unor.id)
        # sudo: ekinerja.evaluasi - only in which periods somebody is rated
        dinilai = self.env["ekinerja.evaluasi"].sudo()._read_group(domain, ["tahun", "periode_id"])
        if dinilai:
            tahun, periode = max(dinilai, key=lambda row: (row[0], row[1].jenis == "final", row[1].tanggal(row[0])["akhir"]))
            return tahun, periode.with_env(self.env)
        periode = self.env["ekinerja.periode"].search([("company_id", "=", company.id)])
        return company._ekinerja_hari_ini().year, periode.filtered(lambda satu: satu.jenis == "final")[:1] or periode[:1]

    @api.model
    def _evaluasi_ids(self, company, tahun, periode, unor=None):
        """Ids of the evaluations that the board counts."""
        saring = SQL("unor_id = %s", unor.id) if unor else SQL("TRUE")
        return [evaluasi_id for evaluasi_id, in self.env.execute_query(SQL(
            "SELECT evaluasi_id FROM (%s) orang WHERE evaluasi_id IS NOT NULL AND %s", self._sql_orang([(company, tahun, periode)]), saring
        ))]  # fmt: skip

    @api.model
    def _baris_papan(self, model, isi, semua, company):
        nama = {record.id: record.name for record in model.with_context(active_test=False).browse([kunci for kunci in isi if kunci])}
        hasil = []
        for kunci, satu in isi.items():
            dinilai = sum(satu["sebaran"].values())
            simpang = penyimpangan(satu["sebaran"], semua)
            hasil.append(satu | {
                "id": kunci, "nama": nama.get(kunci) or "-", "dinilai": dinilai, "simpang": simpang,
                "menonjol": dinilai >= company.ekinerja_kalibrasi_orang and simpang * 100 > company.ekinerja_kalibrasi_ambang,
            })  # fmt: skip
        return sorted(hasil, key=lambda satu: (-satu["simpang"] if satu["menonjol"] else 1, satu["nama"]))

    @api.model
    def _tabel_papan(self, baris, pertama):
        """Rows of the board as a table."""
        return self.env["ir.qweb"]._render("ekinerja_skp.papan_tabel", {"baris": baris, "pertama": pertama, "predikat": PREDIKAT, "persen": persen})

    # -- downloads -----------------------------------------------------------------------------------------------------

    def _dok_pola(self):
        """Values of the printed Pola Distribusi Predikat Kinerja."""
        self.ensure_one()
        # sudo: ekinerja.periode, res.company, hr.department - names and dates on a document that the reader may see
        sudo = self.sudo()
        distribusi = self._distribusi()[self]
        sebaran = {kunci: distribusi[kunci] for kunci in PREDIKAT}
        return {
            "judul": ["POLA DISTRIBUSI PREDIKAT KINERJA PEGAWAI"],
            "draf": "" if self.state == "final" else "BELUM FINAL",
            "instansi": sudo.company_id.name.upper(),
            "periode_penilaian": f"{sudo.periode_id.name} {self.tahun}".upper(),
            "unor": sudo.department_id.name,
            "nilai": dict(self._fields["nilai"].selection).get(self.nilai, "Belum ditetapkan"),
            "gambar": self._grafik()[self],
            "baris": [(nama, sebaran[kunci], persen(sebaran[kunci], distribusi["dinilai"])) for kunci, nama in PREDIKAT.items()],
            "dinilai": distribusi["dinilai"],
            "jumlah": distribusi["jumlah"],
            "pelanggaran": self._pelanggaran()[self],
        }

    def _pdf_pola(self):
        """``(file name, PDF)``: one sheet a unit."""
        self.check_access("read")
        for row in self:
            self._periksa_papan(row.department_id, row.company_id)
        isi = self.env["ekinerja.cetak"]._pdf("ekinerja_skp.cetak_pola_distribusi", [row._dok_pola() for row in self], "Pola Distribusi Predikat Kinerja")
        return f"Pola Distribusi {self[:1].tahun}.pdf", isi

    def _baris_xlsx(self):
        """Rows of the Excel download: every unit of the period of this capaian that the user may see; frozen numbers where final."""
        self.ensure_one()
        self._periksa_papan(self.department_id, self.company_id)
        semua = self.search([("company_id", "=", self.company_id.id), ("tahun", "=", self.tahun), ("periode_id", "=", self.periode_id.id)])
        # who heads one unit downloads that one
        if not self.env.su and not (
            self.env.user.has_group("ekinerja_admin.group_admin_instansi") or self.env.user.has_group("ekinerja_admin.group_auditor")
        ):
            pimpinan = self._unor_pimpinan()
            semua = semua.filtered(lambda row: row.department_id in pimpinan)
        distribusi, nilai, state = semua._distribusi(), dict(self._fields["nilai"].selection), dict(self._fields["state"].selection)
        langgar = semua._pelanggaran(distribusi)
        yield ["No", "Unit Kerja Induk", "Tahun", "Periode", "Capaian Organisasi", "Status", "Pegawai", "Dinilai", *PREDIKAT.values(),
               *(f"{nama} (%)" for nama in PREDIKAT.values()), "Di luar pedoman"]  # fmt: skip
        for nomor, row in enumerate(semua, 1):
            isi = distribusi[row]
            # sudo: hr.department, ekinerja.periode - names
            yield [
                nomor, row.sudo().department_id.name, row.tahun, row.sudo().periode_id.name, nilai.get(row.nilai, ""), state[row.state], isi["jumlah"],
                isi["dinilai"], *(isi[kunci] for kunci in PREDIKAT), *(isi[kunci] / isi["dinilai"] if isi["dinilai"] else "" for kunci in PREDIKAT),
                "\n".join(langgar[row]),
            ]  # fmt: skip

    def action_pdf_pola(self):
        """Let the browser fetch the PDF of this unit."""
        self.ensure_one()
        self._periksa_papan(self.department_id, self.company_id)
        return {"type": "ir.actions.act_url", "url": f"/ekinerja/capaian/{self.id}/pola.pdf", "target": "self"}

    def action_xlsx_pola(self):
        """Let the browser fetch the numbers of all units of the period."""
        self.ensure_one()
        self._periksa_papan(self.department_id, self.company_id)
        return {"type": "ir.actions.act_url", "url": f"/ekinerja/capaian/{self.id}/pola.xlsx", "target": "self"}

    def action_papan(self):
        """Open the board of this unit and period."""
        self.ensure_one()
        self._periksa_papan(self.department_id, self.company_id)
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.kalibrasi_action") | {"context": {
            "hierarchical_naming": False, "default_company_id": self.company_id.id, "default_tahun": self.tahun, "default_periode_id": self.periode_id.id,
            "default_department_id": self.department_id.id,
        }}  # fmt: skip

    @api.model
    def _andai(self, nilai, pedoman, sebaran):
        """Sentences about a distribution that nobody has: what-if."""
        return periksa_distribusi(nilai, sebaran, pedoman) if nilai else []
