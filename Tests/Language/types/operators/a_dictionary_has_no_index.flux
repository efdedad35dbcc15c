d = ["a": 1]
a = d["a"] // error: T0001 expected {A with a: B} (record) but found [string:int] (dictionary)
