"""Which question comes first, and how it is put."""

from __future__ import annotations

from datetime import date

from dualclass.api import Classifier, loaded_lists
from dualclass.items import item_from_data

DAY = date(2026, 11, 27)


def asked(kind: str, **parameters: object) -> list[tuple[str, str]]:
    classifier = Classifier(loaded_lists(), ("gb",), DAY, assume_ordinary=True)
    result = classifier.classify(item_from_data({"name": "an item", "kind": kind, "parameters": parameters}))
    return [(question.parameter, question.text) for question in result.regimes[0].questions]


def test_of_equals_a_judgement_is_asked_last() -> None:
    names = [name for name, _ in asked("spray_dryer")]
    assert names[-1] == "capable of drying_toxins_or_pathogens"
    assert set(names[:-1]) == {
        "water_evaporation_capacity",
        "smallest_mean_particle_size",
        "sterilisable_or_disinfectable_in_situ",
    }


def test_what_settles_most_is_asked_before_the_kind() -> None:
    names = [name for name, _ in asked("microwave_solid_state_amplifier")]
    assert names.index("rated_band") < names.index("kind")


def test_a_derived_parameter_is_asked_itself_until_something_below_it_is_stated() -> None:
    names = [name for name, _ in asked("microprocessor")]
    assert "total_processing_performance" in names
    assert "instruction_processor" not in names
    names = [name for name, _ in asked("microprocessor", digital_primitive_unit="none")]
    assert "total_processing_performance" not in names
    assert {"instruction_processor", "analogue_primitive_unit"} <= set(names)


def test_whether_a_curve_is_stated_everywhere_is_asked_in_words() -> None:
    noise = {"value": "-115 dBc/Hz", "at": {"frequency_offset": "100 Hz"}}
    texts = dict(asked("microwave_oscillator", operating_frequency="100 MHz", ssb_phase_noise=noise))
    text = texts["ssb_phase_noise is stated for every frequency_offset"]
    assert text.startswith("do the stated values of ssb phase noise tell the best for every frequency offset")
