"""Text as it comes in: Arabic in every dress, and all that may stand between its letters."""

from hypothesis import strategies as st

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآةىؤئٱکیەہھ"
_MARKS = "ًٌٍَُِّْٰٓـ"
_FORMS = "ﻻﷲﻼﺑﺎﷺﷻﻷﭖ\ufe70\ufdfd"
_CONTROLS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069\u200b\u200c\u200d\ufeff\u061c\u00ad"
_SPACES = " \u00a0\u2003\u3000\t\n\r\u2028\u0085\x1c"
_PUNCTUATION = "،؛؟.!:…«»“”„\"'‘’()[]{}/-–—٪%ـ⁄″"
_DIGITS = "0129٠١٢٩۰۱۲۹٫٬,.१"
_STRANGE = "İıßﬀﬃǅ½①Ⅻ²\u0301\u0300\u20dd🇸🇾👩\u200d👧\U0001f3fd\U0010ffff\ud800\udfff\x00\x7fहिन्दी漢ｶﾞ"
_WORDS = ("وقالت", "بالمدينة", "للجيش", "واللهِ", "أنّه", "فسيكتبونها", "د.", "5,000", "١٬٢٠٠")

_GROUPS = (_LETTERS, _MARKS, _FORMS, _CONTROLS, _SPACES, _PUNCTUATION, _DIGITS, _STRANGE)
_any_of_all = st.sampled_from("".join(_GROUPS))
nasty_text = st.lists(_any_of_all | st.sampled_from(_WORDS) | st.characters(), max_size=40).map("".join)
arabic_word = st.text(st.sampled_from("ابتسعفقكلمنهويء"), min_size=1, max_size=12)
