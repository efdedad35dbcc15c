// Every kind of statement.
@edition("2022.1")
package main

import "array"
import d "date"

option now = () => 2024-01-01T00:00:00Z
option array.limit = 3
builtin length : (arr: [A]) => int where A: Comparable + Equatable
x = 1
f = (a, b=2, t=<-) => a + b
testcase one extends "two" { y = 1 }
x |> f(a: 1)
