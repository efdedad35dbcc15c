// S0014
f = (a) => { return a
  return a }
