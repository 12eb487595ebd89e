"""Widgets over the page's own views: recorders, and results that answer for their passages.

No text is ever in a widget's state, which notebooks may save: the page asks for it by custom message.
"""

from .explorer import Explorer, register_display
from .recorder import Annotator, AssociationRecorder, DreamRecorder

__all__ = ["Annotator", "AssociationRecorder", "DreamRecorder", "Explorer", "register_display"]
