import "array"

array.from(
    rows: [
        {_time: 2023-01-01T00:00:00Z, _field: "ND", _value: 21043.0},
        {_time: 2023-01-01T00:00:00Z, _field: "TSD", _value: 24680.0},
        {_time: 2023-01-01T00:30:00Z, _field: "ND", _value: 21756.0},
        {_time: 2023-01-01T00:30:00Z, _field: "TSD", _value: 25289.0},
    ],
)
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> map(fn: (r) => ({r with pumping: r.TSD - r.ND}))
