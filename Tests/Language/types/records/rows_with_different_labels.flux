import "array"

array.from(rows: [{a: 1}, {b: 2}]) // error: T0003 record is missing label a
