"""ko: 옛 이름의 AMP 도구는 경고하며 torch.amp를 권하고, GPU가 없으면 GradScaler('cuda')는 경고하고 꺼집니다.
en: The old AMP names warn and point to torch.amp; without a GPU GradScaler('cuda') warns and turns off.
"""

import textwrap
import warnings

import torch
import torch.nn.functional as F


def warned(name, call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = call()
    kind, text = caught[0].category.__name__, str(caught[0].message)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text, result


# ko: enabled=False는 GPU가 없는 곳에서도 같은 경고를 보기 위해서입니다.
# en: enabled=False shows the same warning where there is no GPU.
cuda_scaler_category, cuda_scaler_message, cuda_scaler = warned(
    "torch.cuda.amp.GradScaler",
    lambda: torch.cuda.amp.GradScaler(enabled=False),
)
cpu_scaler_category, cpu_scaler_message, cpu_scaler = warned(
    "torch.cpu.amp.GradScaler",
    lambda: torch.cpu.amp.GradScaler(),
)
cuda_autocast_category, cuda_autocast_message, cuda_autocast = warned(
    "torch.cuda.amp.autocast",
    lambda: torch.cuda.amp.autocast(enabled=False),
)
cpu_autocast_category, cpu_autocast_message, cpu_autocast = warned(
    "torch.cpu.amp.autocast",
    lambda: torch.cpu.amp.autocast(),
)

# ko: 새 이름은 경고하지 않습니다.
# en: The new names do not warn.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    scaler = torch.amp.GradScaler("cpu")
    autocast = torch.amp.autocast("cpu", dtype=torch.bfloat16)
warnings_from_new_names = len(caught)
initial_scale = scaler.get_scale()

# ko: GPU가 있는 컴퓨터에서는 나오지 않는 경고입니다. 꺼진 스케일러는 아무것도 곱하지 않습니다.
# en: With a GPU there is no such warning. A scaler that is off multiplies by nothing.
if not torch.cuda.is_available():
    no_gpu_category, no_gpu_message, idle_scaler = warned(
        "torch.amp.GradScaler('cuda')",
        lambda: torch.amp.GradScaler("cuda"),
    )
    no_gpu_enabled = str(idle_scaler.is_enabled())
    no_gpu_scaled = idle_scaler.scale(torch.tensor(2.0)).item()
    print(f"  enabled={no_gpu_enabled}  scale(2.0)={no_gpu_scaled:.1f}")

# ko: autocast 안에서도 교차 엔트로피는 float32로 계산됩니다.
# en: Under autocast, too, cross-entropy is computed in float32.
torch.manual_seed(0)
features, W = torch.randn(8, 4), torch.randn(4, 3)  # (B, D), (D, C)
targets = torch.randint(0, 3, (8,))  # (B,)
with autocast:
    logits = features @ W  # (B, C)
    loss = F.cross_entropy(logits, targets)
logits_dtype = str(logits.dtype)
loss_dtype = str(loss.dtype)
loss_autocast = loss.item()
loss_float32 = F.cross_entropy(features @ W, targets).item()

print(f"torch.amp  warnings={warnings_from_new_names}  scale={initial_scale:.0f}")
print(f"autocast   {logits_dtype} -> {loss_dtype}")
print(f"loss       {loss_autocast:.2f}  float32 {loss_float32:.2f}")
