"""Who plays what and where on the made-up site.

Games and maps are real; servers and players are invented.
"""

import random
from dataclasses import dataclass

BF1942_MAPS = (
    "wake", "berlin", "el alamein", "stalingrad", "omaha beach", "bocage", "kursk", "gazala",
    "guadalcanal", "iwo jima", "market garden", "midway", "battle of the bulge", "tobruk",
)  # fmt: skip
FH2_MAPS = (
    "sidi rezegh", "operation totalize", "purple heart lane", "villers bocage", "pegasus bridge",
    "ramelle neuville", "siege of tobruk", "operation hyacinth", "hurtgen forest", "mareth line",
)  # fmt: skip
BFVIETNAM_MAPS = (
    "operation hastings", "ho chi minh trail", "ia drang", "khe sahn", "operation flaming dart",
    "quang tri 1968", "fall of saigon", "hue 1968", "operation irving", "landing zone albany",
)  # fmt: skip


@dataclass(frozen=True)
class Game:
    """What differs between games: the sides, and what a kill and a minute are worth."""

    name: str
    maps: tuple[str, ...]
    teams: tuple[str, str]
    score_per_kill: int
    objective_score_per_minute: float


BF1942 = Game("bf1942", BF1942_MAPS, ("Axis", "Allies"), 1, 0.25)
FH2 = Game("fh2", FH2_MAPS, ("Wehrmacht", "Commonwealth"), 2, 0.9)
BFVIETNAM = Game("bfvietnam", BFVIETNAM_MAPS, ("NVA", "US"), 1, 0.3)


@dataclass(frozen=True)
class Server:
    """A server: its share of the site's evenings, its first map, and the bots it fills up with."""

    guid: str
    name: str
    game: Game
    game_id: str
    evenings_per_day: float
    usual_players: int
    bot_count: int = 0

    @property
    def map_rotation(self) -> tuple[str, ...]:
        """Six of the game's maps, other ones on each server."""
        first = int(self.guid[0], 16) % len(self.game.maps)
        return (self.game.maps + self.game.maps)[first : first + 6]


SERVERS = (
    Server("0b6f2f4e-51c7-4a02-9d1e-3c8a5e6f7a01", "Old Guard | Wake & Friends 24/7", BF1942,
           "bf1942", 1.1, 11),
    Server("4d0c9a52-7be1-4f38-8a6b-91f2c4d3e502", "[MEDIC!] Conquest - No Rules", BF1942,
           "bf1942", 0.42, 8),
    Server("9e31b7d8-02fa-4c65-b1d4-6a7f80c9d203", "Sandstorm Coop (bots welcome)", BF1942,
           "bf1942", 0.3, 5, 6),
    Server("2c85e6f1-a94d-4b7e-9c03-f5d1b2a6e704", "Lighthouse Desert Rally", BF1942,
           "desertcombat", 0.2, 6),
    Server("b7a40d93-6e28-41fc-8f57-0e9c3d1b5a05", "Secret Weapons Sunday", BF1942,
           "xpack2", 0.08, 7),
    Server("1f9d53c7-d8b0-4e16-a2e9-7c4b6f8a0d06", "#1 Hedgerow Tactical [FH2]", FH2,
           "fh2", 0.75, 12),
    Server("7a2e8b04-3f6c-4d91-b5a8-e1d09c7f4b07", "Western Front Veterans", FH2,
           "fh2", 0.25, 8),
    Server("e4c17f6a-90d5-4283-9b7e-2f8a5c3d6108", "\u00c9toile du D\u00e9sert", FH2,
           "fh2", 0.1, 6),
    Server("5b08d2e9-c7a3-4f54-8d10-b69e7f1c2a09", "Charlie Don't Surf", BFVIETNAM,
           "bfvietnam", 0.4, 9),
    Server("c3f6a81d-2b9e-4750-a4c8-d05e9b7f1310", "Rolling Thunder | Saigon Nights", BFVIETNAM,
           "bfvietnam", 0.2, 7),
    Server("8d7b0e35-f1c4-4a6d-92f7-5e3a8c0b9d11", "Jungle Coop - Humans vs Bots", BFVIETNAM,
           "bfvietnam", 0.14, 4, 5),
    Server("f2a95c68-4e7d-43b1-8c0f-a7d6e1b3c512", "The Empty Paddy", BFVIETNAM,
           "bfvietnam", 0.04, 4),
)  # fmt: skip

SERVER_NAMES = {server.guid: server.name for server in SERVERS}

