f = () => later // error: T0005 undefined identifier later
later = 1
