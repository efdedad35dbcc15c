import Diagnostics
import Syntax

/// Turns one written type into nodes of the graph, with generic variables.
struct SignatureBuilder {
  private let graph: TypeGraph
  private var variables: [String: TypeID] = [:]
  private(set) var problems: [Diagnostic] = []

  init(_ graph: TypeGraph) { self.graph = graph }

  /// The node of a type expression, its constraints included.
  mutating func build(_ expression: TypeExpression) -> TypeID {
    let type = node(expression, 0)
    for constraint in expression.constraints {
      guard let variable = variables[constraint.variable.name] else { continue }
      for kind in constraint.kinds {
        guard let known = Kind(rawValue: kind.name) else {
          problems.append(
            Diagnostic(.invalidTypeExpression, "invalid constraint \(kind.name)", at: kind.span))
          continue
        }
        graph.constrain(variable, KindSet(known))
      }
    }
    return type
  }

  private mutating func node(_ expression: TypeExpression, _ depth: Int) -> TypeID {
    guard depth < TypeGraph.typeDepthMax else { return graph.exceed(.depth) }
    let deeper = depth + 1
    switch expression.kind {
    case .name(let name): return named(name, expression.span)
    case .array(let element): return graph.array(node(element, deeper))
    case .stream(let element): return graph.stream(node(element, deeper))
    case .vector(let element): return graph.vector(node(element, deeper))
    case .dictionary(let key, let value):
      let keyNode = node(key, deeper)
      return graph.dictionary(key: keyNode, value: node(value, deeper))
    case .dynamic: return graph.dynamic
    case .label: return graph.basic(.string)
    case .record(let base, let properties):
      var row = base.map { variable($0.name) } ?? graph.emptyRecord
      for property in properties.reversed() {
        row = graph.property(
          graph.labels.label(property.key.name), node(property.type, deeper), tail: row, from: nil)
      }
      return row
    case .function(let parameters, let result): return function(parameters, result, deeper)
    }
  }

  private mutating func function(
    _ parameters: [TypeExpression.Parameter], _ result: TypeExpression, _ depth: Int
  ) -> TypeID {
    var shape = FunctionShape(pipe: nil, parameters: [], result: graph.error)
    for parameter in parameters {
      let type = node(parameter.type, depth)
      let name = parameter.name.map { graph.labels.label($0.name) }
      switch parameter.role {
      case .pipe: shape.pipe = .init(name: name, type: type)
      case .required, .optional:
        guard let name else { continue }
        shape.parameters.append(
          .init(name: name, type: type, isOptional: parameter.role == .optional))
      }
    }
    shape.result = node(result, depth)
    return graph.function(shape)
  }

  private mutating func named(_ name: String, _ span: Span) -> TypeID {
    if let basic = BasicType(rawValue: name) { return graph.basic(basic) }
    if name == "dynamic" { return graph.dynamic }
    // Upstream reads every name of one character as a variable.
    if name.utf8.count == 1 { return variable(name) }
    problems.append(
      Diagnostic(.invalidTypeExpression, "invalid named type \(name)", at: span))
    return graph.error
  }

  private mutating func variable(_ name: String) -> TypeID {
    if let known = variables[name] { return known }
    let made = graph.variable(generic: true)
    variables[name] = made
    return made
  }
}
