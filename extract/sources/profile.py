"""A user's profile and ours: what is sent beside a statement, as far as the user may say so."""

import re
from collections.abc import Callable, Mapping

from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError
from clickhouse_connect.driver.httpclient import HttpClient
from clickhouse_connect.driver.models import SettingDef

from extract.errors import SourceError
from extract.sources.settings import (
    FIRST,
    LIFTED,
    LIMITS,
    PREFERRED,
    READ_ONLY,
    REQUIRED,
    Settings,
)

_SENT = {**REQUIRED, **LIFTED, **PREFERRED}
UNKNOWN_SETTING = 115
_NOT_CHANGEABLE = {164, 452}
_REACHED_LIMIT = {158, 191, 307, 396}
_WORD = re.compile("[a-z_0-9]+")
_CODE = re.compile(r"Code: (\d+)|error code (\d+)")


def connected(name: str, connect: Callable[[], Client]) -> Client:
    """The client that `connect` makes, which sends all of this with every statement.

    Raises `SourceError` with the setting's name where the user may not have what is required, and
    `ClickHouseError` where it cannot connect. `name` is the server's, for messages.
    """
    client = _connected_undisturbed(name, connect)
    require(name, client)
    known = client.server_settings
    while True:
        try:
            client.command("select 1")
        except ClickHouseError as error:
            setting = _not_taken(name, error, _SENT, known)
            client.set_client_setting(setting, known[setting].value)
        else:
            return client


def _connected_undisturbed(name: str, connect: Callable[[], Client]) -> Client:
    """Connect, and have nothing bend the questions by which the client gets to know the server."""
    first = dict(FIRST)
    while True:
        # The client's own argument for settings is looked at after these questions.
        HttpClient.params.update(first)
        try:
            return connect()
        except ClickHouseError as error:
            if is_reached_limit(error):
                kept = ", ".join(limit for limit in LIFTED if limit not in first)
                raise SourceError(
                    f"{name}: the user's profile has limits that are reached at once, and does not "
                    f"let them be lifted: {kept}"
                ) from error
            del first[_not_taken(name, error, first, {})]
        finally:
            HttpClient.params.clear()


def require(name: str, client: Client) -> None:
    """Have the client send what is required, what is preferred, and limits.

    Raises `SourceError` with the setting's name where the user may not.
    """
    known = client.server_settings
    for setting, value in REQUIRED.items():
        if setting in known and known[setting].readonly and known[setting].value != value:
            raise _refusal(name, setting, known[setting])
    wanted: Settings = {**_SENT, **_new_limits(client), **READ_ONLY}
    for setting, allowed_value in allowed(client, wanted).items():
        client.set_client_setting(setting, allowed_value)


def allowed(client: Client, settings: Settings) -> dict[str, str | int]:
    """Older servers lack some settings, and some users may not change them."""
    known = client.server_settings
    return {
        setting: value
        for setting, value in settings.items()
        if setting in known and not known[setting].readonly
    }


def limits_in_force(client: Client) -> str:
    """The user's own limits that could not be lifted, as text, '' for none."""
    known = client.server_settings
    return ", ".join(
        f"{setting} = {known[setting].value}"
        for setting, value in LIFTED.items()
        if setting in known
        and known[setting].value != value
        and client.get_client_setting(setting) != value
    )


def code_of(error: Exception) -> int | None:
    """ClickHouse's own number of the error, if it is one."""
    if isinstance(number := getattr(error, "code", None), int):
        return number
    code = _CODE.search(str(error))
    return int(code[1] or code[2]) if code else None


def is_reached_limit(error: Exception) -> bool:
    """Whether an answer was larger than a limit on rows or bytes."""
    return code_of(error) in _REACHED_LIMIT


def _new_limits(client: Client) -> dict[str, int]:
    return {name: limit for name, limit in LIMITS.items() if not _is_within(client, name, limit)}


def _is_within(client: Client, setting: str, limit: int) -> bool:
    known = client.server_settings.get(setting)
    return known is not None and 0 < float(known.value) <= limit


def _not_taken(
    name: str, error: ClickHouseError, sent: Settings, known: Mapping[str, SettingDef]
) -> str:
    """The setting that the server does not know, or not let the user have, if that is no harm."""
    code = code_of(error)
    reason = str(error).partition("DB::Exception:")[2]
    words: list[str] = _WORD.findall(reason)
    setting = next((word for word in words if word in sent), None)
    if setting is None or code not in {UNKNOWN_SETTING, *_NOT_CHANGEABLE}:
        raise error
    if code != UNKNOWN_SETTING and setting in REQUIRED:
        raise _refusal(name, setting, known.get(setting)) from error
    return setting


def _refusal(name: str, setting: str, known: SettingDef | None) -> SourceError:
    # As a client knows it, it can have our own value, which was sent with the question.
    is_known = known is not None and known.value != REQUIRED[setting]
    has = repr(known.value) if known and is_known else "another value"
    return SourceError(
        f"{name}: the user's profile has {has} for the setting {setting}, which changes answers, "
        f"and does not let it be set: it has to be {REQUIRED[setting]!r}, or free to be set"
    )
