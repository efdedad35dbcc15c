import "array"

demand = array.from(rows: [{_value: 21043.0}, {_value: 21756.0}, {_value: 20871.0}])

demand |> mean() |> yield(name: "built in")
demand
    |> reduce(
        fn: (r, accumulator) => ({sum: accumulator.sum + r._value, count: accumulator.count + 1.0}),
        identity: {sum: 0.0, count: 0.0},
    )
    |> map(fn: (r) => ({_value: r.sum / r.count}))
    |> yield(name: "by hand")
