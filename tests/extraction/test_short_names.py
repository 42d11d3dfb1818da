"""Short names mean a known actor only where the report shows it."""

import pytest
from test_coreference import read


def references(*texts: str) -> set[str]:
    return {actor.ref for actor in read(*texts).actors if actor.ref}


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (("قال هادي إن الهدنة صامدة.", "وكان عبد ربه منصور هادي في عدن."), "riwaya:ye-hadi"),
        (("قال مسؤول لصحيفة المدن إن الجسر أغلق.",), "riwaya:media-almodon"),
        (("قالت حركة فتح إن الحوار بدأ.",), "riwaya:ps-fatah"),
        (("تقدم الجيش اليمني في اليمن.", "وانسحب المتمردون من التل."), "riwaya:ye-houthis"),
    ],
)
def test_the_report_shows_whom_a_short_name_means(texts: tuple[str, ...], meant: str) -> None:
    assert meant in references(*texts)


@pytest.mark.parametrize(
    "text",
    [
        "زار الوفد المدن الساحلية.",
        "سبق أن أغلق الجسر.",
        "انسحب المتمردون من التل.",
        "قال التحالف الوطني إن الاقتراع نزيه.",
    ],
)
def test_an_ordinary_word_is_nobody_known(text: str) -> None:
    assert references(text) == set()
