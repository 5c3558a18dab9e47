from . import controllers
from . import calc
from . import tools
from . import models
from . import wizard
