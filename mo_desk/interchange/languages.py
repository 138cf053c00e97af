"""Languages by their Dutch or English name or by a code, to the code MO Desk keeps (BCP 47: two letters where they exist).

The list holds the course languages that public sources name and the contact languages that lists of agencies carry; the KBI schema
writes three-letter codes (ENG, POR, ALB). What is not here is reported, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mo_desk.interchange.columns import folded

_LANGUAGES: Final = """
am amharisch amharic amh | ar arabisch arabic ara standaardarabisch | ary marokkaans|marokkaans-arabisch darija moroccan
az azerbeidzjaans azeri aze | be wit-russisch belarussisch bel | ber berbers tamazight amazigh tarifit rif zgh | bg bulgaars bulgarian bul
bn bengaals bengali ben | bs bosnisch bosnian bos | ca catalaans cat | ckb sorani | cs tsjechisch czech ces cze | da deens dan
de duits german deu ger allemand | el grieks greek ell gre | en engels english eng anglais | es spaans spanish spa espagnol
et ests est | fa farsi perzisch persian fas per iraans | ff fula peul fulfulde pulaar ful | fi fins fin | fr frans french fra fre francais
gu gujarati guj | ha hausa hau | he hebreeuws hebrew heb | hi hindi hin | hr kroatisch croatian hrv | hu hongaars hungarian hun
hy armeens armenian hye arm | id indonesisch indonesian ind | it italiaans italian ita | ja japans japanese jpn | ka georgisch georgian kat geo
kmr kurmanji kurmandji koerdisch|koerdisch-kurmanji kur ku kurdish | kk kazachs kaz | ko koreaans korean kor | ky kirgizisch kir
lg luganda lug | ln lingala lin | lt litouws lithuanian lit | lv lets latvian lav | mk macedonisch macedonian mkd mac | mn mongools mongolian mon
ms maleis may msa | my birmaans burmese mya bur | ne nepalees nepali nep | nl nederlands dutch nld dut vlaams | no noors nor | om oromo orm
pa punjabi pan panjabi | pl pools polish pol | prs dari | ps pasjtoe pashto pashtu pasjtou pastoe pus pashtoe | pt portugees portuguese por
rmy roma romani romanes rom | ro roemeens romanian ron rum moldavisch | ru russisch russian rus | rw kinyarwanda kin | sk slovaaks slovak slk slo
sl sloveens slv | sn shona | so somalisch somali som | sq albanees albanian sqi alb | sr servisch serbian srp | sv zweeds swe
sw swahili kiswahili swa | ta tamil tam | te telugu tel | tg tadzjieks tgk | th thais thai tha | ti tigrinya tigrigna tir tigrinja
tk turkmeens tuk | tl tagalog filipijns filipino tgl | tr turks turkish tur | tw twi | ug oeigoers uig | uk oekraiens ukrainian ukr
ur urdu urd | uz oezbeeks uzb | vi vietnamees vietnamese vie | wo wolof wol | yo yoruba yor | zh chinees|mandarijn chinese zho chi mandarin
"""


def _read() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for line in _LANGUAGES.strip().splitlines():
        for entry in line.split(" | "):
            code, *names = entry.split()
            for name in (code, *"|".join(names).split("|")):
                known[folded(name)] = code
    return known


_KNOWN: Final = _read()


def language_code(text: str) -> str | None:
    """Return the code for a language's name or code, or None; of `nl-BE` or `Arabisch (Syrië)` the first part counts."""
    for candidate in (text, text.partition("(")[0], text.partition("/")[0], text.partition("-")[0]):
        found = _KNOWN.get(folded(candidate))
        if found is not None:
            return found
    return None
