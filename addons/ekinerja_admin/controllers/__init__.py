from . import impor
from . import aktivasi
from . import beranda
from . import hak_akses
from . import dokumen
