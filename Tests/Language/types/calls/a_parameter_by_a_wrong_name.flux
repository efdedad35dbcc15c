import "array"

array.from(rows: [{a: 1}])
    |> filter(fn: (x) => x.a == 1) // error: T0007 found unexpected argument x (Expected `r`) (argument fn)
