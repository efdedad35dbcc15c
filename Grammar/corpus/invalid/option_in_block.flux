// S0014
f = (a) => { option b = a
  return a }
