import pytest

from riwaya.extraction.outlets import outlet_country


@pytest.mark.parametrize(
    ("outlet", "country"),
    [("okaz", "SA"), ("Al-Madina", "SA"), ("عكاظ", "SA"), ("درب التبانة", ""), (None, "")],
)
def test_an_outlet_has_the_country_of_the_list(outlet: str | None, country: str) -> None:
    assert outlet_country(outlet) == country
