"""The command line as data, from where it is declared: HELP of ``app.__main__`` and click's commands."""

import re
from dataclasses import dataclass
from pathlib import PurePath

import click

from app.__main__ import HELP
from app.cli.main import twinlatch


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its spellings, what stands for its value ("" for a switch), its help, its choices."""

    names: tuple[str, ...]
    value: str
    help: str
    choices: tuple[str, ...] = ()
    takes_file: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command: the words that lead to it, its arguments, its help, its options; a group has commands."""

    path: tuple[str, ...]
    usage: str
    help: str
    options: tuple[Option, ...] = ()
    commands: tuple["Command", ...] = ()
    takes_file: bool = False

    @property
    def summary(self) -> str:
        """The first sentence of the help."""
        return self.help.partition("\n")[0].rstrip(".")

    def walk(self) -> "list[Command]":
        """Return this command and all below it."""
        return [self, *(below for command in self.commands for below in command.walk())]


HELP_OPTION = Option(("--help", "-h"), "", "Show what the command does.")


def tree() -> Command:
    """Return the whole program: at the top the options that stand anywhere, below the commands."""
    found = _command((), twinlatch)
    usage = HELP.partition("\n")[0].removeprefix("Usage: twinlatch").strip()
    return Command((), usage, found.help, global_options(), found.commands, takes_file=False)


def sections() -> dict[str, str]:
    """Return HELP in its parts, by title; the text before the first title has the title ""."""
    found: dict[str, list[str]] = {"": []}
    title = ""
    for line in HELP.splitlines():
        if started := re.match(r"([A-Z][A-Za-z ]+)(?:, [^:]*)?:(?: (.*))?$", line):
            title = started[1]
            found[title] = [started[2]] if started[2] else []
        else:
            found[title].append(line)
    return {name: "\n".join(lines).strip("\n") for name, lines in found.items()}


def global_options() -> tuple[Option, ...]:
    """Return the options that HELP itself declares, in every part of it."""
    found: list[Option] = []
    for line in "\n".join(sections().values()).splitlines():
        if said := re.match(r" +((?:-\w, )?--[a-z][\w-]*)(?:[ =]([A-Z]+))?  +(\S.*)$", line):
            names, value = tuple(said[1].split(", ")), said[2] or ""
            found.append(Option(names, value, said[3], takes_file=value in {"FILE", "DIR", "PATH"}))
        elif found and (goes_on := re.match(r" {10,}(\S.*)$", line)):
            last = found[-1]
            found[-1] = Option(
                last.names, last.value, f"{last.help} {goes_on[1]}", takes_file=last.takes_file
            )
    return tuple(found)


def _command(path: tuple[str, ...], command: click.Command) -> Command:
    context = click.Context(command, info_name=" ".join(("twinlatch", *path)))
    below: tuple[Command, ...] = ()
    if isinstance(command, click.Group):
        listed = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
        below = tuple(
            _command((*path, name), one) for name, one in listed if one is not None and not one.hidden
        )
    options = [
        _option(context, one) for one in command.params if isinstance(one, click.Option) and not one.hidden
    ]
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    return Command(
        path,
        " ".join(command.collect_usage_pieces(context)),
        _unwrapped(command.help or ""),
        (*options, HELP_OPTION),
        below,
        takes_file=any(_is_path(one) for one in arguments),
    )


def _option(context: click.Context, option: click.Option) -> Option:
    written = option.get_help_record(context)
    choices = tuple(option.type.choices) if isinstance(option.type, click.Choice) else ()
    value = "" if option.is_flag else option.make_metavar(context)
    return Option(
        (*option.opts,),
        value,
        _unwrapped(written[1] if written else ""),
        choices,
        takes_file=_is_path(option),
    )


def _is_path(parameter: click.Parameter) -> bool:
    return isinstance(parameter.type, click.Path | click.File) or parameter.type is PurePath


def _unwrapped(text: str) -> str:
    """Return each paragraph on one line."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
