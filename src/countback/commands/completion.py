"""``countback completion``: the lines that make a shell complete verbs and options."""

from __future__ import annotations

import click

from countback.commands.options import screen_of

_WHERE = {
    "bash": "countback completion bash >> ~/.bashrc",
    "zsh": "countback completion zsh >> ~/.zshrc",
    "fish": "countback completion fish > ~/.config/fish/completions/countback.fish",
}


@click.command("completion", short_help="The lines that make a shell complete verbs and options.")
@click.argument("shell", type=click.Choice(tuple(_WHERE)))
@click.pass_context
def completion_command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    countback completion bash >> ~/.bashrc
    countback completion zsh >> ~/.zshrc
    countback completion fish > ~/.config/fish/completions/countback.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None, f"click completes {shell}"
    screen = screen_of(ctx)
    screen.line(kind(ctx.find_root().command, {}, "countback", "_COUNTBACK_COMPLETE").source())
    screen.say(f"to keep it: {_WHERE[shell]}")
