"""The place index: built from GeoNames, compiled tables and a user's own places; looked up in any spelling."""

from secondhand.gazetteer.library import Installed, add, installed, open_index, remove
from secondhand.gazetteer.names import Grade, grade

__all__ = ["Grade", "Installed", "add", "grade", "installed", "open_index", "remove"]
