a = "${[1]}" // error: T0002 [int] (array) is not Stringable
