from collections import Counter, defaultdict

from odoo import models
from odoo.fields import Domain

from ..calc.matriks import kunci

TANPA = "-"


class EkinerjaMatriks(models.Model):
    """What a matrix shows: columns from the SKP of the pimpinan, rows from structure or tim, cells from peran and RHK of the members.

    All of it for any number of matrices in a number of queries that does not grow with them.
    """

    _inherit = "ekinerja.matriks"

    def isi(self):
        """The whole grid.

        Cells are keyed ``"<employee id>-<indikator id>"``. Each peran has a status:

        - ``ada``    the RHK of the member says the same
        - ``beda``   the RHK that came of it says something else now (``rhk``)
        - ``usul``   the SKP of the member is approved or submitted: proposed for a revision
        - ``belum``  no RHK yet

        ``skp`` of a cell are RHK by which the member intervenes on the indikator without a peran in the matrix (BKN-MPH-07).

        :returns: dict of plain values
        """
        self.ensure_one()
        self.check_access("read")
        data = self._data()[self]
        dua = self._tingkat_dua([orang["employee_id"] for orang in data["baris"]])
        for orang in data["baris"]:
            orang["matriks"] = dua.get(orang["employee_id"], [])
        return data | {
            "id": self.id, "nama": self.nama, "jenis": self.jenis, "tahun": self.tahun, "boleh_ubah": self.can_ubah, "unor_atasan": self.unor_atasan or "",
            "disalurkan": bool(self.disalurkan_pada), "sel": {f"{orang}-{kolom}": sel for (orang, kolom), sel in data["sel"].items()},
            "tim": self._tim_unor() if self.jenis == "unor" else [],
        }  # fmt: skip

    def _data(self):
        """``{matriks: values}``, as superuser: the right to the matrices was checked."""
        # sudo: hr.employee, ekinerja.skp - names, jabatan, RHK and indikator that a matrix shows to whoever may read it
        semua = self.sudo()
        pemimpin, skp_pemimpin, anggota = semua._pemimpin(), semua._skp_pemimpin(), semua._anggota()
        skp_semua = semua.env["ekinerja.skp"].union(*skp_pemimpin.values())
        kolom = semua.env["ekinerja.indikator"].search([("rhk_id.skp_id", "in", skp_semua.ids)], order="rhk_id, sequence, id")
        kolom.rhk_id.fetch(["name", "skp_id", "jenis", "sequence"])
        kolom_per_skp = kolom.sorted(lambda i: (i.rhk_id.jenis != "utama", i.rhk_id.sequence, i.rhk_id.id, i.sequence, i.id)).grouped(
            lambda i: i.rhk_id.skp_id
        )
        orang = semua.env["hr.employee"].union(*anggota.values())
        skp_anggota = semua._skp_anggota(orang)
        peran = semua.env["ekinerja.matriks.peran"].search([("matriks_id", "in", self.ids)]).grouped("matriks_id")
        rhk = semua._rhk_anggota(orang, kolom)
        hasil = {}
        for matriks, sudo in zip(self, semua, strict=True):
            milik = kolom_per_skp.get(skp_pemimpin[sudo], kolom.browse())
            baris = [sudo._baris(satu, skp_anggota.get((satu.id, sudo.tahun)), sudo) for satu in anggota[sudo]]
            sel, lepas = sudo._sel(peran.get(sudo, semua.env["ekinerja.matriks.peran"]), milik, {satu["employee_id"] for satu in baris}, rhk)
            hasil[matriks] = {
                "pimpinan": sudo._baris_pimpinan(pemimpin[sudo], skp_pemimpin[sudo]),
                "kolom": [sudo._kolom(nomor, indikator) for nomor, indikator in enumerate(milik, 1)],
                "baris": baris, "sel": sel, "lepas": lepas,
                "selisih": Counter(
                    status for isi in sel.values() for status in [p["status"] for p in isi["peran"] if p["status"] != "ada"] + ["skp"] * len(isi["skp"])
                ),
                "pesan": sudo._pesan_kosong(pemimpin[sudo], milik, baris),
            }  # fmt: skip
        return hasil

    def _pesan_kosong(self, pemimpin, kolom, baris):
        """What is missing for a grid, and who can help."""
        if not pemimpin:
            return self.env._("This unor has no pimpinan, so there is no SKP to divide. Ask the admin instansi to appoint one, or a PLT/PLH.")
        if not kolom:
            return self.env._(
                "The columns are the indikator of the SKP %(year)s of %(name)s: they appear when that SKP is approved.",
                year=self.tahun, name=pemimpin.name,
            )  # fmt: skip
        if not baris:
            return self.env._("Nobody stands under %s yet. Add pegawai of other unor, or correct the structure.", pemimpin.name)
        return ""

    # -- columns -----------------------------------------------------------------------------------------------------------

    def _pemimpin(self):
        """``{matriks: pimpinan or ketua}``; who acts as PLT/PLH today where a unor has no pimpinan."""
        kosong = self.filtered(lambda matriks: not matriks.tim_id and not matriks.department_id.manager_id)
        plt = self.env["ekinerja.plt"].search([("department_id", "in", kosong.department_id.ids), ("status", "=", "aktif")]) if kosong else ()
        per_unor = {satu.department_id: satu.employee_id for satu in plt}
        return {
            matriks: matriks.tim_id.ketua_id or matriks.department_id.manager_id
            or per_unor.get(matriks.department_id, self.env["hr.employee"])
            for matriks in self
        }  # fmt: skip

    def _skp_pemimpin(self):
        """``{matriks: approved SKP of the year}`` of the pimpinan or ketua; that of a PLT/PLH where the pimpinan has none."""
        pemimpin = self._pemimpin()
        orang = self.env["hr.employee"].union(*pemimpin.values())
        unor = self.filtered(lambda matriks: not matriks.tim_id).department_id
        semua = self.env["ekinerja.skp"].search_fetch(
            Domain("state", "=", "disetujui") & Domain("tahun", "in", list(set(self.mapped("tahun")))) & (
                (Domain("employee_id", "in", orang.ids) & Domain("status_jabatan", "=", "definitif"))
                | Domain("plt_id", "any!", [("department_id", "in", unor.ids)])
            ),
            ["employee_id", "tahun", "plt_id", "department_id"], order="date_start",
        )  # fmt: skip
        definitif = defaultdict(semua.browse)
        plt = {}
        for skp in semua:
            if skp.plt_id:
                plt[skp.plt_id.department_id.id, skp.tahun] = skp
            else:
                definitif[skp.employee_id.id, skp.tahun] |= skp
        hasil = {}
        for matriks in self:
            milik = definitif[pemimpin[matriks].id, matriks.tahun]
            # who moved in the year has two: the one in this unor counts
            pilih = milik.filtered(lambda skp, m=matriks: skp.department_id == m.department_id)[-1:] or milik[-1:]
            hasil[matriks] = pilih or (not matriks.tim_id and plt.get((matriks.department_id.id, matriks.tahun))) or semua.browse()
        return hasil

    def _kolom(self, nomor, indikator):
        return {
            "id": indikator.id, "nomor": f"IKI {nomor}", "nama": indikator.name, "rhk_id": indikator.rhk_id.id, "rhk": indikator.rhk_id.name,
            "target": " ".join(filter(None, (indikator.target, indikator.satuan))),
        }  # fmt: skip

    def _baris_pimpinan(self, orang, skp):
        return {
            "employee_id": orang.id, "nama": orang.name or "", "nip": orang.nip or "", "jabatan": skp.pegawai_jabatan or orang.job_title or "",
            "skp_id": skp.id,
        }  # fmt: skip

    # -- cells -------------------------------------------------------------------------------------------------------------

    def _rhk_anggota(self, orang, kolom):
        """``{(employee id, indikator id): [RHK]}`` of members that intervene on these indikator; by the RHK alone on its first indikator."""
        semua = self.env["ekinerja.rhk"].search_fetch(
            Domain("skp_id.active", "=", True) & Domain("skp_id.employee_id", "in", orang.ids)
            & (Domain("indikator_atasan_id", "in", kolom.ids) | Domain("rhk_atasan_id", "in", kolom.rhk_id.ids)),
            ["name", "skp_id", "indikator_atasan_id", "rhk_atasan_id"],
        )  # fmt: skip
        semua.skp_id.fetch(["employee_id"])
        pertama = {}
        for indikator in kolom:
            pertama.setdefault(indikator.rhk_id.id, indikator.id)
        hasil = defaultdict(list)
        for rhk in semua:
            if indikator_id := rhk.indikator_atasan_id.id or pertama.get(rhk.rhk_atasan_id.id):
                hasil[rhk.skp_id.employee_id.id, indikator_id].append(rhk)
        return hasil

    def _sel(self, peran, kolom, orang, rhk):
        """Cells of one matrix, and what lies outside of its columns."""
        menurut_teks = {}
        for indikator in kolom:
            menurut_teks.setdefault(kunci(indikator.name), indikator.id)
        ada = set(kolom.ids)
        sel, lepas = defaultdict(lambda: {"peran": [], "tanpa": False, "skp": []}), []
        for satu in peran:
            # a revised SKP has new rows with the old words
            indikator_id = satu.indikator_id.id if satu.indikator_id.id in ada else menurut_teks.get(kunci(satu.indikator_nama))
            if not indikator_id:
                lepas.append({"id": satu.id, "employee_id": satu.employee_id.id, "pegawai": satu.employee_id.name, "indikator": satu.indikator_nama,
                              "nama": satu.name or TANPA})  # fmt: skip
                continue
            isi = sel[satu.employee_id.id, indikator_id]
            if satu.is_tanpa:
                isi["tanpa"] = True
            else:
                status = satu._status(rhk.get((satu.employee_id.id, indikator_id), ()))
                isi["peran"].append({"id": satu.id, "nama": satu.name} | status)
        for (employee_id, indikator_id), milik in rhk.items():
            if employee_id in orang and indikator_id in ada:
                dikenal = {p["rhk_id"] for p in sel[employee_id, indikator_id]["peran"]}
                sel[employee_id, indikator_id]["skp"] = [{"rhk_id": r.id, "nama": r.name} for r in milik if r.id not in dikenal]
        return {tempat: isi for tempat, isi in sel.items() if isi["peran"] or isi["tanpa"] or isi["skp"]}, lepas

    # -- levels ------------------------------------------------------------------------------------------------------------

    def _tingkat_dua(self, employee_ids):
        """``{employee id: [{id, nama}]}`` of the matrices that members have of their own, as far as the user may read them."""
        domain = Domain("tahun", "=", self.tahun) & Domain("id", "!=", self.id) & (
            (Domain("tim_id", "=", False) & Domain("department_id", "any!", [("manager_id", "in", employee_ids)]))
            | Domain("tim_id", "any!", [("ketua_id", "in", employee_ids), ("active", "=", True)])
        )
        hasil = defaultdict(list)
        for matriks in self.search(domain):
            # sudo: ekinerja.tim, hr.department - who leads, to put the link in the right row
            sudo = matriks.sudo()
            hasil[(sudo.tim_id.ketua_id or sudo.department_id.manager_id).id].append({"id": matriks.id, "nama": matriks.nama})
        return hasil

    def _tim_unor(self):
        """Matrices of the tim kerja to which this unor assigns work, as far as the user may read them."""
        semua = self.search([("department_id", "=", self.department_id.id), ("tahun", "=", self.tahun), ("tim_id.active", "=", True)])
        return [{"id": satu.id, "nama": satu.nama} for satu in semua]


class EkinerjaMatriksPeran(models.Model):
    _inherit = "ekinerja.matriks.peran"

    def _status(self, rhk):
        """How the SKP of the member stands to this peran; ``rhk`` are those of the member in the cell."""
        self.ensure_one()
        sama = next((satu for satu in rhk if kunci(satu.name) == kunci(self.name)), None)
        milik = self.rhk_id if self.rhk_id.skp_id.active else sama
        if milik and kunci(milik.name) == kunci(self.name):
            return {"status": "ada", "rhk_id": milik.id}
        if milik:
            return {"status": "beda", "rhk_id": milik.id, "rhk": milik.name}
        if sama:
            return {"status": "ada", "rhk_id": sama.id}
        return {"status": "usul" if self.diusulkan_pada else "belum", "rhk_id": False}
