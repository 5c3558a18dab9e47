from . import impor
from . import aktivasi
from . import beranda
