a = if x then 1 else if y then 2 else 3
b = (if x then 1 else 2) + 3
