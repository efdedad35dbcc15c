data = from(bucket: "grid")
    |> range(start: 2023-12-29, stop: 2023-12-31)
    |> filter(fn: (r) => r._field == "ND")

data |> mean() |> yield(name: "mean")
data |> max() |> yield(name: "max")
