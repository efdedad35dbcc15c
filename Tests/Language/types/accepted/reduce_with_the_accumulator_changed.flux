import "array"

array.from(rows: [{v: 1.0}])
    |> reduce(
        fn: (r, accumulator) => ({accumulator with sum: accumulator.sum + r.v}),
        identity: {sum: 0.0, n: 0},
    )
