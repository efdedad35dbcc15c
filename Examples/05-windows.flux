import "array"

array.from(
    rows: [
        {_time: 2023-06-01T00:10:00Z, _value: 3.0},
        {_time: 2023-06-01T00:40:00Z, _value: 5.0},
        {_time: 2023-06-01T02:20:00Z, _value: 8.0},
    ],
)
    |> range(start: 2023-06-01T00:00:00Z, stop: 2023-06-01T03:00:00Z)
    |> aggregateWindow(every: 1h, fn: mean)
