from odoo import api, models
from odoo.exceptions import UserError

from .skp import IDENTITAS, STATE_TERBUKA


class EkinerjaSkp(models.Model):
    """Snapshots of the three parties: taken when an SKP is started, replaced only by an explicit refresh."""

    _inherit = "ekinerja.skp"

    def action_perbarui_data(self):
        """Refresh penilai, atasan penilai and the identity of all three parties (BKN-UNO-14).

        The pegawai may do so while the SKP can be edited, an admin instansi always; logged either way.
        """
        self.check_access("read")
        is_admin = self.env.su or self.env.user.has_group("ekinerja_admin.group_admin_instansi")
        # sudo: ekinerja.skp, hr.employee - whose user this is; snapshots are written by this action only
        semua = self.sudo()
        for skp in semua:
            if not is_admin and (skp.employee_id.user_id != self.env.user or skp.state not in STATE_TERBUKA):
                raise UserError(
                    self.env._("Data of %s can be refreshed by the pegawai while it is in draft, or by an admin instansi.", skp.display_name)
                )
        lama = {skp.id: (skp.penilai_nama, skp.pegawai_jabatan, skp.pegawai_unit) for skp in semua}
        data = semua._data_pihak([(skp.employee_id, skp.date_start, skp.date_end, None) for skp in semua])
        for skp, vals in zip(semua, data, strict=True):
            vals.pop("model_skp")
            skp.with_context(tracking_disable=True).write(vals)
        self._catat({
            skp_id: self.env._(
                "Data refreshed. Before: penilai %(penilai)s, jabatan %(jabatan)s, unit %(unit)s.",
                penilai=penilai or "-", jabatan=jabatan or "-", unit=unit or "-",
            )
            for skp_id, (penilai, jabatan, unit) in lama.items()
        })  # fmt: skip
        return True

    @api.model
    def _data_pihak(self, permintaan):
        """Penilai, atasan penilai and all snapshots as of today, or the nearest day of the range.

        :param permintaan: list of ``(employee, date_start, date_end, wanted penilai id)``; only an admin instansi may want another
            penilai than the atasan data name
        :returns: list of values in the same order; queries grow with the number of distinct days, not of people
        """
        hasil = [None] * len(permintaan)
        per_tanggal = {}
        for nomor, (employee, mulai, selesai, _minta) in enumerate(permintaan):
            hari_ini = employee.company_id._ekinerja_hari_ini()
            per_tanggal.setdefault(min(max(hari_ini, mulai), selesai), []).append(nomor)
        # sudo: hr.employee, hr.version - identity columns for the snapshots of documents of these people
        kosong = self.env["hr.employee"].sudo()
        atasan = self.env["ekinerja.atasan"]
        for tanggal, nomor_nomor in per_tanggal.items():
            # sudo: hr.employee - as above; the portal may not read employees
            pegawai = kosong.union(*(permintaan[n][0].sudo() for n in nomor_nomor))
            dari_data = atasan._atasan_pada(pegawai, tanggal)
            penilai = {n: self._penilai_diminta(dari_data[permintaan[n][0].id].sudo(), permintaan[n][3]) for n in nomor_nomor}
            semua_penilai = kosong.union(*penilai.values())
            # sudo: hr.employee - as above
            atasan_penilai = atasan._atasan_pada(semua_penilai, tanggal)
            semua = pegawai.union(semua_penilai, *(row.sudo() for row in atasan_penilai.values()))
            versi = semua._ekinerja_versi_pada(tanggal)
            identitas = semua._ekinerja_identitas(tanggal, versi)
            for n in nomor_nomor:
                employee = permintaan[n][0]
                pihak = {"pegawai": employee, "penilai": penilai[n], "atasan": atasan_penilai.get(penilai[n].id, kosong)}
                version = versi[employee.id]
                is_mandiri = bool(version.is_pimpinan and version.department_id.is_mandiri)
                hasil[n] = {
                    "penilai_id": pihak["penilai"].id,
                    "atasan_penilai_id": pihak["atasan"].id,
                    "department_id": version.department_id.id,
                    "is_mandiri": is_mandiri,
                    "model_skp": "jpt" if is_mandiri or version.jenis_jabatan == "jpt" else "pegawai",
                    "tanggal_data": tanggal,
                } | {
                    f"{nama}_{kolom}": identitas.get(orang.id, {}).get(kolom, "") for nama, orang in pihak.items() for kolom in IDENTITAS
                }  # fmt: skip
        return hasil

    def _penilai_diminta(self, dari_data, minta_id):
        """The penilai that the data name, or another one where the user may choose."""
        if not minta_id or minta_id == dari_data.id:
            return dari_data
        if self.env.su or self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            return self.env["hr.employee"].sudo().browse(minta_id)  # sudo: hr.employee - identity for the snapshot
        raise UserError(
            self.env._(
                "The pejabat penilai comes from the atasan data: %(name)s. Ask the admin instansi to correct them there.",
                name=dari_data.name or self.env._("nobody yet"),
            )
        )
