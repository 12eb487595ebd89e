"""The log: actions, records and their revisions, only added to."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SEQ = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "action",
        sa.Column("seq", _SEQ, primary_key=True, autoincrement=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("id", "at", "author", "client", "verb", "undoes")
        ),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("mac", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "record",
        sa.Column("place", _SEQ, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "kind", "case_id")),
        sa.Column("number", sa.Integer, nullable=False),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("kind", "number"),
        sqlite_strict=True,
    )
    op.create_table(
        "revision",
        sa.Column("record", sa.Text, sa.ForeignKey("record.id"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", _SEQ, sa.ForeignKey("action.seq"), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_revision_seq", "revision", ["seq"])
    # A journal is only added to; a body may be emptied, which is how a case is erased.
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _guard_sqlite() -> None:
    for table in ("meta", "action", "record", "revision"):
        verbs = ("DELETE",) if table == "revision" else ("UPDATE", "DELETE")
        for verb in verbs:
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE (ABORT, 'a journal is only added to'); END"
            )
    op.execute(
        "CREATE TRIGGER revision_only_emptied BEFORE UPDATE ON revision WHEN length(NEW.body) > 0 "
        "OR NEW.record <> OLD.record OR NEW.revision <> OLD.revision OR NEW.seq <> OLD.seq "
        "OR NEW.digest <> OLD.digest BEGIN SELECT RAISE (ABORT, 'a journal is only added to'); END"
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'a journal is only added to'; END $$"
    )
    for table in ("meta", "action", "record"):
        op.execute(
            f"CREATE TRIGGER {table}_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()"
        )
    op.execute(
        "CREATE TRIGGER revision_only_added_to BEFORE DELETE OR TRUNCATE ON revision "
        "FOR EACH STATEMENT EXECUTE FUNCTION only_added_to()"
    )
    op.execute(
        "CREATE TRIGGER revision_only_emptied BEFORE UPDATE ON revision FOR EACH ROW "
        "WHEN (length(NEW.body) > 0 "
        "OR NEW.record <> OLD.record OR NEW.revision <> OLD.revision OR NEW.seq <> OLD.seq "
        "OR NEW.digest <> OLD.digest) EXECUTE FUNCTION only_added_to()"
    )
