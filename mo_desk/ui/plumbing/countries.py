"""Countries where a group or a testmoment can be, with the time zone that is proposed there."""

from __future__ import annotations

from collections.abc import Mapping

from mo_desk.domain.naming import order_key
from mo_desk.messages import N_
from mo_desk.texts import Texts

HOME = "BE"
COUNTRIES: Mapping[str, tuple[str, str]] = {
    "BE": (N_("Belgium"), "Europe/Brussels"),
    "NL": (N_("Netherlands"), "Europe/Amsterdam"),
    "FR": (N_("France"), "Europe/Paris"),
    "LU": (N_("Luxembourg"), "Europe/Luxembourg"),
    "DE": (N_("Germany"), "Europe/Berlin"),
    "MA": (N_("Morocco"), "Africa/Casablanca"),
    "DZ": (N_("Algeria"), "Africa/Algiers"),
    "TN": (N_("Tunisia"), "Africa/Tunis"),
    "EG": (N_("Egypt"), "Africa/Cairo"),
    "SN": (N_("Senegal"), "Africa/Dakar"),
    "GN": (N_("Guinea"), "Africa/Conakry"),
    "CM": (N_("Cameroon"), "Africa/Douala"),
    "CD": (N_("Congo (Kinshasa)"), "Africa/Kinshasa"),
    "RW": (N_("Rwanda"), "Africa/Kigali"),
    "BI": (N_("Burundi"), "Africa/Bujumbura"),
    "GH": (N_("Ghana"), "Africa/Accra"),
    "NG": (N_("Nigeria"), "Africa/Lagos"),
    "ET": (N_("Ethiopia"), "Africa/Addis_Ababa"),
    "ER": (N_("Eritrea"), "Africa/Asmara"),
    "SO": (N_("Somalia"), "Africa/Mogadishu"),
    "SD": (N_("Sudan"), "Africa/Khartoum"),
    "TR": (N_("Turkey"), "Europe/Istanbul"),
    "LB": (N_("Lebanon"), "Asia/Beirut"),
    "JO": (N_("Jordan"), "Asia/Amman"),
    "IQ": (N_("Iraq"), "Asia/Baghdad"),
    "IR": (N_("Iran"), "Asia/Tehran"),
    "AM": (N_("Armenia"), "Asia/Yerevan"),
    "GE": (N_("Georgia"), "Asia/Tbilisi"),
    "UA": (N_("Ukraine"), "Europe/Kyiv"),
    "RU": (N_("Russia"), "Europe/Moscow"),
    "AF": (N_("Afghanistan"), "Asia/Kabul"),
    "PK": (N_("Pakistan"), "Asia/Karachi"),
    "IN": (N_("India"), "Asia/Kolkata"),
    "BD": (N_("Bangladesh"), "Asia/Dhaka"),
    "NP": (N_("Nepal"), "Asia/Kathmandu"),
    "TH": (N_("Thailand"), "Asia/Bangkok"),
    "PH": (N_("Philippines"), "Asia/Manila"),
    "VN": (N_("Vietnam"), "Asia/Ho_Chi_Minh"),
    "CN": (N_("China"), "Asia/Shanghai"),
    "BR": (N_("Brazil"), "America/Sao_Paulo"),
    "CO": (N_("Colombia"), "America/Bogota"),
    "PE": (N_("Peru"), "America/Lima"),
    "EC": (N_("Ecuador"), "America/Guayaquil"),
    "AL": (N_("Albania"), "Europe/Tirane"),
    "XK": (N_("Kosovo"), "Europe/Belgrade"),
    "RS": (N_("Serbia"), "Europe/Belgrade"),
    "MK": (N_("North Macedonia"), "Europe/Skopje"),
}
"""By ISO 3166 code: the English name, which is the message id, and the IANA time zone of the capital."""


def country_name(texts: Texts, code: str) -> str:
    """Return the name of a country, or the code itself when it is not on the list."""
    return texts.say(COUNTRIES[code][0]) if code in COUNTRIES else code


def country_options(texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return (code, name) pairs to choose from: Belgium first, then by name."""
    others = sorted(((code, texts.say(name)) for code, (name, _) in COUNTRIES.items() if code != HOME), key=_by_name)
    return ((HOME, country_name(texts, HOME)), *others)


def zone_of(code: str) -> str:
    """Return the time zone proposed for a country, that of Belgium when it is not on the list."""
    return COUNTRIES.get(code, COUNTRIES[HOME])[1]


def _by_name(pair: tuple[str, str]) -> str:
    return order_key(pair[1])
