from(bucket: "grid")
    |> range(start: 2023-12-29, stop: 2023-12-31)
    |> filter(fn: (r) => r._field == "kwh" and r._value > 1.0)
    |> count()
