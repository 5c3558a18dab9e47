from . import periode_buat
from . import unor_ubah
