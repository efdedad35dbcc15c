import Interpreter

/// The built-in `debug.getOption`: the value of an option.
let internalDebugGetOption = Builtin(
  package: "internal/debug", name: "getOption",
  signature: "(pkg: string, name: string) => A",
  documentation: Documentation(
    "The value of an option.",
    parameters: [
      ("pkg", "The path of its package."),
      ("name", "Its name."),
    ],
    example: """
      import "internal/debug"

      debug.getOption(pkg: "internal/location", name: "location").zone
      """,
    output: "UTC"),
  isPure: false,
  body: .function { call in
    let (path, name) = (try call.string("pkg"), try call.string("name"))
    guard let value = try call.evaluation.option(name, inPackage: path) else {
      throw call.failure(.unavailable, "no option \(name) in package \(path)")
    }
    return value
  })
