from datetime import date

from odoo import http
from odoo.http import content_disposition, request
from werkzeug.exceptions import BadRequest, NotFound

from ..wizard.skp_cetak import PILIHAN


class Cetak(http.Controller):
    """PDF downloads. Every route reads as the signed-in user; what that user may not read does not exist.

    A print is entered in the register of issued documents, so these GET write; the same content again writes nothing.
    """

    @http.route("/ekinerja/skp/cetak/<int:wizard_id>", type="http", auth="user", methods=["GET"])
    def cetak_dialog(self, wizard_id):
        dialog = self._terbaca("ekinerja.skp.cetak", wizard_id)
        if dialog.create_uid != request.env.user:
            raise NotFound
        return self._kirim(*dialog._cetak())

    @http.route("/my/skp/<int:skp_id>/pdf/rencana", type="http", auth="user", methods=["GET"], website=True)
    def portal_rencana(self, skp_id, **pilihan):
        skp = self._terbaca("ekinerja.skp", skp_id)
        return self._kirim(*skp._cetak_rencana_skp(self._pilihan(pilihan)))

    @http.route("/my/skp/<int:skp_id>/pdf/evaluasi/<int:evaluasi_id>", type="http", auth="user", methods=["GET"], website=True)
    def portal_evaluasi(self, skp_id, evaluasi_id, **pilihan):
        skp, evaluasi = self._pasangan(skp_id, evaluasi_id)
        return self._kirim(*skp._cetak_dokumen_evaluasi(evaluasi.periode_id, self._pilihan(pilihan)))

    @http.route("/my/skp/<int:skp_id>/pdf/penilaian/<int:evaluasi_id>", type="http", auth="user", methods=["GET"], website=True)
    def portal_penilaian(self, skp_id, evaluasi_id, **pilihan):
        skp, evaluasi = self._pasangan(skp_id, evaluasi_id)
        return self._kirim(*skp._cetak_form_penilaian(evaluasi.periode_id, self._pilihan(pilihan)))

    def _pasangan(self, skp_id, evaluasi_id):
        skp, evaluasi = self._terbaca("ekinerja.skp", skp_id), self._terbaca("ekinerja.evaluasi", evaluasi_id)
        if evaluasi.skp_id != skp:
            raise NotFound
        return skp, evaluasi

    def _terbaca(self, model, record_id):
        """The record as the user, who gets the same answer for what is not there and what is not theirs."""
        record = request.env[model].browse(record_id).exists()
        if not record or not record.has_access("read"):
            raise NotFound
        return record

    def _pilihan(self, args):
        """What the query says about the signature blocks, as the print dialog would."""
        pilihan = {name: args[name].strip()[:60] for name in PILIHAN if isinstance(args.get(name), str)}
        for name in ("tanggal_pegawai", "tanggal_penilai"):
            try:
                pilihan[name] = date.fromisoformat(pilihan[name]) if pilihan.get(name) else None
            except ValueError as error:
                raise BadRequest(request.env._("%s is not a date; write it as year-month-day, 2026-12-31.", pilihan[name])) from error
        return pilihan

    def _kirim(self, nama, isi):
        """Answer with bytes, or with an open file that goes out piece by piece."""
        berkas = None if isinstance(isi, bytes) else isi
        ukuran = berkas.seek(0, 2) if berkas else len(isi)
        if berkas:
            berkas.seek(0)
            isi = iter(lambda: berkas.read(1 << 16), b"")
        response = request.make_response(isi, headers=[
            ("Content-Type", "application/zip" if nama.endswith(".zip") else "application/pdf"),
            ("Content-Length", str(ukuran)),
            ("Content-Disposition", content_disposition(nama)),
            ("Cache-Control", "private, no-store"),
        ])  # fmt: skip
        if berkas:
            response.call_on_close(berkas.close)
        return response
