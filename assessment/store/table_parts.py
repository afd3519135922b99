"""What every table is made of: one metadata with our names for constraints, and columns in a word each."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData

from assessment.store.columns import Document, Moment, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def column(
    name: str, kind: type[Words | Moment | Document | Integer | Boolean], *, none: bool = False
) -> Column[object]:
    """A column that has to be filled, unless there may be none."""
    return Column(name, kind(), nullable=none)


def own_id() -> Column[str]:
    """The key of a table whose rows have an id of their own."""
    return Column("id", Words(), primary_key=True)


def link(name: str, target: str, *, none: bool = False) -> Column[str]:
    """A column that names a row of another table."""
    return Column(name, Words(), ForeignKey(target), nullable=none)
