from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.models.res_company_batas import Status

from .konteks import Tukar
from .skp import STATE_TERBUKA

TIPE_REVISI = "ekinerja_skp.mail_activity_type_revisi"


class EkinerjaSkp(models.Model):
    """Revision of an approved SKP (PermenPANRB 6/2022 Ps. 14(2)): a draft beside the SKP in force, which the usual transitions decide on.

    ==============  ====================================  =======================  ==========================================
    transition      from                                  to                       who
    ==============  ====================================  =======================  ==========================================
    revisi          disetujui, no open revision,          a draft beside it        the pegawai, or the penilai after umpan
                    within its year, final period not                              balik; with reason
                    evaluated
    ajukan, tolak   the revision, like any SKP            diajukan, ditolak        like any SKP
    setujui         the revision, diajukan                in force, version + 1;   the pejabat penilai
                                                          the former content is
                                                          an old version
    batal_revisi    the revision, not in force            deleted                  the pegawai or the penilai
    ==============  ====================================  =======================  ==========================================
    """

    _inherit = "ekinerja.skp"

    can_revisi = fields.Boolean(compute="_compute_can_revisi")
    can_batal_revisi = fields.Boolean(compute="_compute_can_revisi")
    revisi_terbuka_id = fields.Many2one("ekinerja.skp", "Open revision", compute="_compute_can_revisi")

    @api.depends("state", "is_riwayat", "revisi_dari_id", "versi_ids")
    @api.depends_context("uid")
    def _compute_can_revisi(self):
        revisi = self.filtered(lambda skp: skp.state == "disetujui" and not skp.revisi_dari_id)._revisi_terbuka()
        for skp, sudo in zip(self, self.sudo(), strict=True):  # sudo: hr.employee - which user a party is
            pihak = sudo.employee_id.user_id == self.env.user or skp.is_penilai
            # compared by origin: in a form the record is a new one around it
            skp.revisi_terbuka_id = revisi.get(skp._origin)
            skp.can_revisi = pihak and skp.state == "disetujui" and not skp.revisi_dari_id and not skp.revisi_terbuka_id
            skp.can_batal_revisi = pihak and bool(skp.revisi_dari_id) and not skp.is_riwayat

    def action_revisi(self, alasan=None):
        """Start a revision, by the pegawai or the pejabat penilai, with reason; the SKP in force stays in force.

        :param str alasan: what changed, required; without it the dialog that asks for it opens
        :returns: action that opens the revision
        """
        if alasan is None:
            self._periksa_revisi()
            return self._dialog_alasan("revisi")
        alasan = self._periksa_alasan(alasan)
        self._periksa_revisi()
        revisi = self._buat_revisi(alasan)
        return revisi._aksi_buka() if len(revisi) == 1 else True

    def action_batal_revisi(self):
        """Cancel an open revision, by the pegawai or the pejabat penilai: it is deleted, the SKP in force stays as it is."""
        self.check_access("read")
        # sudo: ekinerja.skp - which record it revises; deletion by a party of it
        for skp in self.sudo():
            if not skp.revisi_dari_id or skp.is_riwayat:
                raise UserError(self.env._("%s is no open revision. Reload the page to see the latest status.", skp.display_name))
        if bad := self.browse(self.ids) - self.browse(self._milik("employee_id") | self._milik("penilai_id")):
            raise UserError(self.env._("%(name)s can be cancelled only by %(pegawai)s or %(penilai)s.", name=bad[0].display_name,
                                       pegawai=bad[0].pegawai_nama, penilai=bad[0].penilai_nama or "-"))  # fmt: skip
        asal = self.sudo().revisi_dari_id.with_env(self.env)  # sudo: ekinerja.skp - as above
        self._selesaikan_tugas()
        self.sudo()._hapus_revisi()  # sudo: ekinerja.skp - as above
        return asal._aksi_buka() if len(asal) == 1 else True

    def action_buka_revisi(self):
        """Open the open revision of this SKP."""
        self.ensure_one()
        self.check_access("read")
        return self.revisi_terbuka_id._aksi_buka()

    def action_buka_asal(self):
        """Open the SKP in force of which this is a revision or an old version."""
        self.ensure_one()
        self.check_access("read")
        return self.revisi_dari_id._aksi_buka()

    def action_kembalikan_rhk(self):
        """Bring back into the revision what may not vanish: RHK of the SKP in force that have rencana aksi or ratings."""
        self._periksa(STATE_TERBUKA, "employee_id")
        hilang = {skp: rhk for skp in self.sudo() if (rhk := skp._rhk_hilang())}  # sudo: ekinerja.rhk - of the own SKP in force
        self._salin_rhk(hilang)
        return True

    def action_buka(self):
        """Open this version."""
        self.ensure_one()
        self.check_access("read")
        return self._aksi_buka()

    def _aksi_buka(self):
        return {
            "type": "ir.actions.act_window", "res_model": self._name, "res_id": self.id, "view_mode": "form", "views": [(False, "form")],
        }  # fmt: skip

    # -- decisions -----------------------------------------------------------------------------------------------------

    def _periksa_revisi(self):
        """Refuse with all reasons at once."""
        if not self:
            raise UserError(self.env._("Choose at least one SKP."))
        milik = self._milik("employee_id") | self._milik("penilai_id")
        if len(milik) < len(self):
            self.check_access("read")
        terbuka = self._revisi_terbuka()
        # sudo: ekinerja.evaluasi - whether the year is evaluated, also where the user may not read it
        dinilai = self.env["ekinerja.evaluasi"].sudo().search(
            [("skp_id", "in", self.ids), ("periode_id.jenis", "=", "final"), ("state", "!=", "draft")]
        ).skp_id  # fmt: skip
        alasan = []
        for skp in self.sudo():  # sudo: ekinerja.skp - names in the messages
            if skp.id not in milik:
                alasan.append(self.env._("%(name)s can be revised only by %(pegawai)s, or by the pejabat penilai, %(penilai)s.",
                                         name=skp.display_name, pegawai=skp.pegawai_nama, penilai=skp.penilai_nama or "-"))  # fmt: skip
            elif skp.state != "disetujui" or skp.revisi_dari_id:
                alasan.append(self.env._("%s is not in force; only an approved SKP is revised. Reload the page to see the latest status.", skp.display_name))
            elif skp.with_env(self.env) in terbuka:
                alasan.append(self.env._("%s already has an open revision. Continue that one, or cancel it.", skp.display_name))
            elif skp in dinilai:
                alasan.append(self.env._("%s is evaluated for the year; it can no longer be revised. The penilai can reopen the evaluation.", skp.display_name))
            elif skp.company_id._ekinerja_hari_ini().year > skp.tahun:
                alasan.append(self.env._("%(name)s: the year %(year)s is over. An SKP is revised within its year.", name=skp.display_name, year=skp.tahun))
        if alasan:
            raise UserError("\n".join(alasan[:20]))

    def _status_batas(self):
        """A revision has no deadline: an SKP changes at any time of the year (PermenPANRB 6/2022 Ps. 14(2))."""
        # sudo: ekinerja.skp - whether it is a revision
        revisi = self.filtered(lambda skp: skp.sudo().revisi_dari_id)
        return super(EkinerjaSkp, self - revisi)._status_batas() | {skp.id: Status(None, "bebas", False, None, "") for skp in revisi}

    def _kekurangan(self, rhk, indikator_per_rhk):
        """A revision may drop RHK, but none that has rencana aksi or ratings."""
        kurang = super()._kekurangan(rhk, indikator_per_rhk)
        if self.revisi_dari_id:
            kurang += [
                self.env._("RHK \"%s\" of the SKP in force has rencana aksi or ratings and cannot vanish. Bring it back; its text may change.", satu.name)
                for satu in self.sudo()._rhk_hilang()  # sudo: ekinerja.rhk - of the own SKP in force
            ]
        return kurang

    def _rhk_hilang(self):
        """RHK of the SKP in force that are missing here although something hangs on them, as superuser."""
        self.ensure_one()
        hilang = self.revisi_dari_id.rhk_ids - self.rhk_ids.asal_id
        return hilang._berisi() if hilang and not self.is_riwayat else hilang.browse()

    # -- effects -------------------------------------------------------------------------------------------------------

    def _buat_revisi(self, alasan):
        """Drafts with the whole content of these SKP in force, each part knowing its origin; the right was checked.

        :returns: the revisions, in the order of the SKP
        """
        milik = self._milik("employee_id")
        # sudo: ekinerja.skp - a version of the document, which only this method makes
        semua = self.sudo().with_context(ekinerja_tukar=Tukar, tracking_disable=True, mail_create_nosubscribe=True)
        baru = semua.create([
            skp._nilai_versi() | {
                "revisi_dari_id": skp.id, "active": False, "versi": skp.versi + 1, "alasan_revisi": alasan,
                "revisi_oleh": "pegawai" if skp.id in milik else "penilai",
            }
            for skp in semua
        ])  # fmt: skip
        pasangan = dict(zip(semua.ids, baru, strict=True))
        semua._salin_bagian("ekinerja.skp.lampiran", pasangan)
        semua.env["ekinerja.skp"]._salin_rhk({pasangan[skp.id]: skp.rhk_ids for skp in semua})
        self._catat({
            skp.id: self.env._("Revision started by %(name)s: %(reason)s The SKP stays in force until the revision is approved.",
                               name=self.env.user.name, reason=alasan if alasan.endswith((".", "!", "?")) else f"{alasan}.")
            for skp in self
        })  # fmt: skip
        diminta = baru.filtered(lambda skp: skp.revisi_oleh == "penilai")
        diminta._minta_revisi()
        return baru.with_env(self.env)

    def _nilai_versi(self):
        """Stored values of an SKP for its revision: parties, range and pendekatan."""
        self.ensure_one()
        tanpa = {"id", "create_uid", "create_date", "write_uid", "write_date", "state"}
        kolom = [
            name for name, field in self._fields.items()
            if name not in tanpa and field.store and field.column_type and not field.name.startswith(("message_", "activity_"))
            and (field.copy or name in self._diisi_sendiri)
        ]  # fmt: skip
        return {name: self._fields[name].convert_to_write(self[name], self) for name in kolom}

    @api.model
    def _salin_rhk(self, pasangan):
        """Copy RHK with their indikator into revisions: ``{revision: RHK}``, as superuser."""
        rhk = self.env["ekinerja.rhk"].sudo().with_context(ekinerja_tukar=Tukar)  # sudo: as the caller
        rhk.create([
            satu._isi() | {
                "skp_id": revisi.id, "asal_id": satu.id,
                "indikator_ids": [(0, 0, indikator._isi() | {"asal_id": indikator.id}) for indikator in satu.indikator_ids],
            }
            for revisi, semua in pasangan.items() for satu in semua
        ])  # fmt: skip

    def _hapus_revisi(self):
        asal = {skp.revisi_dari_id: skp.alasan_revisi for skp in self}
        self.with_context(ekinerja_tukar=Tukar).unlink()
        for skp in asal:
            skp._catat({skp.id: self.env._("Revision cancelled by %s. The SKP stays in force as it is.", self.env.user.name)})

    def _minta_revisi(self):
        """A to-do for pegawai with an account of the back office, and a mail: the penilai asks them to revise."""
        tipe = self.env.ref(TIPE_REVISI)
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create([
            {
                "activity_type_id": tipe.id, "res_model_id": self.env["ir.model"]._get_id(self._name), "res_id": skp.id,
                "user_id": skp.employee_id.user_id.id, "date_deadline": skp.company_id._ekinerja_hari_ini(), "note": skp.alasan_revisi,
            }
            for skp in self if skp.employee_id.user_id and not skp.employee_id.user_id.share
        ])  # fmt: skip
