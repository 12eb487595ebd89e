"""The tables of the log, the same for a SQLCipher file and for PostgreSQL.

Only ``revision.body`` can hold what somebody said or thought: it is sealed (`seal`). The rest is what a
database's administrator may see: ids, kinds, numbers, moments, authors, sizes.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

#: ``journal``: its id; ``created``.
meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

#: One row a thing that somebody did. ``changes``: how many revisions it made; ``digest``: of their digests;
#: ``mac``: of this row and the one before (`chain`).
action = Table(
    "action",
    metadata,
    # SQLite numbers by itself only what it calls INTEGER.
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("client", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("undoes", Text, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    sqlite_strict=True,
)

record = Table(
    "record",
    metadata,
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("kind", "number"),
    sqlite_strict=True,
)

#: ``body`` is empty where its case was erased; ``digest``: SHA-256 of the sealed body.
revision = Table(
    "revision",
    metadata,
    Column("record", Text, ForeignKey("record.id"), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column(
        "seq",
        BigInteger().with_variant(Integer, "sqlite"),
        ForeignKey("action.seq"),
        nullable=False,
        index=True,
    ),
    Column("body", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    sqlite_strict=True,
)

TABLES = ("meta", "action", "record", "revision")
