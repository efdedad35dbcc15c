import Syntax

/// Literals at the edges of what the language can say, by the kind of their token.
let edgeLiterals: [TokenKind: [String]] = [
  .integer: [
    "0", "1", "2", "7", "63", "64", "1000", "65536", "1000000", "2147483648", "4611686018427387904",
    "9223372036854775807", "9223372036854775808", "99999999999999999999",
  ],
  .float: [
    "0.0", "0.5", "1.0", "1e308", "1.7976931348623157e308", "5e-324", "9007199254740993.0", "0.1",
  ],
  .duration: [
    "0s", "1ns", "1us", "1m", "1h", "90m", "1d", "1w", "1mo", "1y", "100y", "292y", "1mo1d",
    "9223372036854775807ns", "9223372036s", "106751d", "3000mo", "1y2mo3w4d5h6m7s8ms9us10ns",
  ],
  .time: [
    "1970-01-01", "1677-09-21T00:12:44Z", "2262-04-11T23:47:16Z", "2023-12-28T00:00:00Z",
    "2023-12-30T12:00:00+05:30", "2023-12-31T23:59:59.999999999Z", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
  ],
  .string: [
    "\"\"", "\"a\"", "\"_value\"", "\"_time\"", "\"_field\"", "\"id\"", "\"grid\"", "\"ND\"",
    "\"1.5\"", "\"-9223372036854775808\"", "\"true\"", "\"2023-12-29T00:00:00Z\"", "\"1h\"",
    "\"é\\n\\x00\"", "\"Europe/London\"", "\"(\"", "\"[{\\\"a\\\": 1}]\"",
    "\"#datatype,string,long,dateTime:RFC3339,double\\n,result,table,_time,_value\\n,,0,x,1\"",
    "\"1,2\\n3\"", "\"mean\"", "\"%\"",
  ],
  .regexp: ["/a/", "/^$/", "/(a|b)*c/", "/.*/", "/[^\\w]/", "/(?i)x{2,9}/"],
]

let operators: [TokenKind] = [
  .add, .subtract, .multiply, .divide, .modulo, .power, .equal, .notEqual, .less, .greater,
  .lessOrEqual, .greaterOrEqual, .matches, .notMatches, .and, .or,
]
