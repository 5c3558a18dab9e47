from odoo import models
from odoo.exceptions import UserError

from ..calc.matriks import kunci
from .skp import STATE_TERBUKA


class EkinerjaSkp(models.Model):
    """Copy of last year's SKP, or another earlier one of the same pegawai, into an open one.

    RHK and lampiran are chosen one by one. An RHK that intervened on one of the atasan intervenes on that of this year with equal words;
    where there is none the link is left for choice and reported. What the SKP has already is not made twice.
    """

    _inherit = "ekinerja.skp"

    def _asal_salinan(self):
        """Earlier SKP of the same pegawai, the nearest first, as the user may read them."""
        self.ensure_one()
        # sudo: hr.employee - which pegawai the SKP is about
        return self.search(
            [("employee_id", "=", self.sudo().employee_id.id), ("date_start", "<", self.date_start), ("state", "in", ("disetujui", "diajukan"))],
            order="date_start desc", limit=5,
        )  # fmt: skip

    def asal_salinan(self):
        """What may be copied into this SKP.

        :returns: list of ``{"id", "nama", "rhk": [{"id", "nama", "indikator": [...], "atasan", "sudah"}], "lampiran": [{"id", "jenis", "nama"}]}``
        """
        self.ensure_one()
        self.check_access("read")
        ada = {kunci(rhk.name) for rhk in self.rhk_ids}
        asal = self._asal_salinan()
        asal.rhk_ids.indikator_ids.fetch(["name", "target", "satuan", "rhk_id"])
        return [
            {
                "id": skp.id, "nama": skp.display_name,
                "rhk": [
                    {"id": rhk.id, "nama": rhk.name, "atasan": rhk.rhk_atasan_nama or "", "sudah": kunci(rhk.name) in ada,
                     "indikator": [" ".join(filter(None, (i.name, i.target, i.satuan))) for i in rhk.indikator_ids]}
                    for rhk in skp.rhk_ids
                ],
                "lampiran": [{"id": satu.id, "jenis": satu.jenis, "nama": satu.name} for satu in skp.lampiran_ids],
            }
            for skp in asal
        ]  # fmt: skip

    def salin_dari(self, rhk_ids, lampiran_ids=()):
        """Copy chosen RHK with their indikator, and chosen lampiran, of earlier SKP of the same pegawai.

        :param list rhk_ids: RHK of :meth:`asal_salinan`
        :param list lampiran_ids: lampiran of it
        :returns: ``{"dibuat": n, "lampiran": n, "ditautkan": n, "lepas": [texts of RHK whose RHK of the atasan is not there this year]}``
        """
        self.ensure_one()
        self.check_access("write")
        if self.state not in STATE_TERBUKA:
            raise UserError(self.env._("%s is submitted or approved; copy into a draft.", self.display_name))
        asal = self._asal_salinan()
        rhk = asal.rhk_ids.filtered(lambda satu: satu.id in rhk_ids)
        lampiran = asal.lampiran_ids.filtered(lambda satu: satu.id in lampiran_ids)
        if len(rhk) < len(set(rhk_ids)) or len(lampiran) < len(set(lampiran_ids)):
            raise UserError(self.env._("Choose RHK and lampiran of an earlier SKP of the same pegawai. Reload the page to see them."))
        ada = {kunci(satu.name) for satu in self.rhk_ids}
        rhk = rhk.filtered(lambda satu: kunci(satu.name) not in ada)
        atasan = {}
        for satu in self._rhk_atasan() if rhk.filtered("rhk_atasan_nama") else ():
            atasan.setdefault(kunci(satu.name), satu)
        baru = [self._nilai_salinan(satu, vals, atasan) for satu, vals in zip(rhk, rhk.copy_data(), strict=True)]
        dibuat = self.env["ekinerja.rhk"].create(baru)
        sudah = {(satu.jenis, kunci(satu.name)) for satu in self.lampiran_ids}
        lampiran = lampiran.filtered(lambda satu: (satu.jenis, kunci(satu.name)) not in sudah)
        self.env["ekinerja.skp.lampiran"].create([{"skp_id": self.id, "jenis": satu.jenis, "name": satu.name} for satu in lampiran])
        return {
            "dibuat": len(dibuat), "lampiran": len(lampiran), "ditautkan": sum(bool(vals.get("rhk_atasan_id")) for vals in baru),
            "lepas": [satu.name for satu, vals in zip(rhk, baru, strict=True) if satu.rhk_atasan_nama and not vals.get("rhk_atasan_id")],
        }

    def _nilai_salinan(self, rhk, vals, atasan):
        """Values of a copy in this SKP; who assigned it and which indikator it served is a matter of the year."""
        lepas = {"rhk_atasan_id": False, "indikator_atasan_id": False, "penugasan_id": False, "tim_id": False}
        bersih = {nama: isi for nama, isi in vals.items() if not self.env["ekinerja.rhk"]._fields[nama].readonly and nama not in lepas}
        hasil = bersih | {"skp_id": self.id}
        if self.model_skp != "jpt":
            hasil.pop("perspektif", None)
        if milik := atasan.get(kunci(rhk.rhk_atasan_nama)):
            hasil["rhk_atasan_id"] = milik.id
        return hasil
