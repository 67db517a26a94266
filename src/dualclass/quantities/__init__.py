"""Exact quantities: units, intervals, reading, comparing. The only place that knows pint, which it does not
load.
"""

from dualclass.quantities.comparing import (
    PreparedBorder,
    compare,
    compare_intervals,
    magnitude,
    margin,
    prepare,
    span_compare,
)
from dualclass.quantities.formatting import format_interval, format_number
from dualclass.quantities.interval import Interval
from dualclass.quantities.reading import Quantity, is_negative, read_quantity, split_basis
from dualclass.quantities.units import (
    Dimension,
    Unit,
    canonical_interval,
    canonical_unit,
    dimension_named,
    dimension_of,
    find_unit,
    from_canonical,
    may_be_negative,
    to_canonical,
    unit_named,
)

__all__ = [
    "Dimension",
    "Interval",
    "PreparedBorder",
    "Quantity",
    "Unit",
    "canonical_interval",
    "canonical_unit",
    "compare",
    "compare_intervals",
    "dimension_named",
    "dimension_of",
    "find_unit",
    "format_interval",
    "format_number",
    "from_canonical",
    "is_negative",
    "magnitude",
    "margin",
    "may_be_negative",
    "prepare",
    "read_quantity",
    "span_compare",
    "split_basis",
    "to_canonical",
    "unit_named",
]
