"""One step's gradient, worked out by several threads that share a network's weights."""

from __future__ import annotations

import copy
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import torch
from torch import Tensor, nn

Loss = Callable[[nn.Module, slice], Tensor]


class Replicas:
    """Splits a batch among threads, each with its own copy of the network on the same weights.

    On a busy CPU this beats one thread team: a team waits for its slowest member in every layer,
    these wait once a step. The gradients are added in a fixed order, so the sum is always the
    same. A context manager: it owns its threads, and sets torch's own to one while it lives.
    """

    def __init__(self, network: nn.Module, workers: int) -> None:
        self._networks = [network]
        for _ in range(workers - 1):
            replica = copy.deepcopy(network)
            for mine, shared in zip(replica.parameters(), network.parameters(), strict=True):
                mine.data = shared.data
            self._networks.append(replica)
        self._pool: ThreadPoolExecutor | None = None
        self._threads_before = torch.get_num_threads()

    def __enter__(self) -> Replicas:
        if len(self._networks) > 1:
            torch.set_num_threads(1)
            self._pool = ThreadPoolExecutor(len(self._networks), thread_name_prefix="replica")
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None
            torch.set_num_threads(self._threads_before)

    def backward(self, loss: Loss, batch: int) -> Tensor:
        """Leave the gradient of the summed losses in the network, and return the sum, a scalar.

        `loss(network, part)` is the loss of the pictures in `part`, a slice of the batch.
        """
        count = len(self._networks)
        cuts = [index * batch // count for index in range(count + 1)]

        def work(index: int) -> Tensor:
            network = self._networks[index]
            network.zero_grad(set_to_none=True)
            share = loss(network, slice(cuts[index], cuts[index + 1]))
            share.backward()
            return share.detach()

        if self._pool is None:
            return work(0)
        shares = list(self._pool.map(work, range(count)))
        self._add_gradients()
        return torch.stack(shares).sum()

    def _add_gradients(self) -> None:
        for parameters in zip(*(network.parameters() for network in self._networks), strict=True):
            first, *others = (parameter.grad for parameter in parameters)
            for other in others:
                if first is not None and other is not None:
                    first.add_(other)
