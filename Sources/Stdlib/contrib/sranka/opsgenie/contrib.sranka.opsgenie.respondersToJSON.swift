import Interpreter

/// The built-in `opsgenie.respondersToJSON`: the receivers of an alert as Opsgenie reads them.
let contribSrankaOpsgenieRespondersToJSON = Builtin(
  package: "contrib/sranka/opsgenie", name: "respondersToJSON",
  signature: "(v: [string]) => string",
  documentation: Documentation(
    "The receivers of an alert as Opsgenie reads them.",
    parameters: [
      (
        "v",
        "Texts such as `user:ann@example.org`, `team:grid`, `escalation:night` or `schedule:week`."
      )
    ],
    example: """
      import "contrib/sranka/opsgenie"

      opsgenie.respondersToJSON(v: ["team:grid", "user:ann@example.org"])
      """,
    output: """
      [{"type":"team","name":"grid"},{"type":"user","username":"ann@example.org"}]
      """),
  body: .function { call in
    let encoding = JSONEncoding(call)
    var text: [UInt8] = [UInt8(ascii: "[")]
    for (index, receiver) in try call.strings("v").enumerated() {
      guard let colon = receiver.firstIndex(of: ":"),
        ["user", "team", "escalation", "schedule"].contains(String(receiver[..<colon]))
      else {
        throw call.invalid(
          "responders must be prefixed with 'user:', 'team:', 'escalation:' or 'schedule:', found: "
            + receiver)
      }
      // Upstream writes the kind first: a record would be written by label.
      let kind = String(receiver[..<colon])
      text += "\(index > 0 ? "," : ""){\"type\":\"\(kind)\",".utf8
      text += "\"\(kind == "user" ? "username" : "name")\":".utf8
      try encoding.append(
        .string(String(receiver[receiver.index(after: colon)...])), to: &text)
      text.append(UInt8(ascii: "}"))
    }
    text.append(UInt8(ascii: "]"))
    return .string(String(decoding: text, as: UTF8.self))
  })
