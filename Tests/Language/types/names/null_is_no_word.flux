a = null // error: T0005 undefined identifier null
