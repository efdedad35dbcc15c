import "array"

array.from(rows: [{v: 1.0}])
    |> reduce(
        fn: (r, accumulator) => ({accumulator with n: 1}), // error: T0004 found unexpected label n
        identity: {sum: 0.0},
    )
