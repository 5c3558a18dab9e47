from . import periode_buat
