from . import test_batas
from . import test_bukti
from . import test_evaluasi
from . import test_skp_alur
