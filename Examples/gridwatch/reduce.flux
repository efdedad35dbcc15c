from(bucket: "neso")
    |> range(start: 2023-01-01T00:00:00Z, stop: 2024-01-01T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "demand" and r._field == "ND")
    |> reduce(
        fn: (r, accumulator) => ({sum: accumulator.sum + r._value, count: accumulator.count + 1.0}),
        identity: {sum: 0.0, count: 0.0},
    )
    |> map(fn: (r) => ({r with _value: r.sum / r.count}))
