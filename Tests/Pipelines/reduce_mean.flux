from(bucket: "grid")
    |> range(start: 2023-12-29, stop: 2023-12-31)
    |> filter(fn: (r) => r._field == "ND")
    |> reduce(
        fn: (r, accumulator) => ({sum: accumulator.sum + r._value, count: accumulator.count + 1.0}),
        identity: {sum: 0.0, count: 0.0},
    )
    |> map(fn: (r) => ({r with _value: r.sum / r.count}))
