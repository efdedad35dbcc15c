import Interpreter

/// The built-in `dynamic.asArray`: the elements of a dynamic array.
let experimentalDynamicAsArray = Builtin(
  package: "experimental/dynamic", name: "asArray",
  signature: "(<-v: dynamic) => [dynamic]",
  documentation: Documentation(
    "The elements of a dynamic array.",
    parameters: [
      ("v", "The dynamic value.")
    ],
    example: """
      import "experimental/dynamic"

      length(arr: dynamic.asArray(v: dynamic.dynamic(v: [1, 2])))
      """,
    output: "2"),
  body: .function { call in
    let value = try call.value("v")
    guard case .array(let elements) = value else {
      throw call.failure(
        .argumentType, "unable to convert \(value.typeText) to array", upstreamCode: 3)
    }
    return .array(
      elements.map { element in
        if case .dynamic = element { return element }
        return .dynamic(element)
      })
  })
