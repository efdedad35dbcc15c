import Interpreter

/// The built-in `sensu.toSensuName`: A name as Sensu wants it: letters, digits, `_`, `.` and
/// `-`; all else becomes `_`.
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
    let name = try call.string("v").utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "-"):
        byte
      default: UInt8(ascii: "_")
      }
    }
    return .string(String(decoding: name, as: UTF8.self))
  })