# Names as real sites have them: each breaks a reader that trusts its input.
ODD_NAMES: tuple[bytes, ...] = (
    b"Robert'); DROP TABLE players;--",
    b'"',
    b"O'Brien \"Ace\" Malloy",
    b"^1Red^7Baron^0",
    b"[bold red]Sarge[/]",
    b"\x1b[31mRedline\x1b[0m",
    b"Bell\x07Ringer",
    b"two\tabs",
    b"line\nbreak",
    b"nul\x00byte",
    "\u0421\u0442\u0430\u043b\u043a\u0435\u0440".encode(),
    "\u540d\u7121\u3057\u306e\u5175\u58eb".encode(),
    "\U0001f396 General".encode(),
    "\uff46\uff55\uff4c\uff4c\uff57\uff49\uff44\uff45".encode(),
    "Andr\u00e9".encode(),
    "Andre\u0301".encode(),
    "\u202egnihsaw".encode(),
    b"Zo\xeb",
    b"\xffA",
    b"ff41",
    b"\\xFF41",
    b"Panzer",
    b"PANZER",
    b"panzer",
    b" padded ",
    b"NULL",
    b"0",
    b"BOTanist",
)  # fmt: skip

BOT_NAMES = (
    "Pvt. Abbott", "Cpl. Brandt", "Sgt. Castell", "Lt. Dufour", "Pvt. Eklund", "Cpl. Fischer",
    "Sgt. Gallo", "Lt. Hanh", "Pvt. Ivers", "Cpl. Jansen",
)  # fmt: skip

NAME_HEADS = (
    "Iron", "Silent", "Mad", "Desert", "Night", "Rusty", "Lucky", "Angry", "Captain", "Sneaky",
    "Lone", "Dusty", "Grim", "Frozen", "Blind", "Sergeant", "Flying", "Old", "Drunken", "Royal",
)  # fmt: skip
NAME_TAILS = (
    "Fox", "Tanker", "Badger", "Gunner", "Medic", "Spitfire", "Wolf", "Sapper", "Mule", "Hawk",
    "Barrel", "Rifle", "Stuka", "Cobra", "Miner", "Goose", "Zero", "Flak", "Ghost", "Potato",
)  # fmt: skip
CLAN_TAGS = ("[TIN] ", "=KEG=", "|MdC| ", "{5th}", "-=OAK=- ", "[ELK]", "*VC* ", "<<ace>>")


# So many of the most active players were there from the first week to the last.
REGULAR_COUNT = 25


@dataclass(frozen=True)
class Player:
    """One player: how often and how well he plays, and in which weeks before the site's end.

    `skill` is 1 for the average; `home_servers` are indexes of `SERVERS`, the favourite first;
    a week counts back from the end, so that `first_week` is the greater of the two.
    """

    name: bytes
    activity: float
    skill: float
    ping_milliseconds: float | None
    home_servers: tuple[int, ...]
    favourite_maps: frozenset[str]
    first_week: int
    last_week: int


BOTS = tuple(
    Player(name.encode(), 0, 0.6, None, (), frozenset(), first_week=0, last_week=0)
    for name in BOT_NAMES
)


def happens(dice: random.Random, share: float) -> bool:
    """Whether something that happens in `share` of all cases happens this time."""
    return dice.random() < share


def make_players(dice: random.Random, player_count: int, week_count: int) -> list[Player]:
    """`player_count` players, the most active first; the odd names lie among the active ones."""
    names = _ordinary_names(dice, player_count - len(ODD_NAMES))
    for index, odd_name in enumerate(ODD_NAMES):
        names.insert(3 + 5 * index, odd_name)
    return [_make_player(dice, name, rank, week_count) for rank, name in enumerate(names)]


def _ordinary_names(dice: random.Random, count: int) -> list[bytes]:
    names: dict[str, None] = {}
    while len(names) < count:
        tag = dice.choice(CLAN_TAGS) if happens(dice, 0.3) else ""
        number = str(dice.randrange(1, 100)) if happens(dice, 0.35) else ""
        name = tag + dice.choice(NAME_HEADS) + dice.choice(NAME_TAILS) + number
        names[name.lower() if happens(dice, 0.15) else name] = None
    return [name.encode() for name in names]


def _make_player(dice: random.Random, name: bytes, rank: int, week_count: int) -> Player:
    is_regular = rank < REGULAR_COUNT
    first_week = week_count - 1 if is_regular else dice.randrange(week_count)
    last_week = 0 if is_regular else max(0, first_week - int(dice.expovariate(1 / 30)))
    home_servers = _home_servers(dice)
    favourite_maps = dice.sample(SERVERS[home_servers[0]].map_rotation, 2)
    return Player(
        name=name,
        activity=1 / (rank + 4) ** 0.8,
        skill=dice.lognormvariate(0, 0.35),
        ping_milliseconds=dice.uniform(18, 160) if happens(dice, 0.9) else None,
        home_servers=home_servers,
        favourite_maps=frozenset(favourite_maps),
        first_week=first_week,
        last_week=last_week,
    )


def _home_servers(dice: random.Random) -> tuple[int, ...]:
    """A favourite, one more server of the same game, and at times one of any game."""
    shares = [server.evenings_per_day for server in SERVERS]
    favourite = dice.choices(range(len(SERVERS)), shares)[0]
    same_game = [
        index for index, server in enumerate(SERVERS) if server.game == SERVERS[favourite].game
    ]
    homes = [favourite, dice.choice(same_game)]
    if happens(dice, 0.5):
        homes.append(dice.randrange(len(SERVERS)))
    return tuple(dict.fromkeys(homes))
