/// The text of a type as upstream prints it: `{a: int, b: string}`, `(<-x: A, ?y: int) => A`, with
/// variables renamed `A`, `B`, … in order of appearance. A type of more than some hundred parts is
/// cut with `…`.
package func typeText(_ type: Type) -> String {
  var writer = TypeWriter()
  return writer.text(type)
}

/// The text of a type with the kinds of its variables: `(a: A, b: A) => A where A: Addable`.
package func typeText(_ scheme: TypeScheme) -> String {
  var writer = TypeWriter()
  let text = writer.text(scheme.type)
  let constraints = writer.named.compactMap { variable, name -> String? in
    guard let kinds = scheme.kinds[variable], !kinds.isEmpty else { return nil }
    return "\(name): " + kinds.map(\.rawValue).sorted().joined(separator: " + ")
  }
  return constraints.isEmpty ? text : text + " where " + constraints.joined(separator: ", ")
}

/// Writes several types with one naming of their variables.
struct TypeWriter {
  /// Parts written before the rest is cut.
  static let typeTextPartsMax = 400

  /// Variables in order of appearance, with their names.
  private(set) var named: [(variable: Int, name: String)] = []
  private var names: [Int: String] = [:]
  private var partsLeft = Self.typeTextPartsMax

  mutating func text(_ type: Type) -> String {
    var output = ""
    write(type, to: &output)
    return output
  }

  private mutating func write(_ type: Type, to output: inout String) {
    guard partsLeft > 0 else {
      output += "…"
      return
    }
    partsLeft -= 1
    switch type {
    case .variable(let variable): output += name(variable)
    case .basic(let basic): output += basic.rawValue
    case .dynamic: output += "dynamic"
    case .array(let element):
      output += "["
      write(element, to: &output)
      output += "]"
    case .stream(let element):
      output += "stream["
      write(element, to: &output)
      output += "]"
    case .vector(let element):
      output += "vector["
      write(element, to: &output)
      output += "]"
    case .dictionary(let key, let value):
      output += "["
      write(key, to: &output)
      output += ":"
      write(value, to: &output)
      output += "]"
    case .record(let properties, let tail): write(properties, tail, to: &output)
    case .function(let function): write(function, to: &output)
    }
  }

  private mutating func write(
    _ properties: [(label: String, type: Type)], _ tail: Int?, to output: inout String
  ) {
    if properties.isEmpty, let tail {
      output += name(tail)
      return
    }
    output += "{"
    if let tail { output += name(tail) + " with " }
    for (index, property) in properties.enumerated() {
      if index > 0 { output += ", " }
      if partsLeft <= 0 {
        output += "…"
        break
      }
      output += property.label + ": "
      write(property.type, to: &output)
    }
    output += "}"
  }

  private mutating func write(_ function: FunctionType, to output: inout String) {
    output += "("
    var isFirst = true
    func separate() {
      if !isFirst { output += ", " }
      isFirst = false
    }
    if let pipe = function.pipe {
      separate()
      output += "<-" + (pipe.name ?? "") + ": "
      write(pipe.type, to: &output)
    }
    for (mark, parameters) in [("", function.required), ("?", function.optional)] {
      for parameter in parameters.sorted(by: { $0.name < $1.name }) {
        separate()
        output += mark + parameter.name + ": "
        write(parameter.type, to: &output)
      }
    }
    output += ") => "
    write(function.result, to: &output)
  }

  private mutating func name(_ variable: Int) -> String {
    if let known = names[variable] { return known }
    let index = named.count
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    let made = index < 26 ? letter : letter + String(index / 26)
    names[variable] = made
    named.append((variable, made))
    return made
  }
}
