import "array"

array.from(rows: [{a: 1}])
    |> filter(fn: (r) => r.b == 1) // error: T0003 record is missing label b
