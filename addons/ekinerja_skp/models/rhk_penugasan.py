from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .konteks import sedang_tukar


class EkinerjaRhk(models.Model):
    """Of whom an RHK comes: of the organisation or the person, by which pimpinan or tim, on which indikator of theirs (PermenPANRB 6/2022 A.1.6, A.1.7).

    ======================================  ==========================================================================================
    who assigns                             whose RHK may be intervened on
    ======================================  ==========================================================================================
    nobody named                            the pejabat penilai
    ``penugasan_id``                        that pimpinan: the penilai, the atasan penilai, or the head of the unor of an own tim
    ``tim_id``, a tim of the same year      its ketua, and the head of its unor
    ======================================  ==========================================================================================

    The documents print ``penugasan_nama`` and ``rhk_atasan_nama``, whatever becomes of the pimpinan, the tim and their RHK.
    """

    _inherit = "ekinerja.rhk"

    sifat = fields.Selection(
        [("organisasi", "Organisasi"), ("individu", "Individu")], "Organisasi / individu", required=True, compute="_compute_sifat", store=True,
        readonly=False, precompute=True, help="Organisasi: it belongs to the office and stays when its holder changes. Individu: it belongs to the person.",
    )  # fmt: skip
    penugasan_id = fields.Many2one(
        "hr.employee", "Assigned by", compute="_compute_penugasan_id", store=True, readonly=False, precompute=True, index="btree_not_null",
        help="Pimpinan who assigns this RHK; empty: the pejabat penilai.",
    )  # fmt: skip
    tim_id = fields.Many2one("ekinerja.tim", "Tim kerja", index="btree_not_null", ondelete="restrict", help="Tim kerja for which this RHK is done.")
    penugasan_nama = fields.Char(
        "Penugasan dari", compute="_compute_penugasan_nama", store=True, precompute=True, help="As printed; empty: the pejabat penilai."
    )
    indikator_atasan_id = fields.Many2one(
        "ekinerja.indikator", "Indikator of the atasan", index="btree_not_null", ondelete="set null",
        help="Indikator of the chosen RHK of the atasan to which this RHK contributes.",
    )  # fmt: skip

    is_jpt = fields.Boolean("Model JPT", compute="_compute_is_jpt", compute_sudo=True)

    @api.depends("skp_id.model_skp")
    def _compute_is_jpt(self):
        for rhk in self:
            rhk.is_jpt = rhk.skp_id.model_skp == "jpt"

    @api.depends("skp_id")
    def _compute_sifat(self):
        for rhk in self:
            skp = rhk.skp_id
            rhk.sifat = rhk.sifat or ("organisasi" if skp.model_skp == "jpt" or skp.is_pimpinan else "individu")

    @api.depends("rhk_atasan_id")
    def _compute_penugasan_id(self):
        """Who intervenes on the RHK of a pimpinan other than the penilai works for that pimpinan."""
        for rhk in self:
            pemilik = rhk.rhk_atasan_id.skp_id.employee_id
            sudah = not pemilik or rhk.penugasan_id or rhk.tim_id or pemilik == rhk.skp_id.penilai_id
            rhk.penugasan_id = rhk.penugasan_id if sudah else pemilik

    @api.depends("penugasan_id", "tim_id")
    def _compute_penugasan_nama(self):
        for rhk in self:
            skp, orang = rhk.skp_id, rhk.penugasan_id
            if rhk.tim_id:
                rhk.penugasan_nama = rhk.tim_id.name
            elif orang and orang == skp.penilai_id:
                rhk.penugasan_nama = skp.penilai_jabatan
            elif orang and orang == skp.atasan_penilai_id:
                rhk.penugasan_nama = skp.atasan_jabatan
            elif orang:
                hari = skp.company_id._ekinerja_hari_ini()
                rhk.penugasan_nama = orang._ekinerja_identitas(hari)[orang.id]["jabatan"] or orang.name
            else:
                rhk.penugasan_nama = False

    @api.model
    def _isi_nama_atasan(self, vals_list):
        """An indikator chosen of the RHK of the atasan stands in place of all of them; another RHK forgets it."""
        if self.env.su and sedang_tukar(self.env):
            return vals_list
        vals_list = super()._isi_nama_atasan([
            vals | {"indikator_atasan_id": False} if self.ids and "rhk_atasan_id" in vals and "indikator_atasan_id" not in vals else vals
            for vals in vals_list
        ])  # fmt: skip
        dipilih = [vals["indikator_atasan_id"] for vals in vals_list if vals.get("indikator_atasan_id")]
        # sudo: ekinerja.indikator - text of the chosen indikator of the atasan, which the constraint below proves choosable
        nama = {satu.id: satu.name for satu in self.env["ekinerja.indikator"].sudo().browse(dipilih).exists()}
        hasil = []
        for vals in vals_list:
            if vals.get("indikator_atasan_id"):
                vals = vals | {"rhk_atasan_iki": nama.get(vals["indikator_atasan_id"])}
            elif "indikator_atasan_id" in vals and "rhk_atasan_id" not in vals:
                # sudo: ekinerja.rhk - as above: the indikator of the RHK that stays chosen
                atasan = self.sudo().rhk_atasan_id
                semua = len(atasan) == 1 and atasan.skp_id.model_skp == "jpt"
                vals = vals | {"rhk_atasan_iki": "\n".join(atasan.indikator_ids.mapped("name")) if semua else False}
            hasil.append(vals)
        return hasil

    @api.constrains("rhk_atasan_id", "penugasan_id", "tim_id", "indikator_atasan_id", "skp_id")
    def _check_rhk_atasan(self):
        """Nobody else's RHK: neither of another unor, nor of a pimpinan who assigns nothing, also by a client of the API.

        A refusal does not name what was tried: ids can be counted, and the text of an RHK of others is not for the user.
        """
        if sedang_tukar(self.env):
            return
        # sudo: ekinerja.rhk, ekinerja.tim - the SKP of the pimpinan is not readable by the pegawai
        semua = self.sudo().filtered(lambda rhk: rhk.rhk_atasan_id or rhk.penugasan_id or rhk.tim_id or rhk.indikator_atasan_id)
        if not semua:
            return
        penugas = semua.skp_id._penugas()
        for rhk in semua:
            skp, skp_atasan = rhk.skp_id, rhk.rhk_atasan_id.skp_id
            boleh, tim = penugas[skp.id]
            if rhk.tim_id and rhk.tim_id not in tim:
                raise ValidationError(
                    self.env._("%(pegawai)s is no anggota of the chosen tim kerja in %(year)s. Choose an own one, or ask the admin to add the anggota.",
                               pegawai=skp.pegawai_nama, year=skp.tahun)
                )  # fmt: skip
            pemilik = skp_atasan.employee_id
            if rhk.rhk_atasan_id and (
                pemilik not in skp.penilai_id | rhk.penugasan_id | rhk.tim_id.ketua_id | rhk.tim_id.department_id.manager_id
                or pemilik not in boleh or skp_atasan.tahun != skp.tahun or skp_atasan.state != "disetujui" or skp_atasan.revisi_dari_id
            ):  # fmt: skip
                raise ValidationError(
                    self.env._(
                        "RHK of the atasan: the chosen one is not an RHK of %(penilai)s for %(year)s in force. Choose one from the list.",
                        penilai=rhk.penugasan_id.name if rhk.penugasan_id in boleh else skp.penilai_nama or "-", year=skp.tahun,
                    )
                )  # fmt: skip
            if rhk.penugasan_id and rhk.penugasan_id not in boleh:
                raise ValidationError(
                    self.env._("The chosen pimpinan assigns no work to %s: neither the penilai or the atasan penilai, nor the ketua of an own tim kerja.",
                               skp.pegawai_nama)
                )  # fmt: skip
            if rhk.indikator_atasan_id and rhk.indikator_atasan_id.rhk_id != rhk.rhk_atasan_id:
                raise ValidationError(
                    self.env._("Indikator of the atasan: the chosen one is no indikator of the chosen RHK of the atasan. Choose one of that RHK, or none.")
                )

    @api.constrains("jenis", "skp_id")
    def _check_jenis_plt(self):
        # sudo: ekinerja.skp - status jabatan of the document, whoever writes
        if bad := self.sudo().filtered(lambda rhk: rhk.jenis != "utama" and rhk.skp_id.status_jabatan != "definitif"):
            raise ValidationError(
                self.env._("Jenis of \"%s\": an RHK of a PLT/PLH is always utama (PermenPANRB 6/2022 L-II.A.6). Choose Utama.", bad[0].name)
            )

    def _penugasan_cetak(self):
        """Who assigns, as the documents print it."""
        self.ensure_one()
        return self.penugasan_nama or self.skp_id.penilai_jabatan or ""

    @api.model
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """Choices of ``rhk_atasan_id`` in the form of an SKP: the RHK of the pimpinan are not readable otherwise."""
        if skp_id := self.env.context.get("ekinerja_untuk_skp"):
            dicari = (name or "").lower()
            semua = self.env["ekinerja.skp"].browse(skp_id).exists().rhk_atasan() if isinstance(skp_id, int) else []
            return [(baris["id"], baris["name"]) for baris in semua if dicari in baris["name"].lower()][:limit]
        return super().name_search(name, domain, operator, limit)


