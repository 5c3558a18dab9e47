from . import test_evaluasi
from . import test_skp_alur
