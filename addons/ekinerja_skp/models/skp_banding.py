from odoo import api, fields, models
from odoo.exceptions import UserError

# what a comparison shows of an RHK and of an indikator; selections by their words
KOLOM_RHK = (
    "name", "jenis", "sifat", "rhk_atasan_nama", "rhk_atasan_iki", "penugasan_nama", "perspektif",
)  # fmt: skip
KOLOM_INDIKATOR = ("name", "aspek", "target", "satuan", "tujuan", "definisi", "formula", "jenis_hasil", "sumber_data", "periode_pelaporan")


class EkinerjaSkp(models.Model):
    """Two versions of an SKP beside each other: what was added, removed and changed."""

    _inherit = "ekinerja.skp"

    banding_html = fields.Html("What changes", compute="_compute_banding_html")

    @api.depends("revisi_dari_id", "rhk_ids", "lampiran_ids", "pendekatan", "versi")
    def _compute_banding_html(self):
        for skp in self:
            # the first version has none before it
            ada = skp.versi > 1 and (skp._origin.revisi_dari_id or skp._origin.versi_ids.filtered("is_riwayat"))
            skp.banding_html = self.env["ir.qweb"]._render("ekinerja_skp.banding", {"banding": skp._origin.bandingkan()}) if ada else False

    def bandingkan(self, lama_id=None):
        """Compare this version with an older one.

        :param int lama_id: another version of the same SKP; without it a revision is compared with the SKP in force, anything else with the
            version before
        :returns: ``{"lama", "baru": name and number, "kepala": changed columns, "rhk": list, "lampiran": list, "jumlah": {kind: count}}``; each
            RHK has ``perubahan`` (``baru``, ``hapus``, ``ubah``, ``tetap``), its columns and its indikator in the same form; a column is
            ``{"nama", "label", "lama", "baru"}``
        """
        self.ensure_one()
        self.check_access("read")
        lama = self._versi_lama(lama_id)
        # sudo: ekinerja.rhk, ekinerja.indikator, ekinerja.skp.lampiran - parts of two documents whose right was checked
        ini, itu = self.sudo(), lama.sudo()
        rhk = self._banding_rhk(itu.rhk_ids, ini.rhk_ids)
        lampiran = self._banding_lampiran(itu.lampiran_ids, ini.lampiran_ids)
        jumlah = dict.fromkeys(("baru", "hapus", "ubah", "tetap"), 0)
        for satu in (*rhk, *(indikator for baris in rhk for indikator in baris["indikator"]), *lampiran):
            jumlah[satu["perubahan"]] += 1
        return {
            "lama": {"id": itu.id, "nama": itu.display_name, "versi": itu.versi}, "baru": {"id": ini.id, "nama": ini.display_name, "versi": ini.versi},
            "kepala": self._banding_kolom(itu, ini, ("pendekatan",)), "rhk": rhk, "lampiran": lampiran, "jumlah": jumlah,
        }  # fmt: skip

    def _versi_lama(self, lama_id):
        """The other version to compare with; of the same SKP only."""
        berlaku = self.revisi_dari_id or self
        semua = berlaku | berlaku.with_context(active_test=False).versi_ids
        if lama_id:
            lama = semua.filtered(lambda skp: skp.id == lama_id) - self
        elif self.revisi_dari_id and not self.is_riwayat:
            lama = berlaku
        else:
            lama = semua.filtered(lambda skp: skp.versi < self.versi).sorted("versi", reverse=True)[:1]
        if not lama:
            raise UserError(self.env._("%s has no other version to compare with.", self.display_name))
        lama.check_access("read")
        return lama

    def _banding_rhk(self, lama, baru):
        """RHK that continue are known by their origin, which is the RHK in force."""
        sebelum = {satu.asal_id.id or satu.id: satu for satu in lama}
        sesudah = {satu.asal_id.id or satu.id: satu for satu in baru}
        hasil = []
        for kunci in [*sesudah, *(kunci for kunci in sebelum if kunci not in sesudah)]:
            satu, dulu = sesudah.get(kunci, baru.browse()), sebelum.get(kunci, lama.browse())
            baris = self._banding_baris(dulu, satu, KOLOM_RHK)
            baris["indikator"] = self._banding_indikator(dulu.indikator_ids, satu.indikator_ids)
            if baris["perubahan"] == "tetap" and any(indikator["perubahan"] != "tetap" for indikator in baris["indikator"]):
                baris["perubahan"] = "ubah"
            hasil.append(baris)
        return hasil

    def _banding_indikator(self, lama, baru):
        sebelum = {satu.asal_id.id or satu.id: satu for satu in lama}
        sesudah = {satu.asal_id.id or satu.id: satu for satu in baru}
        return [
            self._banding_baris(sebelum.get(kunci, lama.browse()), sesudah.get(kunci, baru.browse()), KOLOM_INDIKATOR)
            for kunci in [*sesudah, *(kunci for kunci in sebelum if kunci not in sesudah)]
        ]

    def _banding_lampiran(self, lama, baru):
        """The lists of a lampiran have no identity but their text."""
        sebelum, sesudah = ({(satu.jenis, satu.name): satu for satu in semua} for semua in (lama, baru))
        return [
            self._banding_baris(sebelum.get(kunci, lama.browse()), sesudah.get(kunci, baru.browse()), ("jenis", "name"))
            for kunci in [*sesudah, *(kunci for kunci in sebelum if kunci not in sesudah)]
        ]

    def _banding_baris(self, lama, baru, kolom):
        beda = self._banding_kolom(lama, baru, kolom)
        perubahan = "baru" if not lama else "hapus" if not baru else "ubah" if beda else "tetap"
        satu = baru or lama
        return {
            "perubahan": perubahan, "nama": satu.name, "lama": lama.name or "", "jenis": self._kata(satu, "jenis"),
            "target": " ".join(filter(None, (satu.target, satu.satuan))) if "target" in kolom else "",
            "kolom": beda if perubahan == "ubah" else [],
        }  # fmt: skip

    def _banding_kolom(self, lama, baru, kolom):
        """Columns that differ: ``[{"nama", "label", "lama", "baru"}]``."""
        record = baru or lama
        return [
            {"nama": nama, "label": record._fields[nama]._description_string(self.env), "lama": sebelum, "baru": sesudah}
            for nama in kolom
            for sebelum, sesudah in [(self._kata(lama, nama), self._kata(baru, nama))]
            if sebelum != sesudah
        ]  # fmt: skip

    def _kata(self, record, nama):
        """A value as people read it."""
        if not record or nama not in record._fields:
            return ""
        field, nilai = record._fields[nama], record[nama]
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(nilai, "")
        return nilai or ""

    def _ringkasan_perubahan(self):
        """What a revision changes, in one line for the log."""
        jumlah = self.bandingkan()["jumlah"]
        return self.env._("%(added)s added, %(changed)s changed, %(removed)s removed (RHK, indikator, lampiran).",
                          added=jumlah["baru"], changed=jumlah["ubah"], removed=jumlah["hapus"])  # fmt: skip
