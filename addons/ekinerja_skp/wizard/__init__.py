from . import evaluasi_buat
from . import skp_alasan
from . import skp_cetak
from . import keberatan_putusan
from . import evaluasi_sebelumnya
from . import kalibrasi
from . import kalibrasi_minta
from . import umpan_balik_beri
