from . import impor
