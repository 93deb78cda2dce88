"""One message sent out, through the same guard as fetching: no private address, no redirect, no second try."""

from __future__ import annotations

from countback.errors import InputError, UsageError
from countback.pages.fetch import Fetcher

#: Bytes of a message.
MOST_BYTES = 1_000_000


def post(fetcher: Fetcher, url: str, body: bytes, *, media_type: str = "application/json") -> int:
    """Send a body; gives the status, which is one of 200 to 299.

    Raises InputError as :meth:`~countback.pages.fetch.Fetcher.get` does; the words never hold the address's path or
    query, as they may be a secret. Raises UsageError for a body that is too long, or without the extra ``gather``.
    """
    if len(body) > MOST_BYTES:
        raise UsageError(f"the message has {len(body):,} bytes; {MOST_BYTES:,} at most are sent")
    try:
        import httpx

        from countback.pages.transport import GuardedTransport
    except ImportError:
        raise UsageError("sending needs the extra countback[gather]") from None
    try:
        target = fetcher.guard.check(url)
        transport = GuardedTransport(fetcher.guard, fetcher.resolver, seconds=fetcher.seconds, connect=fetcher.connect)
        headers = {"User-Agent": fetcher.agent, "Content-Type": media_type, "Connection": "close"}
        with (
            httpx.Client(transport=transport, trust_env=False, follow_redirects=False) as client,
            client.stream("POST", target.url, content=body, headers=headers) as answer,
        ):
            status = answer.status_code
    except InputError as error:
        raise InputError(f"the message was not sent: {error.reason.replace('_', ' ')}", reason=error.reason) from None
    except httpx.TimeoutException:
        words = f"the message was not taken within {fetcher.seconds:g} seconds"
        raise InputError(words, reason="timeout") from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise InputError(f"the message was not sent: {type(error).__name__}", reason="unreachable") from None
    if not 200 <= status < 300:
        raise InputError(f"the message was answered with {status}", reason="http_status")
    return status
