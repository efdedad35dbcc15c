import "array"

array.from(rows: [{a: 1}])
    |> range(start: -1h) // error: T0003 record is missing label _time (argument tables)
