from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.ekinerja_admin.models.res_company_batas import Entri

from .konteks import teks_bersih


class EkinerjaSkp(models.Model):
    """What the transitions of an SKP ask for: status and person, content, deadline."""

    _inherit = "ekinerja.skp"

    def _periksa(self, asal, pihak):
        """Refuse with all reasons at once: wrong state, wrong person.

        :param asal: states from which the transition leads
        :param pihak: people field whose user may do it, ``pemutus`` for the penilai or the atasan penilai in that place, None for the admin instansi
        :returns: those that the user decides on as atasan penilai
        """
        if not self:
            raise UserError(self.env._("Choose at least one SKP."))
        penilai, atasan = self._milik_pemutus() if pihak == "pemutus" else (self._milik(pihak), set())
        milik = penilai | atasan
        if len(milik) < len(self):
            self.check_access("read")
        is_admin = self.env.user.has_group("ekinerja_admin.group_admin_instansi")
        state = dict(self._fields["state"]._description_selection(self.env))
        alasan = []
        for skp in self.sudo():  # sudo: ekinerja.skp - names in the messages
            if skp.id not in milik and not (is_admin and not pihak):
                alasan.append(self._pesan_bukan_pihak(skp, pihak))
            elif skp.is_riwayat:
                alasan.append(self.env._("%s is kept as it was and is not decided again.", skp.display_name))
            elif skp.state not in asal:
                alasan.append(
                    self.env._(
                        "%(name)s is in status %(state)s; this action needs %(needed)s. Reload the page to see the latest status.",
                        name=skp.display_name, state=state[skp.state], needed=" / ".join(state[key] for key in asal),
                    )
                )
        if alasan:
            raise UserError("\n".join(alasan[:20]))
        return self.filtered(lambda skp: skp.id in atasan)

    def _milik(self, pihak):
        """Ids of the SKP that the user may read and is the party of: one query, where a check in memory would read every party."""
        if self.env.su:
            return set(self.ids)
        if not pihak:
            return set()
        if pihak == "penilai_id":
            milik = self._domain_penilai()
        else:
            # sudo: hr.employee - which pegawai the user is
            sendiri = self.env["hr.employee"].sudo().with_context(active_test=False)._search([("user_id", "=", self.env.uid)])
            milik = Domain(pihak, "in", sendiri)
        return set(self._search(Domain("id", "in", self.ids) & milik, active_test=False))

    def _pesan_bukan_pihak(self, skp, pihak):
        if pihak == "employee_id":
            return self.env._("%(name)s can be submitted only by %(who)s.", name=skp.display_name, who=skp.pegawai_nama)
        if pihak == "pemutus":
            return self.env._("%(name)s can be decided only by its pejabat penilai, %(who)s.", name=skp.display_name, who=skp.penilai_nama or "-")
        return self.env._("%s can be returned to draft only by an admin instansi.", skp.display_name)

    def _periksa_alasan(self, alasan):
        alasan = teks_bersih(alasan)
        if not alasan:
            raise UserError(self.env._("Write the reason: the pegawai must know what to change."))
        return alasan

    def _periksa_isi(self):
        """What PermenPANRB 6/2022 Ps. 9 asks for: a penilai, an RHK utama, an indikator per RHK, a target where it is counted."""
        # sudo: ekinerja.rhk, ekinerja.indikator - parts of the SKP whose right was checked, read for many at once
        rhk = self.sudo().env["ekinerja.rhk"].search_fetch([("skp_id", "in", self.ids)], ["skp_id", "name", "jenis", "perspektif"])
        indikator = self.sudo().env["ekinerja.indikator"].search_fetch([("rhk_id", "in", rhk.ids)], ["rhk_id", "name", "target", "satuan"])
        rhk_per_skp = rhk.grouped("skp_id")
        indikator_per_rhk = indikator.grouped("rhk_id")
        alasan = []
        for skp in self.sudo():  # sudo: hr.employee - whether a penilai is known
            alasan += [f"{skp.display_name}: {pesan}" for pesan in skp._kekurangan(rhk_per_skp.get(skp, rhk.browse()), indikator_per_rhk)]
        if alasan:
            raise UserError("\n".join(alasan[:20]))

    def _kekurangan(self, rhk, indikator_per_rhk):
        """What is still missing in one SKP, as a list of messages; empty when it may be submitted."""
        self.ensure_one()
        kurang = []
        if not self.penilai_id and not self.is_mandiri:
            kurang.append(self.env._("no pejabat penilai is known. Ask the admin instansi to record your atasan, then use \"Refresh data\"."))
        if not rhk.filtered(lambda r: r.jenis == "utama"):
            kurang.append(self.env._("add at least one RHK of kind utama."))
        for r in rhk:
            if r not in indikator_per_rhk:
                kurang.append(self.env._("RHK \"%s\" has no indikator; add one.", r.name))
            elif self.pendekatan == "kuantitatif" and any(not i.target or not i.satuan for i in indikator_per_rhk[r]):
                kurang.append(self.env._("RHK \"%s\": fill target and satuan of every indikator.", r.name))
            if self.model_skp == "jpt" and not r.perspektif:
                kurang.append(self.env._("RHK \"%s\": choose a perspektif.", r.name))
        if self.model_skp == "jpt" and rhk and (perspektif := self._perspektif_kurang(rhk)):
            kurang.append(self.env._("an SKP of model JPT needs at least one RHK of perspektif %s.", ", ".join(perspektif)))
        return kurang

    def _entri_batas(self):
        # sudo: hr.employee - id of the pegawai, for reopenings
        return [Entri(skp.id, skp.sudo().employee_id.id, skp.tahun, mulai=skp.date_start) for skp in self]

    def _status_batas(self):
        """``{skp id: Status}`` of batas SKP tahunan; a range that starts later has as many days from its own start (P6 Ps. 14)."""
        hasil = {}
        for company, kelompok in self.grouped("company_id").items():
            # sudo: res.company - deadline policy
            hasil |= company.sudo()._ekinerja_status_batas("target", kelompok._entri_batas())
        return hasil

    def _periksa_batas(self):
        """Refuse after batas SKP tahunan, or return ``{skp id: Status}`` where the instansi only warns or reopened it.

        An SKP that was returned is resubmitted after the deadline as well: the delay is not the pegawai's.
        """
        peringatan = {}
        # sudo: ekinerja.skp - whether it is a revision, which has no deadline
        baru = self.filtered(lambda skp: skp.state == "draft" and not skp.tanggal_diajukan and not skp.sudo().revisi_dari_id)
        for company, kelompok in baru.grouped("company_id").items():
            # sudo: res.company - deadline policy
            peringatan |= company.sudo()._ekinerja_periksa_batas("target", kelompok._entri_batas())
        return peringatan
