from . import test_atasan
from . import test_impor_asn
from . import test_impor_unduh
from . import test_impor_unor
from . import test_instansi
from . import test_pegawai
from . import test_periode
from . import test_audit
