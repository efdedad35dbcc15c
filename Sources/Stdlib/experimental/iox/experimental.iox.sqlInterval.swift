import Interpreter

/// The built-in `iox.sqlInterval`: A duration as SQL writes intervals.
let experimentalIoxSqlInterval = Builtin(
  package: "experimental/iox", name: "sqlInterval",
  signature: "(d: duration) => string",
  documentation: Documentation(
    "A duration as SQL writes intervals.",
    parameters: [
      ("d", "The duration.")
    ],
    example: """
      import "experimental/iox"

      iox.sqlInterval(d: 1y3mo2w1d12h)
      """,
    output: "1 years 3 months 2 weeks 1 days 12 hours"),
  body: .flux(
    source: """
      (d) => {
        words = ["y": "years", "mo": "months", "w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds", "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds"]
        spaced = regexp.replaceAllString(v: string(v: d), r: /([0-9]+)([a-z]+)/, t: "$1 $2 ")
        parts = strings.split(v: strings.trimSpace(v: spaced), t: " ")

        return strings.joinStr(arr: array.map(arr: parts, fn: (x) => dict.get(dict: words, key: x, default: x)), v: " ")
      }
      """, imports: ["array", "dict", "regexp", "strings"]))
