"""What the portal routes share: the own SKP, typed values, refusals kept beside the form."""

from odoo import fields
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.fields import Domain
from odoo.http import request
from psycopg2 import IntegrityError
from werkzeug.exceptions import HTTPException, NotFound

from ..models.kunci_formulir import SudahDikirim

LIHAT = {"type": "http", "auth": "user", "website": True, "methods": ["GET"], "readonly": True}
KIRIM = {"type": "http", "auth": "user", "website": True, "methods": ["POST"]}
KUNCI_KABAR = "ekinerja_kabar"
# longer than any entry of a form; beyond it somebody pasted a document
MAKS_TEKS = 5000


def pegawai_sendiri():
    """The pegawai of the signed-in user, as superuser: identity only."""
    # sudo: hr.employee - which pegawai the user is; portal users cannot read the model
    return (
        request.env["hr.employee"]
        .sudo()
        .search_fetch([("user_id", "=", request.env.uid)], ["jenis_pegawai"], order="id")
    )


def domain_sendiri():
    return [("employee_id", "in", pegawai_sendiri().ids)]


def boleh_skp(user=None):
    """Whether this user (the signed-in one, if not said) makes SKP at all; a plain portal or internal user, or an auditor, does not."""
    return any(
        (user or request.env.user).has_group(f"ekinerja_admin.{group}") for group in ("group_pegawai", "group_pegawai_internal")
    )


def kolom(model):
    """Names of the columns that a first look at a record would read."""
    return [nama for nama, field in model._fields.items() if field.store and field.prefetch is True and model._has_field_access(field, "read")]


def ambil(model, domain, nama=None, order=None):
    """Records whose domain already says what the rules of the signed-in user say, in the instansi where they work now.

    Compiling the rules of all roles costs more than the rest of a page; here the caller has checked the SKP, or asks for own records only.

    :param domain: parts of an SKP that was checked, or a condition on the user as the rules have it
    :param nama: names of the columns read, all that a first look would read if not said
    :param order: of the records, for parts of one SKP without the order of SKP
    :returns: with the rights of the user, so that whatever else is read or written is checked
    """
    model = request.env[model] if isinstance(model, str) else model
    # sudo: any model - see above; only what the domain admits is read
    return model.sudo().search_fetch(Domain(domain) & domain_instansi(), nama or kolom(model), order=order).sudo(False)


def domain_instansi():
    """What the rules of every model say for everybody: only of an instansi where the user works now."""
    return Domain("company_id", "in", [*request.env.companies.ids, False])


def skp_milik(skp_id):
    """The own SKP with the rights of the user; whatever is not own does not exist here, also for a penilai or an admin."""
    # revisions and old versions have a page too
    skp = request.env["ekinerja.skp"].with_context(active_test=False)
    if boleh_skp():
        skp = ambil(skp, [("id", "=", skp_id), *domain_sendiri()])
    if not skp:
        raise NotFound()
    return skp


def bagian_milik(model, record_id, skp, lewat="skp_id"):
    """A part of this SKP, by the rights of the user and by the SKP in the address."""
    record = request.env[model].search([("id", "=", record_id), (lewat, "=", skp.id)])
    if not record:
        raise NotFound()
    return record


def coba(perubahan):
    """Run a change; what it refuses is undone and told.

    :param perubahan: function without arguments
    :returns: the reason of a refusal, empty when the change was made
    :raises HTTPException: this very form was sent before; leads to where it came from
    """
    try:
        with request.env.cr.savepoint():
            request.env["ekinerja.kunci.formulir"]._pakai(request.params.get("kunci"))
            perubahan()
    except SudahDikirim as error:
        raise kembali_sudah(request.params.get("kembali")) from error
    except (AccessError, MissingError):
        raise
    except UserError as error:
        return str(error.args[0])
    except IntegrityError as error:
        model = next(
            (cls._name for cls in request.env.registry.values() if cls._table == error.diag.table_name), "base"
        )
        return request.env[model]._sql_error_to_message(error)
    return ""


def kembali_sudah(alamat):
    """Redirect to the page that a form was opened from, for the second of two equal requests: nothing is entered twice."""
    alamat = alamat if isinstance(alamat, str) and alamat.startswith("/my/") else "/my/kinerja"
    return HTTPException(response=request.redirect(alamat))


def kabar(pesan, jenis="success"):
    """Message for the next page of this user."""
    request.session[KUNCI_KABAR] = [jenis, pesan]


def ambil_kabar():
    return request.session.pop(KUNCI_KABAR, None)


def ke(skp, bagian="", jangkar=""):
    """Redirect to a section of the page of an SKP."""
    query = f"?bagian={bagian}" if bagian else ""
    return request.redirect(f"/my/skp/{skp.id}{query}{'#' + jangkar if jangkar else ''}")


# -- typed values ------------------------------------------------------------------------------------------------------


def teks(post, nama, label="", wajib=False):
    """Typed text without surrounding blanks.

    :param str label: how the form calls the field
    :raises UserError: empty though needed, or too long
    """
    isi = (post.get(nama) or "").replace("\x00", "").replace("\r\n", "\n").strip()
    if wajib and not isi:
        raise UserError(request.env._('Fill "%s".', label))
    if len(isi) > MAKS_TEKS:
        raise UserError(
            request.env._(
                '"%(label)s" has %(count)s characters; at most %(limit)s fit.',
                label=label,
                count=len(isi),
                limit=MAKS_TEKS,
            )
        )
    return isi


def angka(post, nama, label):
    """Typed integer within the range of the database; 0 where nothing was chosen."""
    isi = (post.get(nama) or "0").strip()
    if not isi.isascii() or not isi.isdigit() or len(isi) > 9:
        raise UserError(
            request.env._('"%(value)s" is not a valid choice for "%(label)s".', value=isi[:50], label=label)
        )
    return int(isi)


def tahun_alamat(isi, bawaan):
    """Year that an address names, ``bawaan`` where it names none that documents can have."""
    return int(isi) if isi.isascii() and isi.isdigit() and len(isi) == 4 and 1945 <= int(isi) <= 2999 else bawaan


def pilihan(post, model, nama, wajib=True):
    """Typed key of a selection field."""
    field = request.env[model]._fields[nama]
    isi = post.get(nama) or ""
    if (wajib or isi) and isi not in field.get_values(request.env):
        raise UserError(request.env._('Choose "%s".', field._description_string(request.env)))
    return isi or False


def tanggal(post, nama, label):
    """Typed date, None where the field is empty."""
    try:
        return fields.Date.to_date((post.get(nama) or "").strip() or None) or None
    except ValueError as error:
        raise UserError(
            request.env._('"%(value)s" is not a date for "%(label)s".', value=(post.get(nama) or "")[:20], label=label)
        ) from error


def daftar_pilihan(model, nama):
    """``[(key, label)]`` of a selection field in the language of the user."""
    return request.env[model]._fields[nama]._description_selection(request.env)
