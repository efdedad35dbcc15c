import "csv"

csv.from(file: "a.csv")
    |> limit() // error: T0006 missing required argument n
