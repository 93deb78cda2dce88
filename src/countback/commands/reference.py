"""The reference of the command line as Markdown, made from the help: ``python -m countback.commands.reference``."""

from __future__ import annotations

import sys

import click

from countback.cli import __doc__ as codes
from countback.cli import cli


def reference() -> str:
    """The whole reference; the same text for the same version."""
    lines = ["# The command line", "", "Made from `countback --help` by `make docs`; do not edit.", ""]
    lines += [" ".join((codes or "").split("\n\n", 1)[1].split()), ""]
    root = click.Context(cli, info_name="countback", terminal_width=100, **cli.context_settings)
    lines += ["```text", cli.get_help(root), "```", ""]
    for name in cli.list_commands(root):
        command = cli.get_command(root, name)
        assert command is not None
        ctx = click.Context(command, info_name=name, parent=root, terminal_width=100)
        lines += [f"## countback {name}", "", "```text", command.get_help(ctx), "```", ""]
        if isinstance(command, click.Group):
            for part in command.list_commands(ctx):
                verb = command.commands[part]
                below = click.Context(verb, info_name=part, parent=ctx, terminal_width=100)
                lines += [f"### countback {name} {part}", "", "```text", verb.get_help(below), "```", ""]
    return "\n".join(line.rstrip() for line in "\n".join(lines).split("\n"))


if __name__ == "__main__":
    sys.stdout.write(reference())
