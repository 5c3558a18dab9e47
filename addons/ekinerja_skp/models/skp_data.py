from odoo import api, models
from odoo.exceptions import UserError

from .skp import IDENTITAS, PIHAK, STATE_TERBUKA


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
            if skp.revisi_dari_id:
                raise UserError(self.env._("%s: refresh the SKP in force; its open revision follows.", skp.display_name))
            if not is_admin and (skp.employee_id.user_id != self.env.user or skp.state not in STATE_TERBUKA):
                raise UserError(
                    self.env._("Data of %s can be refreshed by the pegawai while it is in draft, or by an admin instansi.", skp.display_name)
                )
        lama = {skp.id: (skp.penilai_nama, skp.pegawai_jabatan, skp.pegawai_unit, skp.penilai_id.id) for skp in semua}
        data = semua._data_pihak([(skp.employee_id, skp.date_start, skp.date_end, None) for skp in semua], [skp.plt_id for skp in semua])
        for skp, vals in zip(semua, data, strict=True):
            if skp.state not in STATE_TERBUKA:
                vals.pop("model_skp")  # its content was approved as it is
            skp.with_context(tracking_disable=True).write(vals)
        semua._ikutkan_revisi()
        semua.filtered(lambda skp: skp.state == "diajukan" and skp.penilai_id.id != lama[skp.id][3])._alihkan_tugas()
        self._catat({
            skp_id: self.env._(
                "Data refreshed. Before: penilai %(penilai)s, jabatan %(jabatan)s, unit %(unit)s.",
                penilai=penilai or "-", jabatan=jabatan or "-", unit=unit or "-",
            )
            for skp_id, (penilai, jabatan, unit, _penilai_id) in lama.items()
        })  # fmt: skip
        return True

    def _alihkan_tugas(self):
        """What waits for approval goes to the penilai of now."""
        if self:
            self._selesaikan_tugas()
            self._minta_persetujuan()

    def _periksa_model(self, vals_list, data):
        """The model of an SKP follows jabatan and unor mandiri; an admin instansi may correct it."""
        if self.env.su or self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            return
        for vals, pihak in zip(vals_list, data, strict=True):
            if vals.get("model_skp", pihak["model_skp"]) != pihak["model_skp"]:
                raise UserError(
                    self.env._("Model SKP follows jabatan and unor of %s and cannot be chosen. If they are wrong, ask the admin instansi to correct them.",
                               pihak["pegawai_nama"])
                )  # fmt: skip

    def _perbedaan_data(self):
        """What a refresh would change: ``{skp id: [(party, column, kept on the SKP, as of today)]}``."""
        semua = self.sudo()  # sudo: hr.employee, ekinerja.plt - identity of the parties of SKP that the user may read
        data = semua._data_pihak([(skp.employee_id, skp.date_start, skp.date_end, None) for skp in semua], [skp.plt_id for skp in semua])
        return {
            skp.id: [
                (pihak, kolom, skp[f"{pihak}_{kolom}"] or "", vals[f"{pihak}_{kolom}"] or "")
                for pihak in PIHAK for kolom in IDENTITAS if (skp[f"{pihak}_{kolom}"] or "") != (vals[f"{pihak}_{kolom}"] or "")
            ]
            for skp, vals in zip(semua, data, strict=True)
        }  # fmt: skip

    @api.model
    def _data_pihak(self, permintaan, tugas=None, baru=False):
        """Penilai, atasan penilai and all snapshots as of today, or the nearest day of the range.

        :param permintaan: list of ``(employee, date_start, date_end, wanted penilai id)``; only an admin instansi may want another
            penilai than the atasan data name
        :param tugas: list of ekinerja.plt in the same order: the assignment that an SKP is about, empty for a definitive one
        :param bool baru: the SKP are being started: people who are not assessable are refused
        :returns: list of values in the same order; queries grow with the number of distinct days, not of people
        """
        hasil = [None] * len(permintaan)
        plt_kosong = self.env["ekinerja.plt"].sudo()  # sudo: ekinerja.plt - title and unor of assignments, for snapshots
        tugas = [satu.sudo() for satu in tugas or [plt_kosong] * len(permintaan)]  # sudo: ekinerja.plt - as above
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
            definitif, sebagai_plt = atasan._pihak_pada(pegawai, tanggal, plt_kosong.union(*(tugas[n] for n in nomor_nomor)))
            penilai = {
                n: self._penilai_diminta(*(sebagai_plt[tugas[n].id] if tugas[n] else definitif[permintaan[n][0].id]), permintaan[n][3])
                for n in nomor_nomor
            }
            # the atasan of a penilai who acts is that of the assignment
            atas_definitif, atas_plt = atasan._pihak_pada(
                kosong.union(*(orang for orang, plt in penilai.values() if not plt)), tanggal,
                plt_kosong.union(*(plt for _orang, plt in penilai.values())),
            )  # fmt: skip
            tiga = {}
            for n in nomor_nomor:
                orang, plt = penilai[n]
                di_atas = atas_plt[plt.id] if plt else atas_definitif.get(orang.id, (kosong, plt_kosong))
                # sudo: hr.employee, ekinerja.plt - as above
                tiga[n] = {"pegawai": (permintaan[n][0], tugas[n]), "penilai": (orang, plt), "atasan": (di_atas[0].sudo(), di_atas[1].sudo())}
            semua = kosong.union(*(orang.sudo() for pihak in tiga.values() for orang, _plt in pihak.values()))  # sudo: hr.employee - as above
            versi = semua._ekinerja_versi_pada(tanggal)
            if baru:
                self._tolak_tidak_dinilai(pegawai, tanggal, versi)
            identitas = semua._ekinerja_identitas(tanggal, versi)
            for n in nomor_nomor:
                hasil[n] = self._nilai_pihak(tiga[n], versi, identitas) | {"tanggal_data": tanggal}
        return hasil

    @api.model
    def _nilai_pihak(self, pihak, versi, identitas):
        """Values of one SKP from its three parties, each with the assignment by which they act (SMG-ATL-21)."""
        (employee, tugas), (penilai, penilai_plt), (di_atas, atasan_plt) = pihak.values()
        version = versi[employee.id]
        # whoever acts as head makes the SKP of the head
        unor = tugas.department_id or version.department_id
        is_mandiri = bool((tugas or version.is_pimpinan) and unor.is_mandiri)
        is_jpt = unor.unor_induk_id == unor if tugas else version.jenis_jabatan == "jpt"
        hasil = {
            "penilai_id": penilai.id,
            "penilai_plt_id": penilai_plt.id,
            "atasan_penilai_id": di_atas.id,
            "atasan_plt_id": atasan_plt.id,
            "unor_atasan_id": penilai.id in versi and self._unor_penilai(versi[penilai.id], penilai_plt, versi.get(di_atas.id), atasan_plt).id,
            "unor_penilai_id": self._unor_penilai(version, tugas, versi.get(penilai.id), penilai_plt).id,
            "department_id": unor.id,
            "is_mandiri": is_mandiri,
            "is_pimpinan": bool(tugas or version.is_pimpinan),
            "model_skp": "jpt" if is_mandiri or is_jpt else "pegawai",
        }
        for nama, (orang, plt) in pihak.items():
            data = identitas.get(orang.id, {}) | ({"jabatan": plt.jabatan, "unit": plt.department_id.name} if plt else {})
            hasil |= {f"{nama}_{kolom}": data.get(kolom, "") for kolom in IDENTITAS}
        return hasil

    def _penilai_diminta(self, dari_data, plt, minta_id):
        """The penilai that the data name with the assignment by which they act, or another one where the user may choose."""
        # sudo: hr.employee, ekinerja.plt - identity for the snapshot
        dari_data, plt = dari_data.sudo(), plt.sudo()
        if not minta_id or minta_id == dari_data.id:
            return dari_data, plt
        if self.env.su or self.env.user.has_group("ekinerja_admin.group_admin_instansi"):
            return dari_data.browse(minta_id), plt.browse()
        raise UserError(
            self.env._(
                "The pejabat penilai comes from the atasan data: %(name)s. Ask the admin instansi to correct them there.",
                name=dari_data.name or self.env._("nobody yet"),
            )
        )
