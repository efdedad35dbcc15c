import "array"

demand =
    array.from(
        rows: [
            {_time: 2023-01-23T17:00:00Z, _value: 43980.0},
            {_time: 2023-01-23T17:30:00Z, _value: 44109.0},
            {_time: 2023-01-23T18:00:00Z, _value: 43870.0},
        ],
    )

demand |> mean() |> yield(name: "an aggregate: one number, _time is gone")
demand |> max() |> yield(name: "a selector: the whole row")
