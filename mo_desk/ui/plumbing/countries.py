"""Countries where a group or a testmoment can be, with the time zone that is proposed there."""

from __future__ import annotations

from collections.abc import Mapping

from mo_desk.texts import Texts

HOME = "BE"
COUNTRIES: Mapping[str, tuple[str, str]] = {
    "BE": ("Belgium", "Europe/Brussels"),
    "NL": ("Netherlands", "Europe/Amsterdam"),
    "FR": ("France", "Europe/Paris"),
    "LU": ("Luxembourg", "Europe/Luxembourg"),
    "DE": ("Germany", "Europe/Berlin"),
    "MA": ("Morocco", "Africa/Casablanca"),
    "DZ": ("Algeria", "Africa/Algiers"),
    "TN": ("Tunisia", "Africa/Tunis"),
    "EG": ("Egypt", "Africa/Cairo"),
    "SN": ("Senegal", "Africa/Dakar"),
    "GN": ("Guinea", "Africa/Conakry"),
    "CM": ("Cameroon", "Africa/Douala"),
    "CD": ("Congo (Kinshasa)", "Africa/Kinshasa"),
    "RW": ("Rwanda", "Africa/Kigali"),
    "BI": ("Burundi", "Africa/Bujumbura"),
    "GH": ("Ghana", "Africa/Accra"),
    "NG": ("Nigeria", "Africa/Lagos"),
    "ET": ("Ethiopia", "Africa/Addis_Ababa"),
    "ER": ("Eritrea", "Africa/Asmara"),
    "SO": ("Somalia", "Africa/Mogadishu"),
    "SD": ("Sudan", "Africa/Khartoum"),
    "TR": ("Turkey", "Europe/Istanbul"),
    "LB": ("Lebanon", "Asia/Beirut"),
    "JO": ("Jordan", "Asia/Amman"),
    "IQ": ("Iraq", "Asia/Baghdad"),
    "IR": ("Iran", "Asia/Tehran"),
    "AM": ("Armenia", "Asia/Yerevan"),
    "GE": ("Georgia", "Asia/Tbilisi"),
    "UA": ("Ukraine", "Europe/Kyiv"),
    "RU": ("Russia", "Europe/Moscow"),
    "AF": ("Afghanistan", "Asia/Kabul"),
    "PK": ("Pakistan", "Asia/Karachi"),
    "IN": ("India", "Asia/Kolkata"),
    "BD": ("Bangladesh", "Asia/Dhaka"),
    "NP": ("Nepal", "Asia/Kathmandu"),
    "TH": ("Thailand", "Asia/Bangkok"),
    "PH": ("Philippines", "Asia/Manila"),
    "VN": ("Vietnam", "Asia/Ho_Chi_Minh"),
    "CN": ("China", "Asia/Shanghai"),
    "BR": ("Brazil", "America/Sao_Paulo"),
    "CO": ("Colombia", "America/Bogota"),
    "PE": ("Peru", "America/Lima"),
    "EC": ("Ecuador", "America/Guayaquil"),
    "AL": ("Albania", "Europe/Tirane"),
    "XK": ("Kosovo", "Europe/Belgrade"),
    "RS": ("Serbia", "Europe/Belgrade"),
    "MK": ("North Macedonia", "Europe/Skopje"),
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
    return pair[1].casefold()
