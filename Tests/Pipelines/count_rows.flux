from(bucket: "grid")
    |> range(start: 2023-12-29, stop: 2023-12-31)
    |> filter(fn: (r) => r._field == "ND")
    |> reduce(fn: (r, accumulator) => ({n: 1 + accumulator.n}), identity: {n: 0})
