from . import calc
from . import controllers
from . import models
from . import wizard
