import Interpreter

/// The built-in `regexp.quoteMeta`: the text with a backslash before what is special in patterns.
let regexpQuoteMeta = Builtin(
  package: "regexp", name: "quoteMeta",
  signature: "(v: string) => string",
  documentation: Documentation(
    "The text with a backslash before what is special in patterns.",
    parameters: [
      ("v", "The text.")
    ],
    example: """
      import "regexp"

      regexp.quoteMeta(v: "a.b")
      """,
    output: #"a\.b"#),
  body: .function { call in
    var quoted = ""
    for scalar in try call.string("v").unicodeScalars {
      if "\\.+*?()|[]{}^$".unicodeScalars.contains(scalar) { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return .string(quoted)
  })
