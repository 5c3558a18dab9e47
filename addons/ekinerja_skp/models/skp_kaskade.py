import re

from odoo import models

from .pilihan import PERSPEKTIF
from .skp import STATE_TERBUKA


class EkinerjaSkp(models.Model):
    """Check before submitting: what blocks, and what the pegawai is asked about once (PermenPANRB 6/2022 L-II.A.2-A.4).

    ==============  ================================================================================
    level           what
    ==============  ================================================================================
    galat           what :meth:`_kekurangan` names: the submission is refused
    peringatan      RHK without one of the pimpinan although there is one to intervene on; one whose
                    RHK of the pimpinan is no longer in force; doubles; an own RHK of a leader that
                    no staff supports; perspektif that are asked for; indikator of a JPT without manual
    ==============  ================================================================================
    """

    _inherit = "ekinerja.skp"

    def periksa_kaskade(self):
        """Findings on this SKP, errors first.

        :returns: list of ``{"tingkat": "galat" or "peringatan", "kode", "pesan", "rhk_id": id or False}``
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: ekinerja.rhk, ekinerja.indikator - parts of the SKP whose right was checked, and who intervenes on them
        skp = self.sudo()
        rhk = skp.rhk_ids
        galat = []
        if skp.state in STATE_TERBUKA:
            kurang = skp._kekurangan(rhk, rhk.indikator_ids.grouped("rhk_id"))
            galat = [_temuan("galat", "isi", pesan[:1].upper() + pesan[1:]) for pesan in kurang]
        return [*galat, *self._temuan_induk(rhk), *skp._temuan_ganda(rhk), *skp._temuan_dukungan(rhk), *skp._temuan_jpt(rhk)]

    def action_periksa_ajukan(self):
        """Submit at once where nothing is found, else show the findings and ask."""
        self.ensure_one()
        if not self.periksa_kaskade():
            return self.action_ajukan()
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_skp.skp_periksa_action") | {"context": {"default_skp_id": self.id}}

    def _temuan_induk(self, rhk):
        """RHK that hang on nothing, or on something that is no longer in force."""
        pilihan = self._rhk_atasan()
        hasil = []
        for satu in rhk:
            if satu.rhk_atasan_id and satu.rhk_atasan_id not in pilihan:
                hasil.append(_temuan("peringatan", "induk_lepas", self.env._(
                    "RHK \"%(name)s\": the RHK of the pimpinan that it intervenes on is no longer in force. Choose another one, or none.",
                    name=satu.name), satu))  # fmt: skip
            elif not satu.rhk_atasan_id and pilihan and not self.is_mandiri:
                hasil.append(_temuan("peringatan", "tanpa_induk", self.env._(
                    "RHK \"%s\" intervenes on no RHK of the pimpinan. Choose one, or leave it as an RHK of your own.", satu.name), satu))  # fmt: skip
        return hasil

    def _temuan_ganda(self, rhk):
        hasil, dilihat = [], set()
        for satu in rhk:
            if (kunci := _rata(satu.name)) in dilihat:
                pesan = self.env._("RHK \"%s\" stands twice in this SKP. Delete one, or say what differs.", satu.name)
                hasil.append(_temuan("peringatan", "ganda", pesan, satu))
            dilihat.add(kunci)
            indikator = [_rata(baris.name) for baris in satu.indikator_ids]
            if len(set(indikator)) < len(indikator):
                pesan = self.env._("RHK \"%s\" has the same indikator twice. Delete one, or say what differs.", satu.name)
                hasil.append(_temuan("peringatan", "ganda", pesan, satu))
        return hasil

    def _temuan_dukungan(self, rhk):
        """For a leader whose RHK have been in force: which of them no staff intervenes on."""
        berlaku = self.revisi_dari_id or self
        if not self.is_pimpinan or berlaku.state != "disetujui":
            return []
        asal = {satu: satu.asal_id or satu for satu in rhk}
        didukung = self.env["ekinerja.rhk"].search([
            ("rhk_atasan_id", "in", rhk.union(*asal.values()).ids), ("skp_id.revisi_dari_id", "=", False),
        ]).rhk_atasan_id  # fmt: skip
        return [
            _temuan("peringatan", "tanpa_dukungan", self.env._("No staff intervenes on your RHK \"%s\" yet. Agree on who contributes to it.", satu.name), satu)
            for satu in rhk if asal[satu] not in didukung and (satu.asal_id or not self.revisi_dari_id)
        ]  # fmt: skip

    def _temuan_jpt(self, rhk):
        if self.model_skp != "jpt":
            return []
        hasil = []
        kurang = set(dict(PERSPEKTIF)) - {"anggaran"} - set(rhk.mapped("perspektif"))
        if rhk and kurang and self.company_id.ekinerja_perspektif == "anggaran":
            label = ", ".join(label for kunci, label in PERSPEKTIF if kunci in kurang)
            hasil.append(_temuan("peringatan", "perspektif", self.env._("No RHK of perspektif %s: the four together are to be covered.", label)))
        hasil += [
            _temuan("peringatan", "manual", self.env._(
                "Indikator \"%s\" has no manual (definisi and formula). Leave it out only where the indikator explains itself.", baris.name), baris.rhk_id)
            for baris in rhk.indikator_ids if not (baris.definisi or baris.formula)
        ]  # fmt: skip
        return hasil

    def _perspektif_kurang(self, rhk):
        """Labels of the perspektif without which an SKP of model JPT is refused: Anggaran, or all four where the instansi says so."""
        ada = set(rhk.mapped("perspektif"))
        wajib = {"anggaran"} if self.company_id.sudo().ekinerja_perspektif == "anggaran" else set(dict(PERSPEKTIF))  # sudo: res.company - policy
        return [label for kunci, label in PERSPEKTIF if kunci in wajib - ada]


def _temuan(tingkat, kode, pesan, rhk=None):
    return {"tingkat": tingkat, "kode": kode, "pesan": pesan, "rhk_id": rhk.id if rhk else False}


def _rata(teks):
    """A text without what does not make it another one: case, blanks, marks at the end."""
    return re.sub(r"\s+", " ", teks or "").strip(" .;,").lower()
