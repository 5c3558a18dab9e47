from odoo import fields, models


class _Batal(Exception):
    """Ends the review: what it wrote is taken back."""


class EkinerjaMutasi(models.Model):
    """Review: the change is made for real inside a savepoint, the documents say what would become of them, then everything is taken back.

    So the list shows what applying does, by the same code, and no rule exists twice.

    **The hook for addons with documents of their own**: extend these three, each with a call of ``super()``, and keep to sets.

    - ``_dokumen(employees, tanggal)`` lists open documents and the proposal for each.
    - ``_terapkan_dokumen(baris)`` carries out the chosen rows of the own models.
    - ``_jumlah_tertutup(employees)`` counts the documents that are final or over and stay as they are.
    """

    _inherit = "ekinerja.mutasi"

    def _dokumen(self, employees, tanggal):
        """Open documents that would say something else, seen with the new data in place.

        Documents of other people that name somebody of ``_pelaku()`` as penilai belong here too.

        :param employees: hr.employee whose own data or atasan change
        :param date tanggal: first day of the change
        :returns: list of dicts of plain values: ``res_model``, ``res_id``, ``employee_id``, ``name``, ``pegawai_nama``, ``sebelum``, ``sesudah``,
            ``tindakan``, ``pilihan`` (list of keys), ``alasan`` (text with its legal source), optionally ``tanggal``, ``orang_id``, ``sequence``
        """
        return []

    def _terapkan_dokumen(self, baris):
        """Carry out rows of the own models.

        :param baris: ekinerja.mutasi.baris, as superuser, in their order
        :returns: ``{id of the row: what came of it}``; rows of unknown models are left out
        """
        return {}

    def _jumlah_tertutup(self, employees):
        """Number of documents of these people that are final or whose range is over."""
        return 0

    def action_tinjau(self):
        """List every open document with before and after; nothing else is written."""
        self._periksa_admin(("draft", "ditinjau", "dijadwalkan"))
        for mutasi in self:
            mutasi._periksa_isi()
            mutasi._tinjau()
            mutasi._ubah({"state": "ditinjau"})
        return True

    def _tinjau(self):
        """Compute the rows anew; choices that were made before stay where they are still possible."""
        self.ensure_one()
        hasil = self._pratinjau()
        # sudo: ekinerja.mutasi.baris - rows are written by the review only, the right was checked before
        semua = self.env["ekinerja.mutasi.baris"].sudo()
        lama = semua.search_fetch([("mutasi_id", "=", self.id)], ["res_model", "res_id", "tindakan", "dipilih", "tanggal"])
        pilihan = {(baris.res_model, baris.res_id): (baris.tindakan, baris.dipilih, baris.tanggal) for baris in lama}
        lama.unlink()
        semua.create([self._nilai_baris(nomor, dokumen, pilihan) for nomor, dokumen in enumerate(hasil["dokumen"], 1)])
        self._ubah({
            "ditinjau_pada": fields.Datetime.now(), "galat": False, "jumlah_orang": hasil["orang"], "jumlah_tertutup": hasil["tertutup"],
            "pimpinan_lama_id": hasil["pimpinan_lama"],
        })  # fmt: skip

    def _nilai_baris(self, nomor, dokumen, pilihan):
        tindakan, dipilih, tanggal = pilihan.get((dokumen["res_model"], dokumen["res_id"]), (None, None, None))
        if tindakan not in dokumen["pilihan"]:
            tindakan, dipilih, tanggal = dokumen["tindakan"], dokumen["tindakan"] != "tetap", dokumen.get("tanggal")
        return dokumen | {
            "mutasi_id": self.id, "sequence": nomor, "pilihan": ",".join(dokumen["pilihan"]), "tindakan": tindakan, "dipilih": dipilih,
            "tanggal": tanggal,
        }  # fmt: skip

    def _pratinjau(self):
        """What would happen, as plain values; the database is as before afterwards."""
        hasil = {}
        try:
            with self.env.cr.savepoint():
                mutasi = self.with_context(tracking_disable=True)
                orang = mutasi._terapkan_data()
                hasil = {
                    "dokumen": mutasi._dokumen(orang, mutasi.tanggal), "orang": len(orang), "tertutup": mutasi._jumlah_tertutup(orang),
                    "pimpinan_lama": mutasi.pimpinan_lama_id.id,
                }
                raise _Batal
        except _Batal:
            return hasil

    def action_pilih_semua(self):
        """Choose every document for which something is proposed."""
        self._periksa_admin(("ditinjau",))
        self.baris_ids.filtered(lambda baris: baris.tindakan != "tetap").write({"dipilih": True})
        return True

    def action_pilih_kosong(self):
        """Choose no document: the data change, the documents stay."""
        self._periksa_admin(("ditinjau",))
        self.baris_ids.write({"dipilih": False})
        return True

    def action_lihat_dokumen(self):
        """The documents as a list of their own, to search, group and change many at once."""
        self.ensure_one()
        self.check_access("read")
        return self.env["ir.actions.act_window"]._for_xml_id("ekinerja_admin.mutasi_baris_action") | {
            "domain": [("mutasi_id", "=", self.id)], "context": {"create": False},
        }  # fmt: skip
