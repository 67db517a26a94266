"""What a kind shows by itself is not assumed away: goods for the sea, for aircraft, for hot cells.

`--assume-ordinary` closes purposes that ordinary goods do not have. An item of a kind that has one by nature,
or may be one of two sorts, and of which nothing else is said, must stay open.
"""

from __future__ import annotations

import datetime

import pytest

from dualclass.api import Classifier, loaded_lists
from dualclass.items import item_from_data

DAY = datetime.date(2026, 11, 27)
BY_NATURE = {
    "intl": (
        *("thruster", "umbilical_cable", "sonar", "submersible_vehicle", "underwater_communication_system"),
        *("aircraft_spraying_system", "spray_boom", "aerosol_generating_unit"),
        *("manipulator", "remote_manipulator", "thermal_battery", "hafnium_oxide", "sputtering_target"),
        *("encoder_graduation", "gas_sensor_cartridge", "mass_spectrometer_ion_source", "microwave_test_receiver"),
        *("machining_centre", "mass_spectrometer", "superconductive_circuit", "parametric_amplifier"),
        *("network_access_controller", "passive_interconnection_equipment", "firing_set", "neutron_generator"),
    ),
    "cn": ("aircraft_spraying_system", "remote_manipulator", "firing_set"),
}


@pytest.mark.parametrize(("regime", "kind"), [(regime, kind) for regime, kinds in BY_NATURE.items() for kind in kinds])
def test_a_purpose_that_the_kind_shows_is_not_assumed_away(regime: str, kind: str) -> None:
    classifier = Classifier(loaded_lists(), [regime], DAY, assume_ordinary=True)
    (result,) = classifier.classify(item_from_data({"name": kind, "kind": kind})).regimes
    assert result.outcome.value != "not_controlled"
