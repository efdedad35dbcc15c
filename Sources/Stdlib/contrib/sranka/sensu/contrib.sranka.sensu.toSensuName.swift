import Interpreter

/// The built-in `sensu.toSensuName`: A name as Sensu wants it: letters, digits, `_`, `.` and
/// `-`; each other character becomes `_`, and so does an empty name.
let contribSrankaSensuToSensuName = Builtin(
  package: "contrib/sranka/sensu", name: "toSensuName",
  signature: "(v: string) => string",
  documentation: Documentation(
    "A name as Sensu wants it: letters, digits, `_`, `.` and `-`; all else becomes `_`.",
    parameters: [
      ("v", "The name.")
    ],
    example: """
      import "contrib/sranka/sensu"

      sensu.toSensuName(v: "Drax unit #1")
      """,
    output: "Drax_unit__1"),
  body: .function { call in
    var name = String.UnicodeScalarView()
    for scalar in try call.string("v").unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-": name.append(scalar)
      default: name.append("_")
      }
    }
    return .string(name.isEmpty ? "_" : String(name))
  })
