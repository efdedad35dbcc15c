a = 1h + 2h // error: T0002 duration is not Addable
