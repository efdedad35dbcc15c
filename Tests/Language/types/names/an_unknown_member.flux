import "strings"

a = strings.length(v: "a") // error: T0003 record is missing label length
