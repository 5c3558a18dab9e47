from . import calc
from . import models
from . import wizard
