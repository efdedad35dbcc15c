import Columnar
import Syntax

/// The tree of one text as indented lines: a node's kind, then what it is made of.
func treeText(_ file: File) -> [String] {
  var lines: [String] = []
  for declaration in file.imports {
    lines.append("import \"\(declaration.path)\" as \(declaration.localName)")
  }
  for statement in file.body { statementLines(statement, "", &lines) }
  return lines
}

private func statementLines(_ statement: Statement, _ indent: String, _ lines: inout [String]) {
  switch statement.kind {
  case .assignment(let name, let value):
    lines.append("\(indent)assignment \(name.name)")
    expressionLines(value, indent + "  ", &lines)
  case .option(let package, let name, let value):
    lines.append("\(indent)option \(package.map { "\($0.name)." } ?? "")\(name.name)")
    expressionLines(value, indent + "  ", &lines)
  case .expression(let value):
    lines.append("\(indent)expression")
    expressionLines(value, indent + "  ", &lines)
  case .returns(let value):
    lines.append("\(indent)return")
    expressionLines(value, indent + "  ", &lines)
  case .builtin(let name, _): lines.append("\(indent)builtin \(name.name)")
  case .testcase(let name, _, let block):
    lines.append("\(indent)testcase \(name.name)")
    for statement in block.statements { statementLines(statement, indent + "  ", &lines) }
  case .bad: lines.append("\(indent)unreadable")
  }
}

private func expressionLines(_ expression: Expression, _ indent: String, _ lines: inout [String]) {
  let deeper = indent + "  "
  lines.append(indent + label(expression.kind))
  switch expression.kind {
  case .call(let callee, let arguments):
    expressionLines(callee, deeper, &lines)
    propertyLines(arguments, deeper, &lines)
  case .record(_, let properties):
    propertyLines(properties, deeper, &lines)
  case .function(let literal):
    switch literal.body {
    case .expression(let body): expressionLines(body, deeper, &lines)
    case .block(let block):
      for statement in block.statements { statementLines(statement, deeper, &lines) }
    }
  default:
    expression.kind.forEachChild { expressionLines($0, deeper, &lines) }
  }
}

private func propertyLines(_ properties: [Property], _ indent: String, _ lines: inout [String]) {
  for property in properties {
    lines.append("\(indent)\(property.key.name):")
    if let value = property.value { expressionLines(value, indent + "  ", &lines) }
  }
}

private func label(_ kind: Expression.Kind) -> String {
  switch kind {
  case .identifier(let name): "identifier \(name)"
  case .integer(let value): "integer \(value)"
  case .float(let value): "float \(formatFloat(value))"
  case .string(let value): "string \(scalarText(value))"
  case .interpolation: "interpolation"
  case .duration(let value): "duration \(value.months)mo \(value.nanoseconds)ns"
  case .time(let value): "time \(formatTimeTrimmed(value))"
  case .regexp(let pattern): "regexp /\(pattern)/"
  case .label(let name): "label .\(name)"
  case .pipeLiteral: "pipe literal"
  case .array: "array"
  case .dictionary: "dictionary"
  case .record(let base, _): base.map { "record with \($0.name)" } ?? "record"
  case .function(let literal):
    "function (\(literal.parameters.map(\.name.name).joined(separator: ", ")))"
  case .call: "call"
  case .member(_, let name): "member .\(name.name)"
  case .index: "index"
  case .pipe: "pipe"
  case .unary(let operation, _): "unary \(operation.rawValue)"
  case .binary(let operation, _, _): "binary \(operation.rawValue)"
  case .logical(let operation, _, _): "logical \(operation.rawValue)"
  case .conditional: "if"
  case .parenthesized: "parentheses"
  case .bad: "unreadable"
  }
}

private func scalarText(_ value: String) -> String { "\"\(value)\"" }
