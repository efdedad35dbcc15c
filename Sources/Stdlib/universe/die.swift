import Interpreter

/// The built-in `die`: stops the script with a message.
let universeDie = Builtin(
  package: "universe", name: "die",
  signature: "(msg: string) => A",
  documentation: Documentation(
    "Stops the script with a message.",
    parameters: [
      ("msg", "The message.")
    ],
    example: """
      die(msg: "no data")
      """,
    output: "error: no data"),
  isPure: false,
  body: .function { call in
    throw call.failure(.died, try call.string("msg"))
  })
