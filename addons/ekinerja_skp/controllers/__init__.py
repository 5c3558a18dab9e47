from . import portal_skp
from . import portal_bagian
from . import portal_rencana
from . import portal_berkas
from . import cetak
from . import portal_atasan
from . import masuk
from . import portal_umpan360
