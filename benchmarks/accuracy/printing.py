"""Tables of our own rulers; the scorers beside the data print their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def own_table(parts: Mapping[str, Mapping[str, Any]], calibration: Mapping[str, Any]) -> str:
    """Figures on our own gold set. ``parts``: name of a part of it ("all" among them) to ``own_gold.figures``."""
    whole = parts["all"]
    lines = [
        f"{whole['passages']} passages",
        f"{'':34} {'P':>6} {'R':>6} {'F':>6} {'95 %':>13} {'right':>6} {'given':>6} {'gold':>6}",
    ]
    for name, figure in whole.items():
        if isinstance(figure, dict) and "F" in figure:
            lines.append(_f_line(name, figure))
    lines += [
        _f_line(f"outcome + interval, {name}", part["outcome + interval"])
        for name, part in parts.items()
        if name != "all"
    ]
    lines.append(f"{'of the pairs':34} {'share':>6} {'95 %':>13} {'right':>6} {'asked':>6}   a constant answer")
    for name in ("covers", "speaker", "scope", "stance"):
        lines.append(f"{_share_line(f'{name} right', whole[f'{name} right'])}   {_two(whole[f'{name} constant'])}")
    lines.append(f"{'circumstances, recall':34} {'share':>6} {'95 %':>13} {'right':>6} {'asked':>6}")
    lines += [_share_line(name, figure) for name, figure in whole["circumstances"].items()]
    return "\n".join([*lines, confidence_lines(calibration)])


def confidence_lines(calibration: Mapping[str, Any]) -> str:
    """What ``calibration.calibration`` found, in two lines."""
    figures = ", ".join(f"{k} {v}" for k, v in calibration.items() if k != "bins")
    return f"confidence: {figures}\n  bins (said, right, claims): " + " ".join(map(str, calibration.get("bins", ())))


def dirt_table(measured: Mapping[str, Mapping[str, Any]]) -> str:
    """F of each kind of dirt beside the clean text's. ``measured``: as ``dirt.measure`` gives it."""
    names = ("outcome + interval", "outcome + interval + speaker")
    clean = measured["clean"]["claims"]
    lines = [f"{'':28} {'outcome + interval':>20} {'+ speaker':>16} {'kept':>6}"]
    for kind, figures in measured.items():
        ours = [figures["claims"][name]["F"] for name in names]
        lost = [ours[n] - clean[name]["F"] for n, name in enumerate(names)]
        lines.append(f"{kind:28} {ours[0]:12.2f} {lost[0]:+7.2f} {ours[1]:8.2f} {lost[1]:+7.2f} {figures['kept']:6.2f}")
    return "\n".join(lines)


def _f_line(name: str, f: Mapping[str, Any]) -> str:
    numbers = " ".join(f"{f[k]:6}" for k in ("right", "given", "gold"))
    return f"{name:34} {_two(f['P'])} {_two(f['R'])} {_two(f['F'])} {_interval(f['interval'])} {numbers}"


def _share_line(name: str, figure: Mapping[str, Any]) -> str:
    return f"{name:34} {_two(figure['share'])} {_interval(figure['interval'])} {figure['right']:6} {figure['asked']:6}"


def _two(value: float | None) -> str:
    return f"{'-':>6}" if value is None else f"{value:6.2f}"


def _interval(ends: tuple[float, float] | None) -> str:
    return f"{'-':>13}" if ends is None else f"{f'{ends[0]:.2f}-{ends[1]:.2f}':>13}"
