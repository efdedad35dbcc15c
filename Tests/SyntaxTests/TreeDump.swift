import Diagnostics
import Syntax

/// The tree of a text in one line, without spans, numbers and parentheses.
/// Throws what `parse` reports.
func tree(of text: String) throws -> String {
  let result = parse(SourceText(name: "test", text: text))
  guard result.diagnostics.isEmpty else { throw QueryFailure(result.diagnostics) }
  return dump(result.file)
}

func dump(_ file: File) -> String {
  var parts = file.attributes.map(dump)
  if let name = file.packageClause { parts.append("(package \(name.name))") }
  for item in file.imports {
    let alias = item.alias.map { $0.name + " " } ?? ""
    parts += item.attributes.map(dump) + ["(import \(alias)\"\(item.path)\")"]
  }
  return (parts + file.body.map(dump)).joined(separator: " ")
}

private func dump(_ attribute: Attribute) -> String {
  "(@\(attribute.name.name)" + attribute.parameters.map { " " + dump($0) }.joined() + ")"
}

func dump(_ statement: Statement) -> String {
  let body: String
  switch statement.kind {
  case .assignment(let name, let value): body = "(= \(name.name) \(dump(value)))"
  case .option(let package, let name, let value):
    body = "(option \(package.map { $0.name + "." } ?? "")\(name.name) \(dump(value)))"
  case .expression(let value): body = dump(value)
  case .returns(let value): body = "(return \(dump(value)))"
  case .builtin(let name, let type): body = "(builtin \(name.name) \(dump(type)))"
  case .testcase(let name, let extended, let block):
    body = "(testcase \(name.name)\(extended.map { " extends " + $0 } ?? "") \(dump(block)))"
  case .bad: body = "bad"
  }
  return (statement.attributes.map(dump) + [body]).joined(separator: " ")
}

private func dump(_ block: Block) -> String {
  "{" + block.statements.map(dump).joined(separator: " ") + "}"
}

private func dump(_ property: Property) -> String {
  let key = property.keyIsQuoted ? "\"\(property.key.name)\"" : property.key.name
  return property.value.map { "\(key): \(dump($0))" } ?? key
}

func dump(_ expression: Expression) -> String {
  func all(_ expressions: [Expression]) -> String {
    expressions.map { " " + dump($0) }.joined()
  }
  func all(_ properties: [Property]) -> String { properties.map { " " + dump($0) }.joined() }
  switch expression.kind {
  case .identifier(let name): return name
  case .integer(let value): return "\(value)"
  case .float(let value): return "\(value)f"
  case .string(let value): return "\"\(value)\""
  case .interpolation(let parts):
    let texts = parts.map { part in
      switch part {
      case .text(let text): " '\(text)'"
      case .expression(let value): " " + dump(value)
      }
    }
    return "(interpolation" + texts.joined() + ")"
  case .duration(let value): return "\(value.months)mo\(value.nanoseconds)ns"
  case .time(let value): return "@\(value)"
  case .regexp(let pattern): return "/\(pattern)/"
  case .label(let name): return ".\(name)"
  case .pipeLiteral: return "<-"
  case .array(let elements): return "[" + all(elements).dropFirst() + "]"
  case .dictionary(let items):
    return "[" + items.map { "\(dump($0.key)): \(dump($0.value))" }.joined(separator: " ") + ":]"
  case .record(let base, let properties):
    return "{\(base.map { $0.name + " with" } ?? "")" + all(properties) + "}"
  case .function(let literal):
    let parameters = literal.parameters.map { parameter in
      parameter.name.name + (parameter.defaultValue.map { "=" + dump($0) } ?? "")
    }
    let head = "(fn (" + parameters.joined(separator: " ") + ") "
    switch literal.body {
    case .expression(let body): return head + dump(body) + ")"
    case .block(let block): return head + dump(block) + ")"
    }
  case .call(let callee, let arguments): return "(call \(dump(callee))" + all(arguments) + ")"
  case .member(let object, let name): return "\(dump(object)).\(name.name)"
  case .index(let array, let index): return "\(dump(array))[\(dump(index))]"
  case .pipe(let input, let call): return "(|> \(dump(input)) \(dump(call)))"
  case .unary(let operation, let inner): return "(\(operation.rawValue) \(dump(inner)))"
  case .binary(let operation, let left, let right):
    return "(\(operation.rawValue) \(dump(left)) \(dump(right)))"
  case .logical(let operation, let left, let right):
    return "(\(operation.rawValue) \(dump(left)) \(dump(right)))"
  case .conditional(let test, let consequent, let alternate):
    return "(if \(dump(test)) \(dump(consequent)) \(dump(alternate)))"
  case .parenthesized(let inner): return dump(inner)
  case .bad: return "bad"
  }
}

func dump(_ type: TypeExpression) -> String {
  var text: String
  switch type.kind {
  case .name(let name): text = name
  case .array(let element): text = "[\(dump(element))]"
  case .dictionary(let key, let value): text = "[\(dump(key)): \(dump(value))]"
  case .stream(let element): text = "stream[\(dump(element))]"
  case .vector(let element): text = "vector[\(dump(element))]"
  case .dynamic: text = "dynamic"
  case .label(let name): text = ".\(name)"
  case .record(let base, let properties):
    let fields = properties.map { "\($0.key.name): \(dump($0.type))" }.joined(separator: ", ")
    text = "{\(base.map { $0.name + " with " } ?? "")\(fields)}"
  case .function(let parameters, let result):
    let list = parameters.map { parameter in
      let mark = parameter.role == .optional ? "?" : parameter.role == .pipe ? "<-" : ""
      return "\(mark)\(parameter.name?.name ?? ""): \(dump(parameter.type))"
    }
    text = "(\(list.joined(separator: ", "))) => \(dump(result))"
  }
  for constraint in type.constraints {
    text += " | \(constraint.variable.name): "
    text += constraint.kinds.map(\.name).joined(separator: "+")
  }
  return text
}
