"""The place index: built from GeoNames, compiled tables and a user's own places; looked up in any spelling."""

from secondhand.gazetteer.download import ADDRESS, Progress
from secondhand.gazetteer.library import Installed, Origin, add, installed, open_index, remove
from secondhand.gazetteer.names import Grade, grade

__all__ = ["ADDRESS", "Grade", "Installed", "Origin", "Progress", "add", "grade", "installed", "open_index", "remove"]
