from odoo import api, fields, models
from odoo.exceptions import UserError

from .konteks import Tukar, sedang_tukar

TETAP = frozenset({"id", "create_uid", "create_date", "write_uid", "write_date", "skp_id", "rhk_id", "company_id", "asal_id"})
# computed, so not copied by itself, but part of what a version says
SNAPSHOT = frozenset({"penugasan_nama"})


class SkpBagian(models.AbstractModel):
    _inherit = "ekinerja.skp.bagian"

    def _isi(self):
        """What a part says, without where it belongs: the values that two versions exchange.

        A link that belongs to the RHK in force itself is declared ``copy=False`` and stays with it.
        """
        self.ensure_one()
        return {
            name: field.convert_to_write(self[name], self)
            for name, field in self._fields.items()
            if field.store and field.column_type and name not in TETAP and (field.copy or name in SNAPSHOT)
        }  # fmt: skip

    def _tukar_dengan(self, lain):
        """Exchange what this part and its counterpart say, if it differs."""
        ini, itu = self._isi(), lain._isi()
        beda = [name for name in ini if ini[name] != itu[name]]
        if beda:
            self.write({name: itu[name] for name in beda})
            lain.write({name: ini[name] for name in beda})


class EkinerjaRhk(models.Model):
    """An RHK of a revision knows the RHK in force that it continues."""

    _inherit = "ekinerja.rhk"

    asal_id = fields.Many2one("ekinerja.rhk", "Continues", readonly=True, index="btree_not_null", ondelete="set null", copy=False)

    def _berisi(self):
        """Those on which rencana aksi or given ratings hang: they stay in the SKP."""
        # sudo: ekinerja.rencana.aksi, ekinerja.evaluasi.rhk - whether there is one, whoever asks
        rencana = self.env["ekinerja.rencana.aksi"].sudo().search([("rhk_id", "in", self.ids)]).rhk_id
        dinilai = self.env["ekinerja.evaluasi.rhk"].sudo().search([
            ("rhk_id", "in", self.ids), "|", ("rating", "!=", False), ("evaluasi_id.state", "!=", "draft"),
        ]).rhk_id  # fmt: skip
        return self & (rencana | dinilai)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_lanjutan(self):
        """In a revision, too: what is planned or achieved for an RHK stays."""
        if sedang_tukar(self.env):
            return
        # sudo: ekinerja.rhk - the RHK in force that these continue
        if bad := self.sudo().filtered(lambda rhk: not rhk.skp_id.is_riwayat).asal_id._berisi():
            raise UserError(
                self.env._("RHK \"%s\" has rencana aksi or ratings in the SKP in force and cannot vanish. Change its text instead.", bad[0].name)
            )


class EkinerjaIndikator(models.Model):
    _inherit = "ekinerja.indikator"

    asal_id = fields.Many2one("ekinerja.indikator", "Continues", readonly=True, index="btree_not_null", ondelete="set null", copy=False)


class EkinerjaSkp(models.Model):
    """An approved revision takes force: the SKP in force gets its content, the revision keeps the former one as old version."""

    _inherit = "ekinerja.skp"

    def _terapkan_revisi(self):
        """Exchange contents of approved revisions with their SKP in force; RHK, indikator and evaluations in force keep their ids."""
        # sudo: ekinerja.skp - effect of a transition that was allowed
        semua = self.sudo().with_context(ekinerja_tukar=Tukar, tracking_disable=True).filtered(lambda skp: skp.revisi_dari_id and not skp.is_riwayat)
        if not semua:
            return
        for revisi in semua:
            if hilang := revisi._rhk_hilang():
                raise UserError(
                    self.env._("%(name)s: RHK \"%(rhk)s\" has got rencana aksi or ratings meanwhile and cannot vanish. Return the revision, so that it is "
                               "brought back.", name=revisi.display_name, rhk=hilang[0].name)
                )  # fmt: skip
        ringkasan = {revisi: revisi._ringkasan_perubahan() for revisi in semua}
        for revisi in semua:
            revisi._tukar_rhk()
            revisi._tukar_kepala()
        self.env.flush_all()
        self.env.invalidate_all()
        semua._selaraskan_evaluasi()
        semua.revisi_dari_id._catat({
            revisi.revisi_dari_id.id: self.env._("Version %(number)s is in force: %(changes)s Reason: %(reason)s", number=revisi.revisi_dari_id.versi,
                                                 changes=ringkasan[revisi], reason=revisi.alasan_revisi)
            for revisi in semua
        })  # fmt: skip

    def _tukar_rhk(self):
        """RHK that continue exchange their texts; new ones move into force, dropped ones to the old version."""
        berlaku = self.revisi_dari_id
        lanjutan = self._tukar_bagian(berlaku.rhk_ids, self.rhk_ids, "skp_id", berlaku, self)
        for lama, versi in lanjutan.items():
            self._tukar_bagian(lama.indikator_ids, versi.indikator_ids, "rhk_id", lama, versi)
        lampiran, milik = berlaku.lampiran_ids, self.lampiran_ids
        lampiran.write({"skp_id": self.id})
        milik.write({"skp_id": berlaku.id})

    @api.model
    def _tukar_bagian(self, dulu, kini, induk, berlaku, versi):
        """Exchange parts of one level, and keep the order of the old version.

        :param dulu: parts in force, ``kini`` those of the revision
        :param induk: field that names what they belong to: ``berlaku`` in force, ``versi`` in the revision
        :returns: ``{part in force: its counterpart}``
        """
        lanjutan = {satu.asal_id: satu for satu in kini if satu.asal_id in dulu}
        hilang = dulu - dulu.browse([satu.id for satu in lanjutan])
        if dulu._name == "ekinerja.rhk" and hilang:
            # lines without rating of what is dropped; with a rating it could not be dropped
            dulu.env["ekinerja.evaluasi.rhk"].search([("rhk_id", "in", hilang.ids)]).unlink()
        for satu, lain in lanjutan.items():
            satu._tukar_dengan(lain)
        hilang.write({induk: versi.id})
        (kini - kini.browse([satu.id for satu in lanjutan.values()])).write({induk: berlaku.id, "asal_id": False})
        for nomor, satu in enumerate(dulu):
            lanjutan.get(satu, satu).sequence = nomor
        return lanjutan

    def _tukar_kepala(self):
        """Pendekatan, dates and number; the ekspektasi belong to the SKP in force and are copied for the record."""
        berlaku = self.revisi_dari_id
        kolom = ("pendekatan", "versi", "tanggal_diajukan", "tanggal_disetujui", "diputus_atasan", "cetak_data")
        ini, itu = ({name: skp[name] for name in kolom} for skp in (self, berlaku))
        berlaku.write(ini)
        self.write(itu | {"is_riwayat": True})
        berlaku._salin_bagian("ekinerja.ekspektasi", {berlaku.id: self})

    def _selaraskan_evaluasi(self):
        """Evaluations that are not given yet follow the new RHK."""
        evaluasi = self.env["ekinerja.evaluasi"].search([("skp_id", "in", self.revisi_dari_id.ids), ("state", "=", "draft")])
        evaluasi._buat_baris()
        for name in ("rhk_nama", "jenis"):
            self.env.add_to_compute(evaluasi.line_ids._fields[name], evaluasi.line_ids)
