from odoo import models
from odoo.tools import SQL

from odoo.addons.queue_job.delay import chain, group

# of a job that waits or broke: it is taken back when the work is started again
STATE_DITARIK = ("wait_dependencies", "pending", "enqueued", "failed")


class EkinerjaLatar(models.AbstractModel):
    """Work in the background: jobs of some hundred rows, one transaction each, then a closing one.

    A row is marked in the transaction that does its work, so a job that is run again finds what is left, and nothing else. A document has the
    fields ``state``, with the value ``gagal``, and ``galat``; its jobs name ``_job_gagal`` as what follows when one breaks for good.
    """

    _name = "ekinerja.latar"
    _description = "Work in the background"
    # channel of the jobs
    _kanal = ""

    def _nama_latar(self):
        """How the queue calls this work."""
        return self.display_name

    def _awalan_job(self):
        return f"{self._name}-{self.id}-"

    def _job(self, keterangan, kunci):
        """A job with the rights of whoever starts it; while one with this key waits, there is no second."""
        return self.sudo(False).delayable(channel=self._kanal, description=keterangan, identity_key=f"{self._awalan_job()}{kunci}")

    def _jobs_bagian(self, method, bagian, kunci="bagian", nama=""):
        """Jobs that run side by side.

        :param str method: what each of them calls
        :param bagian: its arguments, a tuple each
        """
        nama = nama or self._nama_latar()
        return [
            getattr(self._job(self.env._("%(name)s: part %(part)s of %(parts)s", name=nama, part=ke, parts=len(bagian)), f"{kunci}-{ke}"), method)(*argumen)
            for ke, argumen in enumerate(bagian, 1)
        ]

    def _antrekan(self, *langkah):
        """Queue steps one after the other, instead of what an earlier start left there; a job that runs right now ends by itself.

        :param langkah: a job each, or a list of jobs
        """
        # sudo: queue.job - jobs of this document
        self.env["queue.job"].sudo().search(
            [("identity_key", "=like", f"{self._awalan_job()}%"), ("state", "in", STATE_DITARIK)]
        ).button_cancelled()
        chain(*(group(*satu) if isinstance(satu, list) else satu for satu in langkah if satu)).delay()

    def _potongan(self, ids, ukuran):
        """``[(first, last)]`` of parts of ``ukuran`` rows each.

        :param SQL ids: statement that selects them as ``id``
        """
        self.env.flush_all()
        return self.env.execute_query(SQL(
            """SELECT min(id), max(id) FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / %s AS ke FROM (%s) semua) sisa
                GROUP BY ke ORDER BY ke""",
            ukuran, ids,
        ))  # fmt: skip

    def _kunci_ids(self, ids, awal, akhir):
        """The ids of a part; a second run of the same part waits here, and finds nothing.

        :param SQL ids: statement that selects them, ending in its condition
        """
        self.env.flush_all()
        return [row[0] for row in self.env.execute_query(SQL("%s AND id BETWEEN %s AND %s ORDER BY id FOR UPDATE", ids, awal, akhir))]

    def _kabari_selesai(self, judul, pesan):
        self.env.user._bus_send("simple_notification", {"type": "success", "title": judul, "message": pesan})

    def _job_gagal(self, exc_info=None, exc_name=None, exc_message=None):
        """A job broke for good: say so, with what to do."""
        # sudo: the document - states are written by the actions and jobs only
        self.sudo()._gagal(f"{exc_message or exc_name or ''}".strip())

    def _gagal(self, galat):
        self.write({"state": "gagal", "galat": galat})
