"""Coding projects to and from other programs for qualitative analysis, and to and from tables.

write_qdpx read_qdpx                    a project (REFI-QDA)
write_qdc read_qdc                      a codebook (REFI-QDA)
write_csv read_csv write_xlsx read_xlsx tables, a row an annotation
write_web_annotations read_...          W3C Web Annotation, JSON-LD
write_xmi read_xmi                      UIMA
write_conll                             a column a layer, IOB2
losses                                  what another program will drop
"""

from .conll import write_conll
from .losses import READERS, losses
from .project import Project, project_of, records_of
from .qdc import read_qdc, write_qdc
from .reading import read_qdpx
from .tables import read_csv, read_xlsx, write_csv, write_xlsx
from .web import read_web_annotations, write_web_annotations
from .writing import write_qdpx
from .xmi import read_xmi, write_xmi

__all__ = [
    "READERS",
    "Project",
    "losses",
    "project_of",
    "read_csv",
    "read_qdc",
    "read_qdpx",
    "read_web_annotations",
    "read_xlsx",
    "read_xmi",
    "records_of",
    "write_conll",
    "write_csv",
    "write_qdc",
    "write_qdpx",
    "write_web_annotations",
    "write_xlsx",
    "write_xmi",
]
