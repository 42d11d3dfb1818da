"""A country is a body where it acts."""

from test_coreference import read


def test_a_state_that_acts_is_a_body_and_a_place_else() -> None:
    reading = read("اتهمت تركيا الحزب بالهجوم.", "ووصل الوفد إلى تركيا.")
    kinds = [m.kind for m in reading.mentions if m.span.quote == "تركيا"]
    assert kinds == ["state_body", "place"]
