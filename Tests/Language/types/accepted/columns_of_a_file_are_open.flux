import "csv"

data = csv.from(file: "a.csv")

data |> filter(fn: (r) => r.v > 1) |> map(fn: (r) => ({r with w: string(v: r.v)}))
data |> filter(fn: (r) => r.v == "text" and exists r.other)
