import "csv"

data = csv.from(file: "a.csv") |> range(start: -1d)

data |> aggregateWindow(every: 1h, fn: mean)
data |> aggregateWindow(every: 1h, fn: (column, tables=<-) => tables |> quantile(q: 0.9, column: column))
data |> aggregateWindow(every: 1h, fn: last, createEmpty: false, timeSrc: "_start")
