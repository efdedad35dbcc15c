a = () => 1
b = (x) => (y) => x + y
c = (x,) => {
    y = x
    return y
}
d = (x=<-, f=(r) => ({r with a: 1})) => x |> map(fn: f)
e = (x)
g = ((x) => x + 1)(x: 1)
h = 5 |> ((x=<-) => x + 1)()
i = (r) => ({})
