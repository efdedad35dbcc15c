import "csv"

csv.from(file: "a.csv")
    |> reduce(
        fn: (r, accumulator) => accumulator,
        init: {sum: 0.0}, // error: T0007 found unexpected argument init (Expected `identity`)
    )
