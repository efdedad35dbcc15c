a = not exists r.a and 1 + -2 * 3 ^ 2 |> f() == 4 or b =~ /x/ and c !~ /y\/z/
b = 6/2
c = x |> f(x) ^ 2.0
d = 1 == 1 == true
e = - - 1
g = +1
