"""Write docs/cli.md, the reference of the command line, from the program itself.

python docs/make_cli.py          writes the page
python docs/make_cli.py --check  exits 1 where the page is not what the program says
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from accounted.cli import app

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# The command line

Made by `docs/make_cli.py` from the program itself: change the words there (`src/accounted/cli/`) and run it again.

The register is `accounted.register` in the working folder unless `--register FILE` or the environment variable
`ACCOUNTED_REGISTER` says otherwise. Tables are for people; `--json` is for machines, and its types are those of
`accounted schema`.

| exit status | means |
| --- | --- |
| 0 | all well |
| 1 | something of a batch was refused and the rest was taken in, or a check failed |
| 2 | bad input or options: nothing was changed |
| 70 | a fault of the program itself: please report it |
| 130 | stopped by the keyboard; what was recorded so far is kept |
"""


def plain(text: str | None) -> str:
    """Help text without the terminal's markup, on one line."""
    text = re.sub(r"\\?\[/?(?:bold|dim|italic)?\]", "", inspect.cleandoc(text or ""))
    return " ".join(text.split())


def paragraphs(text: str | None) -> Iterator[str]:
    for part in re.split(r"\n\s*\n", inspect.cleandoc(text or "")):
        if part.strip():
            yield plain(part)


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def argument(parameter: Any) -> str:
    """How an argument is called in a usage line."""
    name = str(parameter.metavar or parameter.name.upper()).removesuffix("...")
    return name + ("..." if parameter.nargs == -1 else "")


def rows(parameters: list[Any]) -> Iterator[str]:
    for p in parameters:
        if p.name == "help" or getattr(p, "hidden", False):
            continue
        names = ", ".join(f"`{n}`" for n in p.opts) if p.param_type_name == "option" else f"`{argument(p)}`"
        words = [plain(getattr(p, "help", ""))]
        if p.required:
            words.append("Required.")
        elif p.default not in (None, False, "", [], ()) and not callable(p.default):
            shown = p.default if isinstance(p.default, list | tuple) else [p.default]
            words.append("Default: " + ", ".join(f"`{v}`" for v in shown) + ".")
        if getattr(p, "envvar", None):
            words.append(f"Environment: `{p.envvar}`.")
        yield f"| {names} | {cell(' '.join(w for w in words if w))} |"


def commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every command with the words it is called by; a group's commands follow the group."""
    for key, command in group.commands.items():
        called = f"{name} {key}"
        yield called, command
        if hasattr(command, "commands"):
            yield from commands(command, called)


def examples(epilog: str | None) -> list[str]:
    lines = (" ".join(part.split()) for part in (epilog or "").split("\n\n"))
    return [line for line in lines if line.startswith(("accounted", "cat "))]


def page() -> str:
    root = typer.main.get_command(app)
    every = list(commands(root, "accounted"))
    out = [HEAD, "| command | does |", "| --- | --- |"]
    for called, command in every:
        first = next(paragraphs(command.help), "")
        out.append(f"| [`{called}`](#{called.replace(' ', '-')}) | {cell(first)} |")
    for called, command in every:
        out += ["", f"## {called}", ""]
        out.append("\n\n".join(paragraphs(command.help)))
        if hasattr(command, "commands"):
            continue
        arguments = " ".join(
            argument(a) if a.required else f"[{argument(a)}]" for a in command.params if a.param_type_name == "argument"
        )
        out += ["", f"    {called} {arguments} [OPTIONS]".replace("  [", " [")]
        table = list(rows(command.params))
        if table:
            out += ["", "| | |", "| --- | --- |", *table]
        shown = examples(command.epilog)
        if shown:
            out += ["", "```sh", *shown, "```"]
    return "\n".join(out) + "\n"


def main() -> int:
    text = page()
    if "--check" in sys.argv[1:]:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
            print(f"{PAGE.name}: is not what the program says - run python docs/make_cli.py", file=sys.stderr)
            return 1
        return 0
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
