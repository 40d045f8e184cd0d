"""Matrices of which almost all entries are 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import embedding_bag


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The entries of a matrix row by row: row i has values[k] in columns[k] for k from starts[i]
    to the next row's start."""

    values: Tensor
    columns: Tensor
    starts: Tensor

    @classmethod
    def of(cls, values: Tensor, rows: Tensor, columns: Tensor, count: int) -> Rows:
        """From entries in any order, [N] each; what shares its place is added up."""
        order = torch.argsort(rows, stable=True)
        ends = torch.bincount(rows, minlength=count).cumsum(0)
        starts = torch.cat([ends.new_zeros(1), ends[:-1]])
        return cls(values[order], columns[order].int(), starts.int())

    def to(self, like: Tensor) -> Rows:
        device = like.device
        return Rows(self.values.to(like), self.columns.to(device), self.starts.to(device))

    def times(self, x: Tensor) -> Tensor:
        """The sum of values * x[columns] over the entries of each row: [rows, K] of [n, K]."""
        return embedding_bag(
            self.columns, x, self.starts, mode="sum", per_sample_weights=self.values
        )


@dataclass(frozen=True, slots=True, eq=False)
class SparseMatrix:
    """A matrix M [m, n], kept by rows and by columns: `M @ x` for x [n, K], and `M.T @ y`.

    Each way is a sum over what is gathered, always in the same order, so that results repeat to
    the bit and nothing is scattered (which costs many times more).
    """

    rows: Rows
    columns: Rows

    @classmethod
    def of(
        cls, values: Tensor, rows: Tensor, columns: Tensor, shape: tuple[int, int]
    ) -> SparseMatrix:
        """From entries in any order: values, their rows and their columns, [N] each."""
        m, n = shape
        return cls(Rows.of(values, rows, columns, m), Rows.of(values, columns, rows, n))

    @property
    def T(self) -> SparseMatrix:
        return SparseMatrix(self.columns, self.rows)

    def to(self, like: Tensor) -> SparseMatrix:
        """The same in the type and on the device of a tensor."""
        return SparseMatrix(self.rows.to(like), self.columns.to(like))

    def __matmul__(self, x: Tensor) -> Tensor:
        product: Tensor = _Product.apply(x, self)
        return product


class _Product(torch.autograd.Function):
    """The slope of M x by x is M^T."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, matrix: SparseMatrix) -> Tensor:
        ctx.matrix = matrix
        return matrix.rows.times(x)

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor, None]:
        return ctx.matrix.T @ slopes[0], None
