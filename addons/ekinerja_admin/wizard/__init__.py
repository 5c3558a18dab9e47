from . import jpt_non_asn
from . import pegawai_koreksi
from . import periode_buat
from . import unor_ubah
from . import batas_pakai
from . import periode_tahun
from . import buka_kembali_tolak
