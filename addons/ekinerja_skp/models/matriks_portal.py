from odoo import api, models
from odoo.fields import Domain


class EkinerjaMatriks(models.Model):
    """The matrix as one person sees it on a phone: the own peran, who works on the same indikator, the unor around it."""

    _inherit = "ekinerja.matriks"

    @api.model
    def _domain_milik(self):
        """Matrices that the user leads or has a part in, by place or by peran; narrower than what an admin or a pimpinan above may read."""
        # sudo: hr.employee - which pegawai the user is, the unor they head, in which matrices they have a part; which of them may be read is asked after
        semua = self.sudo()
        orang = semua.env["hr.employee"].search_fetch([("user_id", "=", self.env.uid)], ["department_id"])
        dipimpin = semua.env["hr.department"].search_fetch([("manager_id", "in", orang.ids)], ["parent_id"])
        peran = semua.env["ekinerja.matriks.peran"]._search([("employee_id", "in", orang.ids)])
        unor = Domain("tim_id", "=", False) & Domain("department_id", "in", (orang.department_id | dipimpin.parent_id).ids)
        milik = unor | Domain("lintas_ids", "in", orang.ids) | Domain("tim_id.anggota_ids", "in", orang.ids) | Domain(
            "id", "in", peran.subselect("matriks_id")
        )
        return Domain("id", "in", semua._search(milik | self._domain_kelola()))

    def _nilai_portal(self):
        """Values of the page of one matrix, for whoever may read it.

        ``sel`` of an indikator are ``{"employee_id", "nama", "milik", "peran": [{"nama", "status"}]}`` of who works on it, the own one first.

        :returns: ``{"pimpinan", "indikator", "orang", "tim", "pesan", "ada_saya", "memimpin"}``
        """
        self.ensure_one()
        self.check_access("read")
        isi = self.isi()
        # sudo: hr.employee - which pegawai the user is
        saya = set(self.env["hr.employee"].sudo().search([("user_id", "=", self.env.uid)]).ids)
        orang = {satu["employee_id"]: satu | {"milik": satu["employee_id"] in saya, "jumlah": 0} for satu in isi["baris"]}
        indikator = []
        for kolom in isi["kolom"]:
            sel = []
            for employee_id, satu in orang.items():
                ada = isi["sel"].get(f"{employee_id}-{kolom['id']}")
                if not ada or ada["tanpa"]:
                    continue
                peran = [{"nama": p["nama"], "status": p["status"]} for p in ada["peran"]] + [{"nama": p["nama"], "status": "skp"} for p in ada["skp"]]
                satu["jumlah"] += len(peran)
                sel.append({"employee_id": employee_id, "nama": satu["nama"], "milik": satu["milik"], "peran": peran})
            indikator.append(kolom | {"sel": sorted(sel, key=lambda satu: not satu["milik"])})
        return {
            "pimpinan": isi["pimpinan"], "indikator": indikator, "orang": sorted(orang.values(), key=lambda satu: not satu["milik"]),
            "tim": isi["tim"], "pesan": isi["pesan"], "ada_saya": any(satu["milik"] for satu in orang.values()),
            "memimpin": isi["pimpinan"]["employee_id"] in saya,
        }  # fmt: skip

    def _pohon(self):
        """The unor above, the unor and those right below, as rows of a tree.

        :returns: list of ``{"tingkat", "nama", "pimpinan", "ini", "matriks_id"}``; ``matriks_id`` where the user may read that matrix
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: hr.department, hr.employee - names of the unor around a matrix that the user may read
        unor = self.sudo().department_id
        baris = [(0, unor.parent_id)] if unor.parent_id else []
        baris.append((len(baris), unor))
        baris += [(baris[-1][0] + 1, satu) for satu in unor.child_ids]
        ids = [satu.id for _tingkat, satu in baris]
        terbaca = {
            satu.sudo().department_id.id: satu.id  # sudo: hr.department - id of the unor of a matrix that the user may read
            for satu in self.search([("department_id", "in", ids), ("tim_id", "=", False), ("tahun", "=", self.tahun)])
        }
        return [
            {"tingkat": tingkat, "nama": satu.name, "pimpinan": satu.manager_id.name or "", "ini": satu == unor and not self.tim_id,
             "matriks_id": terbaca.get(satu.id, False)}
            for tingkat, satu in baris
        ]  # fmt: skip
