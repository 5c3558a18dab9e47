from datetime import date

from odoo import api, models
from odoo.tools import SQL

KOSONG = {"uraian": "", "batas": None, "url": "/my/kinerja", "aksi": "", "jumlah": 1, "peran": "pegawai", "skp_id": None, "wajib": True}


class EkinerjaTugas(models.AbstractModel):
    """What is expected of people now: one list for the portal page, the reminders and the digest.

    Every subject adds its part by overriding ``_sumber`` with ``super()``, in a file of its own. A part costs a constant number of queries,
    whatever the number of users: it is asked for one person by a page and for thousands by the reminders.
    """

    _name = "ekinerja.tugas"
    _description = "What is expected now"

    @api.model
    def _kumpulkan(self, users):
        """All tasks of some users.

        :param users: res.users
        :returns: ``{user id: [task]}``, tasks with the earliest deadline (so the late ones) first, those without one last
        """
        hasil = {user_id: [] for user_id in users.ids}
        ada = self.env.context["ekinerja_ada"] if "ekinerja_ada" in self.env.context else self._yang_ada(users)
        # sudo: every model that a part counts - what is told are titles and numbers of the own tasks of each user
        tugas = self.sudo().with_context(ekinerja_pegawai=tuple(self._pegawai(users).ids), ekinerja_ada=ada)
        for satu in tugas._sumber(users.sudo()):  # sudo: res.users - as above
            hasil[satu["user_id"]].append(KOSONG | satu)
        for daftar in hasil.values():
            daftar.sort(key=lambda satu: (satu["batas"] or date.max, satu["jenis"], satu["judul"]))
        return hasil

    @api.model
    def _sumber(self, users):
        """Tasks of these users, in any order; called as superuser.

        :param users: res.users
        :returns: list of dicts

            - ``user_id``: whose task it is, one of ``users``
            - ``jenis``: what kind of task, a key without blanks
            - ``judul``, ``uraian``: what is to be done, in the language of the environment
            - ``batas``: last day, None without one
            - ``url``: place in the portal where it is done
            - ``aksi``: words of the button
            - ``jumlah``: number of documents, 1 where left out
            - ``peran``: ``pegawai``, or ``penilai`` for what is done about others
            - ``wajib``: False where ``batas`` is a custom and no deadline: nobody is reminded of it
            - ``skp_id``: the own SKP that it is about, where there is one: reminders put a to-do on it
        """
        return []

    @api.model
    def _sql_ada(self):
        """What a part looks at before it asks: ``{key: SELECT}`` of rows that may concern the people of ``orang (id)``; more rather than less.

        A page asks all of them in one statement, and a part whose key has no row (``_ada``) costs nothing.
        """
        return {}

    @api.model
    def _yang_ada(self, users, kunci=None):
        """Keys of ``_sql_ada`` that have a row for one user; None for many, among whom there is always somebody.

        :param kunci: ask only these keys
        """
        if len(users) != 1:
            return None
        # pending changes of any model that a part looks at
        self.env.flush_all()
        ada = self._sql_ada()
        bagian = SQL(" UNION ALL ").join(SQL("SELECT %s WHERE EXISTS (%s)", nama, ada[nama]) for nama in kunci or ada)
        rows = self.env.execute_query(SQL("WITH orang AS (SELECT id FROM hr_employee WHERE user_id = %s) %s", users.id, bagian))
        return tuple(nama for (nama,) in rows)

    @api.model
    def _ada(self, kunci):
        ada = self.env.context.get("ekinerja_ada")
        return ada is None or kunci in ada

    @api.model
    def _pegawai(self, users):
        """The active pegawai of these users, with user and instansi; read once for all parts of one collection."""
        # sudo: hr.employee - which pegawai a user is
        if (ids := self.env.context.get("ekinerja_pegawai")) is not None:
            milik = set(users.ids)
            return self.env["hr.employee"].sudo().browse(ids).filtered(lambda satu: satu.user_id.id in milik)
        # sudo: hr.employee - as above
        return self.env["hr.employee"].sudo().search_fetch([("user_id", "in", users.ids)], ["user_id", "company_id"], order="id")
