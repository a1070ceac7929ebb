"""Âm tiết — is this word a possible Vietnamese syllable?

Written Vietnamese is made of syllables of a closed shape: an initial consonant, a rhyme and one tone, where a
rhyme ending in a stop (c, ch, p, t) bears only the acute or the dot below (Hoàng Phê, *Chính tả tiếng Việt*;
the rhymes are those of the general dictionary). Text read in the wrong encoding almost never keeps that shape,
so the share of possible syllables says which encoding is the right one. It says nothing about meaning:
"quỉnh" is possible, no word need exist.
"""

import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_STOP_TONES: Final = {"\u0301", "\u0323"}
_TONE_MARKS: Final = {ord(t): None for t in _TONES}

_ONSET_LIST: Final = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x"
_RHYME_LIST: Final = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on
    ong ooc oong op ot ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc uân uâng uât uây uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên
    uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ych yn ynh
    """
_ONSETS: Final = tuple(_ONSET_LIST.split())
_RHYMES: Final = frozenset(_RHYME_LIST.split())


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """True when ``word`` (NFC, any case, letters only) is a possible Vietnamese syllable, tone included.

    >>> [w for w in ("Đảng", "uỷ", "nghiệp", "quý", "gìn", "mât", "nh©n", "été", "grand") if is_syllable(w)]
    ['Đảng', 'uỷ', 'nghiệp', 'quý', 'gìn']
    """
    if not word or len(word) > 8 or not word.isalpha():
        return False
    spread = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in spread if c in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", spread.translate(_TONE_MARKS))
    if not _has_shape(bare):
        return False
    stopped = bare.endswith(("c", "ch", "p", "t")) and len(bare) > 1
    return not stopped or (bool(tones) and tones[0] in _STOP_TONES)


def is_marked_syllable(word: str) -> bool:
    """True for a possible syllable that bears at least one Vietnamese mark (a tone, â, ơ, đ …)."""
    return not word.isascii() and is_syllable(word)


def _has_shape(bare: str) -> bool:
    if bare in _RHYMES:
        return True
    for onset in _ONSETS:
        if bare.startswith(onset):
            rest = bare[len(onset) :]
            if onset == "gi" and (rest == "" or "i" + rest in _RHYMES):
                return True
            if rest in _RHYMES:
                return True
    return False
