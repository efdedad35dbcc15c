f = (n) => f(n: n) // error: T0005 undefined identifier f
