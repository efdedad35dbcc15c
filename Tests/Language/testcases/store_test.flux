package store_test


import "array"
import "testing"

testcase points_go_through_a_store {
    points =
        array.from(
            rows: [
                {_time: 2024-01-01T00:00:00Z, _measurement: "load", _field: "mw", zone: "EAST", _value: 1.5},
                {_time: 2024-01-01T01:00:00Z, _measurement: "load", _field: "mw", zone: "EAST", _value: 2.5},
                {_time: 2024-01-01T00:00:00Z, _measurement: "load", _field: "mw", zone: "WEST", _value: 4.0},
            ],
        )
            |> group(columns: ["_measurement", "_field", "zone"])
    got =
        points
            |> testing.load()
            |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
            |> group(columns: ["zone"])
            |> sum()
    want =
        array.from(rows: [{zone: "EAST", _value: 4.0}, {zone: "WEST", _value: 4.0}])
            |> group(columns: ["zone"])

    testing.diff(got: got, want: want)
}

testcase other_data_are_handed_on {
    rows = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])

    testing.diff(got: rows |> testing.load(), want: rows)
}
