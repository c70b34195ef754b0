"""Training a small network without autograd, in double precision: an oracle for the examples that train one."""

import pytest
import torch
from torch import nn

torch.set_num_threads(1)  # several threads on a busy machine take many times as long


def _adamw(parameter, gradient, state, step, lr):
    mean, square = state
    mean.mul_(0.9).add_(0.1 * gradient)
    square.mul_(0.999).add_(0.001 * gradient**2)
    parameter.mul_(1 - lr * 0.01)
    parameter.sub_(lr * (mean / (1 - 0.9**step)) / ((square / (1 - 0.999**step)).sqrt() + 1e-8))


@pytest.fixture(scope="session")
def train_by_hand():
    """`train_by_hand(sizes, x, y, gradient, lr, steps, adamw)` trains D-H-C with ReLU on the whole batch.

    `gradient(z, y)` is that of the mean loss with respect to the logits. Gives the function from x to logits.
    """

    def train(sizes, x, y, gradient, lr, steps, adamw=False):
        torch.manual_seed(0)
        layers = [nn.Linear(sizes[0], sizes[1]), nn.Linear(sizes[1], sizes[2])]
        parameters = [p.detach().double().clone() for layer in layers for p in (layer.weight, layer.bias)]
        states = [(torch.zeros_like(p), torch.zeros_like(p)) for p in parameters]
        W1, b1, W2, b2 = parameters
        x = x.double()
        for step in range(1, steps + 1):
            h = x @ W1.T + b1
            a = h.clamp(min=0)
            g = gradient(a @ W2.T + b2, y)
            inner = (g @ W2) * (h > 0)
            gradients = (inner.T @ x, inner.sum(dim=0), g.T @ a, g.sum(dim=0))
            for parameter, own, state in zip(parameters, gradients, states, strict=True):
                if adamw:
                    _adamw(parameter, own, state, step, lr)
                else:
                    parameter.sub_(lr * own)
        return lambda rows: (rows.double() @ W1.T + b1).clamp(min=0) @ W2.T + b2

    return train