class EkinerjaIndikator(models.Model):
    _inherit = "ekinerja.indikator"

    @api.model
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """Choices of ``indikator_atasan_id`` in the form of an SKP, of the RHK that is chosen there."""
        if skp_id := self.env.context.get("ekinerja_untuk_skp"):
            rhk_id, dicari = self.env.context.get("ekinerja_untuk_rhk"), (name or "").lower()
            semua = self.env["ekinerja.skp"].browse(skp_id).exists().rhk_atasan() if isinstance(skp_id, int) else []
            return [
                tuple(pasangan) for baris in semua if baris["id"] == rhk_id for pasangan in baris["indikator"] if dicari in pasangan[1].lower()
            ][:limit]  # fmt: skip
        return super().name_search(name, domain, operator, limit)


class EkinerjaSkp(models.Model):
    """The pimpinan who assign work to a pegawai, and the RHK of theirs that an SKP may intervene on."""

    _inherit = "ekinerja.skp"

    def _penugas(self):
        """Who may assign RHK of these SKP; other addons and files add to it.

        :returns: ``{skp id: (hr.employee, ekinerja.tim)}``, the penilai first; two queries for any number of SKP
        """
        semua = self.sudo()  # sudo: ekinerja.skp, ekinerja.tim - parties of SKP whose right was checked, and the teams of their pegawai
        tim = semua.env["ekinerja.tim"].search([
            ("tahun", "in", semua.mapped("tahun")), "|", ("anggota_ids", "in", semua.employee_id.ids), ("ketua_id", "in", semua.employee_id.ids),
        ])  # fmt: skip
        hasil = {}
        for skp in semua:
            milik = tim.filtered(lambda satu, s=skp: satu.tahun == s.tahun and s.employee_id in satu.anggota_ids | satu.ketua_id)
            orang = skp.penilai_id | skp.atasan_penilai_id | milik.ketua_id | milik.department_id.manager_id
            hasil[skp.id] = (orang - skp.employee_id, milik)
        return hasil

    def _rhk_atasan(self):
        """RHK in force of the pimpinan who assign, of the same year, as superuser: the pegawai may read their text to choose one."""
        self.ensure_one()
        self.check_access("read")
        # sudo: ekinerja.rhk - the right to the SKP was checked; which RHK the pimpinan answers for is no secret to the staff
        penugas, _tim = self._penugas()[self.id]
        semua = self.env["ekinerja.rhk"].sudo().search([
            ("skp_id.employee_id", "in", penugas.ids), ("skp_id.tahun", "=", self.tahun), ("skp_id.state", "=", "disetujui"),
            ("skp_id.revisi_dari_id", "=", False),
        ])  # fmt: skip
        return semua.sorted(lambda rhk: penugas.ids.index(rhk.skp_id.employee_id.id))

    def rhk_atasan(self):
        """Choices for ``rhk_atasan_id`` of this SKP.

        :returns: list of ``{"id", "name", "jenis", "pimpinan", "pimpinan_id", "indikator": [[id, text], …]}``, those of the penilai first;
            empty while none of the pimpinan has an approved SKP of the year (BKN-SKP-13)
        """
        return [
            {
                "id": rhk.id, "name": rhk.name, "jenis": rhk.jenis, "pimpinan": rhk.skp_id.pegawai_jabatan or rhk.skp_id.pegawai_nama,
                "pimpinan_id": rhk.skp_id.employee_id.id, "indikator": [[satu.id, satu.name] for satu in rhk.indikator_ids],
            }
            for rhk in self._rhk_atasan()
        ]  # fmt: skip
