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
      [{"name":"grid","type":"team"},{"type":"user","username":"ann@example.org"}]
      """),
  body: .function { call in
    let receivers = try call.strings("v").map { text -> Value in
      guard let colon = text.firstIndex(of: ":"),
        ["user", "team", "escalation", "schedule"].contains(String(text[..<colon]))
      else {
        throw call.invalid(
          "responders must be prefixed with 'user:', 'team:', 'escalation:' or 'schedule:', found: \(text)"
        )
      }
      let kind = String(text[..<colon])
      let name = Value.string(String(text[text.index(after: colon)...]))
      return .record(
        RecordValue([("type", .string(kind)), (kind == "user" ? "username" : "name", name)]))
    }
    var text: [UInt8] = []
    try JSONEncoding(call).append(.array(receivers), to: &text)
    return .string(String(decoding: text, as: UTF8.self))
  })
