builtin a : int
builtin b : (<-tables: stream[A], fn: (r: A) => B, ?n: int) => stream[B] where A: Record, B: Record
builtin c : (<-: [string: [T]]) => vector[T]
builtin d : {A with x: dynamic, "y z": .label}
builtin e : (?on: L = ._value) => {} where L: Label
