from . import test_batas
from . import test_bukti
from . import test_cetak
from . import test_evaluasi
from . import test_portal_milik
from . import test_portal_skp
from . import test_skp_alur
from . import test_tours
