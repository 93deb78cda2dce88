"""``countback user``: the accounts of the web desk. Passwords are asked for or read from stdin, never flags."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from countback.commands.options import ledger_option, screen_of, talk_options
from countback.commands.reading import finish, plural
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.web.accounts import Accounts

ROLES = ("reader", "reviewer", "editor", "admin")
_role = click.option("--role", type=click.Choice(ROLES), required=True, help="What the account may do.")
_name = click.argument("name", metavar="NAME")


@click.group("user", short_help="Accounts of the web desk: add, list, role, disable, enable, passwd.")
def user_command() -> None:
    """Accounts of the web desk. They lie beside the ledger (FILE.accounts.db), never in it. Without any the desk is
    read-only. A reader may look, a reviewer judge, an editor also take back the words of others, an admin also disable
    accounts from the desk. A desk that runs without accounts is to be started again after the first was made.

    \b
    countback user add ana --role reviewer --ledger desk.db
    """


def _accounts(ledger: str, *, create: bool = False) -> Accounts:
    from countback.ledger.database import is_file, lies_at
    from countback.web.accounts import Accounts, accounts_path

    path = lies_at(ledger)
    if is_file(ledger) and not path.is_file():
        raise UsageError(f"there is no ledger at {path}; make one with: countback add PAGES --ledger {path}")
    return Accounts(accounts_path(path), create=create)


def _password() -> str:
    """From a prompt on a terminal, twice; else the first line of standard input."""
    if sys.stdin.isatty():
        given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return given
    return sys.stdin.readline().rstrip("\r\n")


@user_command.command("add", short_help="Make an account.")
@_name
@_role
@ledger_option
@talk_options
@click.pass_context
def add_user(ctx: click.Context, name: str, role: str, ledger: str) -> None:
    """Make an account; the password is asked for, or is the first line of standard input."""
    accounts = _accounts(ledger, create=True)
    account = accounts.add(name, role=role, password=_password())
    finish(ctx, screen_of(ctx), words=f"account {account.name} made, {account.role}")


@user_command.command("list", short_help="The accounts, their roles and open sessions.")
@ledger_option
@talk_options
@click.pass_context
def list_users(ctx: click.Context, ledger: str) -> None:
    """One account a line: name, role, state, open sessions; by tabs."""
    found = _accounts(ledger).all()
    for account in found:
        state = "disabled" if account.disabled else "active"
        click.echo(f"{account.name}\t{account.role}\t{state}\t{account.sessions}")
    finish(ctx, screen_of(ctx), words=plural(len(found), "account"))


@user_command.command("role", short_help="Give an account another role.")
@_name
@_role
@ledger_option
@talk_options
@click.pass_context
def set_role(ctx: click.Context, name: str, role: str, ledger: str) -> None:
    """Give an account another role; it holds from its next request on."""
    _accounts(ledger).set_role(name, role)
    finish(ctx, screen_of(ctx), words=f"{name} is {role} now")


@user_command.command("disable", short_help="Let an account sign in no more, and end its sessions.")
@_name
@ledger_option
@talk_options
@click.pass_context
def disable_user(ctx: click.Context, name: str, ledger: str) -> None:
    """Let an account sign in no more and end its sessions. Its judgements stay in the ledger."""
    _accounts(ledger).set_disabled(name, True)
    finish(ctx, screen_of(ctx), words=f"{name} is disabled; its sessions have ended")


@user_command.command("enable", short_help="Let a disabled account sign in again.")
@_name
@ledger_option
@talk_options
@click.pass_context
def enable_user(ctx: click.Context, name: str, ledger: str) -> None:
    """Let a disabled account sign in again."""
    _accounts(ledger).set_disabled(name, False)
    finish(ctx, screen_of(ctx), words=f"{name} may sign in again")


@user_command.command("passwd", short_help="Give an account another password, and end its sessions.")
@_name
@ledger_option
@talk_options
@click.pass_context
def set_password(ctx: click.Context, name: str, ledger: str) -> None:
    """Give an account another password; it is asked for, or is the first line of standard input."""
    _accounts(ledger).set_password(name, _password())
    finish(ctx, screen_of(ctx), words=f"{name} has another password; its sessions have ended")
