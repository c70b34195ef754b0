"""ko: 배치를 나누어 계산하면 로짓 전체를 만들지 않아 최대 메모리가 기울기 크기의 2배까지 줄어듭니다.
en: In chunks of the batch the logits are never built as a whole; peak memory falls to twice the gradients.
"""

import os

import torch
import torch.nn.functional as F
from torch import nn
from torch.profiler import ProfilerActivity, profile

N, D, C = 256, 8, 4096
x = torch.linspace(-9, 9, N * D).sin().reshape(N, D).requires_grad_()  # (N, D) features
weight = torch.linspace(-9, 9, C * D).cos().reshape(C, D).requires_grad_()  # (C, D)
targets = torch.arange(N) * 7 % C  # (N,)
Options = nn.LinearCrossEntropyOptions
calls = {
    "two_layers": lambda: F.cross_entropy(F.linear(x, weight), targets),
    "options=None": lambda: F.linear_cross_entropy(x, weight, targets),
    "batch_chunk_size=256": lambda: F.linear_cross_entropy(x, weight, targets, options=Options(batch_chunk_size=256)),
    "batch_chunk_size=64": lambda: F.linear_cross_entropy(x, weight, targets, options=Options(batch_chunk_size=64)),
    "batch_chunk_size=8": lambda: F.linear_cross_entropy(x, weight, targets, options=Options(batch_chunk_size=8)),
    "Options()": lambda: F.linear_cross_entropy(x, weight, targets, options=Options()),
}


def peak_bytes(call):
    """Most bytes held at one time during loss and backward, on top of what was there before."""
    stderr, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)  # ko: 프로파일러의 stderr 출력을 숨깁니다  # en: hides what the profiler writes to stderr
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as record:
        call().backward()
    os.dup2(stderr, 2)
    x.grad = weight.grad = None
    held = peak = 0
    events = [event for event in record.profiler.kineto_results.events() if event.name() == "[memory]"]
    for event in sorted(events, key=lambda event: event.start_ns()):
        held += event.nbytes()  # ko: 해제는 음수입니다  # en: negative when memory is freed
        peak = max(peak, held)
    return peak


logits_bytes = 4 * N * C
gradient_bytes = 4 * (N * D + C * D)
peaks = {name: peak_bytes(call) for name, call in calls.items()}
in_logits = {name: peak / logits_bytes for name, peak in peaks.items()}
print(f"one (N, C) tensor of logits {logits_bytes / 1e6:.2f} MB, both gradients {gradient_bytes / 1e6:.2f} MB")
for name, peak in peaks.items():
    print(f"{name:<24}{peak / 1e6:>7.2f} MB{in_logits[name]:>7.2f} times the logits")
print(f"Options() needs {peaks['Options()'] / gradient_bytes:.2f} times the gradients")
unfused_holds_three = abs(in_logits["two_layers"] - 3) < 0.1
fused_without_options_saves_nothing = peaks["options=None"] >= 0.99 * peaks["two_layers"]
default_in_gradients = peaks["Options()"] / gradient_bytes
falls_with_the_chunk = peaks["batch_chunk_size=256"] > peaks["batch_chunk_size=64"] > peaks["batch_chunk_size=8"]
