from . import test_atasan
from . import test_instansi
from . import test_pegawai
from . import test_periode
