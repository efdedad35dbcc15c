a = r.x =~ /a b/
b = [/a/, /b/]
c = f(x: /a/)
d = not /x/ == y
