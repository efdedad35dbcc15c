import "string" // error: T0010 invalid import path string

a = string.strlen(v: "a")
