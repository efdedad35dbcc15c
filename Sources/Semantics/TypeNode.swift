/// The place of a node in a `TypeGraph`.
struct TypeID: Hashable, Sendable {
  let raw: Int32
  init(_ index: Int) { raw = Int32(truncatingIfNeeded: index) }
  var index: Int { Int(raw) }
}

/// The place of a label's or parameter's name in a `LabelTable`.
struct LabelID: Hashable, Sendable {
  let raw: Int32
  init(_ index: Int) { raw = Int32(truncatingIfNeeded: index) }
  var index: Int { Int(raw) }
}

/// One node of the type graph. Records are lists of `property` nodes that end in `emptyRecord`
/// (closed), in a variable (open) or in `error`.
enum TypeNode {
  /// A variable without a type yet. `level` counts the assignments around the place where it was
  /// made; `TypeNode.genericLevel` marks a generalised variable, which instantiation replaces.
  case variable(level: Int32, kinds: KindSet)
  /// This node was found to be the same type as another one.
  case link(TypeID)
  case basic(BasicType)
  case array(TypeID)
  case stream(TypeID)
  case vector(TypeID)
  case dictionary(key: TypeID, value: TypeID)
  case dynamic
  case emptyRecord
  case property(label: LabelID, value: TypeID, tail: TypeID)
  /// Index into `TypeGraph.functions`.
  case function(Int32)
  /// The type of what could not be typed: it fits everywhere, so one mistake gives one message.
  case error

  static let genericLevel = Int32.max
}

/// The parameters and the result of a function node.
struct FunctionShape {
  struct Parameter {
    let name: LabelID
    let type: TypeID
    let isOptional: Bool
  }

  /// The piped parameter; `name` is nil when it was declared as `<-: T`.
  struct Pipe {
    let name: LabelID?
    let type: TypeID
  }

  var pipe: Pipe?
  var parameters: [Parameter]
  var result: TypeID
}

/// The names of labels and parameters, each once, so that rows compare integers.
struct LabelTable {
  private var indices: [String: LabelID] = [:]
  private var names: [String] = []

  mutating func label(_ name: String) -> LabelID {
    if let known = indices[name] { return known }
    let made = LabelID(names.count)
    names.append(name)
    indices[name] = made
    return made
  }

  func name(_ label: LabelID) -> String { names[label.index] }
}
