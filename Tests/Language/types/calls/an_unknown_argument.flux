import "csv"

csv.from(path: "a.csv") // error: T0007 found unexpected argument path (Expected one of `csv`, `file` or `mode`)
