/// Turns nodes of the graph into `Type` values; equal parts become one shared value.
struct TypeReader {
  private let graph: TypeGraph
  private var known: [TypeID: Type] = [:]

  init(_ graph: TypeGraph) { self.graph = graph }

  /// The type as it is known now. What has an error in it reads as `dynamic` there.
  mutating func read(_ id: TypeID) -> Type { read(id, 0) }

  private mutating func read(_ id: TypeID, _ depth: Int) -> Type {
    let found = graph.find(id)
    if let type = known[found] { return type }
    guard depth < TypeGraph.typeDepthMax else { return .dynamic }
    let type = make(found, depth + 1)
    known[found] = type
    return type
  }

  private mutating func make(_ id: TypeID, _ depth: Int) -> Type {
    switch graph.nodes[id.index] {
    case .variable: return .variable(id.index)
    case .basic(let basic): return .basic(basic)
    case .array(let element): return .array(read(element, depth))
    case .stream(let element): return .stream(read(element, depth))
    case .vector(let element): return .vector(read(element, depth))
    case .dictionary(let key, let value):
      return .dictionary(key: read(key, depth), value: read(value, depth))
    case .dynamic, .error, .link: return .dynamic
    case .emptyRecord: return .record(properties: [], tail: nil)
    case .property:
      let (properties, tail) = graph.rowProperties(id)
      var fields: [(label: String, type: Type)] = []
      fields.reserveCapacity(properties.count)
      for property in properties {
        fields.append((graph.labels.name(property.label), read(property.value, depth)))
      }
      var tailVariable: Int?
      if case .variable = graph.nodes[tail.index] { tailVariable = tail.index }
      return .record(properties: fields, tail: tailVariable)
    case .function(let index): return .function(read(graph.functions[Int(index)], depth))
    }
  }

  private mutating func read(_ shape: FunctionShape, _ depth: Int) -> FunctionType {
    let pipe = shape.pipe.map { pipe in
      FunctionType.PipeParameter(
        name: pipe.name.map { graph.labels.name($0) }, type: read(pipe.type, depth))
    }
    var required: [FunctionType.Parameter] = []
    var optional: [FunctionType.Parameter] = []
    for parameter in shape.parameters {
      let read = FunctionType.Parameter(
        name: graph.labels.name(parameter.name), type: read(parameter.type, depth))
      if parameter.isOptional { optional.append(read) } else { required.append(read) }
    }
    return FunctionType(
      pipe: pipe, required: required, optional: optional, result: read(shape.result, depth))
  }
}

extension TypeGraph {
  /// The type with its generic variables and their kinds, in order of first appearance.
  func scheme(_ id: TypeID) -> TypeScheme {
    var reader = TypeReader(self)
    var variables: [Int] = []
    var kinds: [Int: Set<Kind>] = [:]
    let mark = newStamp()
    var stack = [find(id)]
    while let next = stack.popLast() {
      let current = find(next)
      if isGround(current) || marks[current.index] == mark { continue }
      marks[current.index] = mark
      switch nodes[current.index] {
      case .variable(_, let own):
        variables.append(current.index)
        if !own.isEmpty { kinds[current.index] = Set(own.kinds) }
      case .array(let element), .stream(let element), .vector(let element): stack.append(element)
      case .dictionary(let key, let value): stack += [value, key]
      case .property(_, let value, let tail): stack += [tail, value]
      case .function(let index):
        let shape = functions[Int(index)]
        stack.append(shape.result)
        stack += shape.parameters.reversed().map(\.type)
        if let pipe = shape.pipe { stack.append(pipe.type) }
      case .basic, .dynamic, .emptyRecord, .error, .link: break
      }
    }
    return TypeScheme(variables: variables, kinds: kinds, type: reader.read(id))
  }
}
