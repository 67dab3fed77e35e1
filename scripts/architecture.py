"""Checks the house against its plan: who may import whom, which file speaks to which tool, and how long things may grow.

    python -m scripts.architecture [ROOT]      a line per breach; exit code 1 if there is one

`breaches` is a pure function over a folder, so the tests can show it a broken house.
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from itertools import chain
from pathlib import Path

from scripts.architecture_rules import (
    FOLDERS,
    GROUND,
    LATE_IMPORTS,
    LONGEST_FILE,
    LONGEST_FUNCTION,
    MEDIAN_FUNCTION,
    NINE_IN_TEN,
    REFUSED_NAMES,
    SETTINGS,
    TOOLS,
    TWIN_LINES,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef
MADE_UP = "a name made at run time"


@dataclass(frozen=True)
class Import:
    """One imported module, absolute, and where it is imported."""

    module: str
    line: int
    is_late: bool
    is_star: bool = False

    @property
    def top(self) -> str:
        return self.module.partition(".")[0]


@dataclass(frozen=True)
class Module:
    """One source file; `path` is relative to the root, with slashes."""

    path: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def folder(self) -> str:
        return self.path.partition("/")[0]

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        return tuple(node for node in ast.walk(self.tree) if isinstance(node, Function))

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        late = {id(node) for function in self.functions for node in ast.walk(function)}
        return tuple(chain.from_iterable(self._imports_of(node, id(node) in late) for node in ast.walk(self.tree)))

    def _imports_of(self, node: ast.AST, is_late: bool) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            yield from (Import(name.name, node.lineno, is_late) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(part for part in (self._package(node.level), node.module) if part)
            yield from (Import(f"{base}.{name.name}", node.lineno, is_late, name.name == "*") for name in node.names)
        elif isinstance(node, ast.Call) and _dotted(node.func) in {"importlib.import_module", "import_module", "__import__"}:
            name = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
            yield Import(name if isinstance(name, str) else MADE_UP, node.lineno, is_late)

    def _package(self, level: int) -> str:
        return ".".join(self.path.split("/")[:-level]) if level else ""


def breaches(root: Path) -> list[str]:
    """All breaches in the four folders under `root`, each as `file:line: what is wrong`."""
    modules = list(_modules(root))
    checks: tuple[Callable[[Module], Iterable[str]], ...] = (_folders, _tools, _late, _environment, _shape, _names)
    single = (f"{module.path}{text}" for module in modules for check in checks for text in check(module))
    return sorted(chain(single, _lengths(modules), _twins(modules)))


def _modules(root: Path) -> Iterator[Module]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            yield Module(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))


def _folders(module: Module) -> Iterator[str]:
    """A folder imports only those below it; the ground floor's own ground leans on the standard library alone."""
    for found in module.imports:
        if found.is_star:
            yield f":{found.line}: takes everything from {found.module.removesuffix('.*')}; name what is meant"
        if found.top in FOLDERS and found.top not in FOLDERS[module.folder]:
            yield f":{found.line}: {module.folder} may not import {found.top}"
        allowed = GROUND.get(module.path)
        if allowed is not None and found.top not in sys.stdlib_module_names and not found.module.startswith(allowed):
            yield f":{found.line}: may lean on the standard library{_and(allowed)} only, not on {found.module}"


def _tools(module: Module) -> Iterator[str]:
    """Each outside tool stands in the files that are named for it."""
    for found in module.imports:
        if found.top in sys.stdlib_module_names or found.top in FOLDERS or found.module == MADE_UP:
            continue
        rules = {name: files for name, files in TOOLS.items() if found.module == name or found.module.startswith(f"{name}.")}
        if not rules:
            yield f":{found.line}: no file is named for {found.top}; name one in scripts/architecture_rules.py"
        elif not any(_is_in(module.path, files) for files in rules.values()):
            yield f":{found.line}: {found.top} belongs in {', '.join(next(iter(rules.values())))}"


def _late(module: Module) -> Iterator[str]:
    """Imports stand at the top; the few that do not are listed with their reason."""
    for found in module.imports:
        if (found.is_late or found.module == MADE_UP) and not any(
            _is_in(module.path, (file,)) and found.module.startswith(name) for file, name in LATE_IMPORTS
        ):
            yield f":{found.line}: imports {found.module}{' inside a function' if found.is_late else ''}"


def _environment(module: Module) -> Iterator[str]:
    """The environment is read in one place and handed down as values."""
    if _is_in(module.path, SETTINGS):
        return
    for node in ast.walk(module.tree):
        named = isinstance(node, ast.ImportFrom) and node.module == "os" and {a.name for a in node.names} & {"environ", "getenv"}
        if named or (isinstance(node, ast.Attribute) and _dotted(node) in {"os.environ", "os.getenv", "os.environb"}):
            yield f":{getattr(node, 'lineno', 0)}: reads the environment; that is for {SETTINGS[0]}"


def _shape(module: Module) -> Iterator[str]:
    """A docstring at the top, a file that can be read in one go, functions that fit on a screen."""
    if module.source.strip() and not ast.get_docstring(module.tree):
        yield ":1: has no docstring"
    lines = module.source.count("\n")
    if lines > LONGEST_FILE:
        yield f":1: has {lines} lines; {LONGEST_FILE} are the most, so split it"
    for function in module.functions:
        if _length(function) > LONGEST_FUNCTION:
            yield f":{function.lineno}: {function.name} has {_length(function)} lines; {LONGEST_FUNCTION} are the most"


def _names(module: Module) -> Iterator[str]:
    """Files are named for their subject."""
    for part in module.path.removesuffix(".py").split("/"):
        if part in REFUSED_NAMES:
            yield f":1: '{part}' says nothing; name the subject"


def _lengths(modules: Iterable[Module]) -> Iterator[str]:
    """The house's functions taken together: half are short, nine in ten fit on half a screen."""
    lengths = sorted(_length(function) for module in modules for function in module.functions)
    if lengths and statistics.median(lengths) > MEDIAN_FUNCTION:
        yield f"the median function has {statistics.median(lengths):g} lines; {MEDIAN_FUNCTION} are the most"
    if lengths and (ninth := lengths[int(len(lengths) * 0.9)]) > NINE_IN_TEN:
        yield f"one function in ten has {ninth} lines or more; {NINE_IN_TEN} are the most"


def _twins(modules: Iterable[Module]) -> Iterator[str]:
    """A function body stands once."""
    seen: dict[str, str] = {}
    for module in modules:
        for function in module.functions:
            if len(body := ast.unparse(function).split("\n")) - 1 < TWIN_LINES:
                continue
            place = f"{module.path}:{function.lineno}"
            first = seen.setdefault("\n".join(body[1:]), place)
            if first != place:
                yield f"{place}: {function.name} says the same as {first}"


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _is_in(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _and(allowed: tuple[str, ...]) -> str:
    return "".join(f" and {name}" for name in allowed)


def main(arguments: list[str]) -> int:
    found = breaches(Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent)
    print("\n".join(found) if found else "The house stands as planned.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
