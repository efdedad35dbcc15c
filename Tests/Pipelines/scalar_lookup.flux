limitValue = (from(bucket: "grid")
    |> range(start: 2023-12-28, stop: 2024-01-01)
    |> filter(fn: (r) => r._field == "ND")
    |> max()
    |> findRecord(fn: (key) => true, idx: 0))._value

from(bucket: "grid")
    |> range(start: 2023-12-28, stop: 2024-01-01)
    |> filter(fn: (r) => r._field == "ND" and r._value == limitValue)
    |> limit(n: 1)
