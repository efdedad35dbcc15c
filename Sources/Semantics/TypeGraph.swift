import Diagnostics

/// All types of one environment, as one graph of small nodes.
///
/// Types share their parts: equal parts found while unifying become links to one node
/// (union-find), so a record that doubles line by line stays as small as its text. Nodes are only
/// appended; a line of a REPL that fails is undone by cutting the graph back.
final class TypeGraph {
  /// More nodes than any type that can be read needs; a text that asks for more, beyond a node for
  /// two of its bytes, is stopped with a message. They take about 10 MB.
  static let typeNodesMax = 1 << 18
  /// Nesting of types, bounded because unification and copying recurse.
  static let typeDepthMax = 400

  private(set) var nodes: [TypeNode] = []
  /// For each node the index into `spans` of the text that it came from, or -1.
  private(set) var origins: [Int32] = []
  /// For each node whether no variable can be reached from it.
  private(set) var groundFlags: [Bool] = []
  /// Scratch space of traversals: `marks[i] == stamp` says that node i was met.
  var marks: [Int32] = []
  var copies: [TypeID] = []
  private(set) var stamp: Int32 = 0
  private(set) var functions: [FunctionShape] = []
  var labels = LabelTable()
  private(set) var spans: [Span] = []
  /// How many assignments are open around the expression at hand.
  var level: Int32 = 0
  /// A limit that was met; from then on everything is `error`.
  private(set) var limitMet: TypeLimit?
  /// What the last failed `unify` found wrong.
  var mismatches: [Mismatch] = []

  /// Nodes below this index existed before the line at hand; changes to them are logged.
  private var watermark = 0
  /// How many nodes the text at hand may make.
  private(set) var nodesMax = typeNodesMax
  private var trail: [(index: Int, node: TypeNode)] = []

  let error: TypeID
  let dynamic: TypeID
  let emptyRecord: TypeID
  private let basics: [TypeID]

  init() {
    error = TypeID(0)
    dynamic = TypeID(1)
    emptyRecord = TypeID(2)
    basics = BasicType.all.indices.map { TypeID($0 + 3) }
    for node in [TypeNode.error, .dynamic, .emptyRecord] { append(node, origin: -1, ground: true) }
    for basic in BasicType.all { append(.basic(basic), origin: -1, ground: true) }
    watermark = nodes.count
  }

  // MARK: Making nodes

  /// A basic type; with an origin a node of its own, else the shared one.
  func basic(_ type: BasicType, from span: Span? = nil) -> TypeID {
    span == nil ? basics[type.index] : make(.basic(type), from: span, ground: true)
  }

  /// A new variable at the current level, or a generalised one.
  func variable(_ kinds: KindSet = [], generic: Bool = false) -> TypeID {
    make(
      .variable(level: generic ? TypeNode.genericLevel : level, kinds: kinds), from: nil,
      ground: false)
  }

  func array(_ element: TypeID, from span: Span? = nil) -> TypeID {
    make(.array(element), from: span, ground: isGround(element))
  }

  func stream(_ element: TypeID) -> TypeID {
    make(.stream(element), from: nil, ground: isGround(element))
  }

  func vector(_ element: TypeID) -> TypeID {
    make(.vector(element), from: nil, ground: isGround(element))
  }

  func dictionary(key: TypeID, value: TypeID, from span: Span? = nil) -> TypeID {
    make(.dictionary(key: key, value: value), from: span, ground: isGround(key) && isGround(value))
  }

  /// The end of a closed record, with the text of its literal.
  func closedTail(from span: Span?) -> TypeID {
    span == nil ? emptyRecord : make(.emptyRecord, from: span, ground: true)
  }

  func property(_ label: LabelID, _ value: TypeID, tail: TypeID, from span: Span?) -> TypeID {
    make(
      .property(label: label, value: value, tail: tail), from: span,
      ground: isGround(value) && isGround(tail))
  }

  func function(_ shape: FunctionShape, from span: Span? = nil) -> TypeID {
    guard limitMet == nil else { return error }
    let ground =
      isGround(shape.result) && (shape.pipe.map { isGround($0.type) } ?? true)
      && shape.parameters.allSatisfy { isGround($0.type) }
    functions.append(shape)
    return make(
      .function(Int32(truncatingIfNeeded: functions.count - 1)), from: span, ground: ground)
  }

  /// Copies a node with other children; it keeps the origin.
  func copy(_ node: TypeNode, originOf model: TypeID, ground: Bool) -> TypeID {
    guard limitMet == nil else { return error }
    guard nodes.count - watermark < nodesMax else { return exceed(.nodes) }
    append(node, origin: origins[model.index], ground: ground)
    return TypeID(nodes.count - 1)
  }

  func copy(_ shape: FunctionShape, originOf model: TypeID) -> TypeID {
    functions.append(shape)
    return copy(
      .function(Int32(truncatingIfNeeded: functions.count - 1)), originOf: model, ground: false)
  }

  private func make(_ node: TypeNode, from span: Span?, ground: Bool) -> TypeID {
    guard limitMet == nil else { return error }
    guard nodes.count - watermark < nodesMax else { return exceed(.nodes) }
    var origin: Int32 = -1
    if let span {
      origin = Int32(truncatingIfNeeded: spans.count)
      spans.append(span)
    }
    append(node, origin: origin, ground: ground)
    return TypeID(nodes.count - 1)
  }

  private func append(_ node: TypeNode, origin: Int32, ground: Bool) {
    nodes.append(node)
    origins.append(origin)
    groundFlags.append(ground)
    marks.append(0)
    copies.append(TypeID(0))
  }

  // MARK: Reading nodes

  func isGround(_ id: TypeID) -> Bool { groundFlags[id.index] }

  /// The node that stands for this one, with paths made short on the way.
  func find(_ id: TypeID) -> TypeID {
    guard case .link(var next) = nodes[id.index] else { return id }
    while case .link(let further) = nodes[next.index] { next = further }
    var walker = id
    while walker != next, case .link(let further) = nodes[walker.index] {
      if walker.index >= watermark { nodes[walker.index] = .link(next) }
      walker = further
    }
    return next
  }

  /// What a type is known to be now.
  func node(_ id: TypeID) -> TypeNode { nodes[find(id).index] }

  func isError(_ id: TypeID) -> Bool {
    if case .error = node(id) { return true }
    return false
  }

  /// The parameters and result, where the type is a function.
  func shape(_ id: TypeID) -> FunctionShape? {
    guard case .function(let index) = node(id) else { return nil }
    return functions[Int(index)]
  }

  /// The text that gave a type its shape, where known; for a record that of its literal.
  func origin(_ id: TypeID) -> Span? {
    let found = find(id)
    if case .property = nodes[found.index] {
      let tail = rowTail(found)
      if case .emptyRecord = nodes[tail.index] {
        if let span = ownOrigin(tail) { return span }
      }
    }
    return ownOrigin(found)
  }

  /// The text that made exactly this node.
  func ownOrigin(_ id: TypeID) -> Span? {
    let index = Int(origins[id.index])
    return spans.indices.contains(index) ? spans[index] : nil
  }

  // MARK: Changing nodes

  /// Replaces a node, so that `rollBack` can undo it.
  func set(_ id: TypeID, _ node: TypeNode) {
    if id.index < watermark { trail.append((id.index, nodes[id.index])) }
    nodes[id.index] = node
  }

  /// Says that two nodes with the same meaning are one; the older one stays.
  func merge(_ left: TypeID, _ right: TypeID) {
    guard left != right else { return }
    if left.raw < right.raw { set(right, .link(left)) } else { set(left, .link(right)) }
  }

  /// A stamp for a new traversal.
  func newStamp() -> Int32 {
    stamp &+= 1
    return stamp
  }

  /// Notes the first limit that is met; from then on every new type is `error`.
  @discardableResult
  func exceed(_ limit: TypeLimit) -> TypeID {
    if limitMet == nil { limitMet = limit }
    return error
  }

  // MARK: Undoing a line

  struct Snapshot {
    fileprivate let nodes: Int
    fileprivate let functions: Int
    fileprivate let spans: Int
  }

  /// Starts a text: limits count from here, changes can be undone up to here.
  func begin(textBytes: Int) -> Snapshot {
    nodesMax = Self.typeNodesMax + textBytes / 2
    watermark = nodes.count
    trail.removeAll(keepingCapacity: true)
    limitMet = nil
    level = 0
    return Snapshot(nodes: nodes.count, functions: functions.count, spans: spans.count)
  }

  /// Cuts the graph back to what it was.
  func rollBack(to snapshot: Snapshot) {
    for change in trail.reversed() { nodes[change.index] = change.node }
    trail.removeAll(keepingCapacity: true)
    nodes.removeLast(nodes.count - snapshot.nodes)
    origins.removeLast(origins.count - snapshot.nodes)
    groundFlags.removeLast(groundFlags.count - snapshot.nodes)
    marks.removeLast(marks.count - snapshot.nodes)
    copies.removeLast(copies.count - snapshot.nodes)
    functions.removeLast(functions.count - snapshot.functions)
    spans.removeLast(spans.count - snapshot.spans)
    limitMet = nil
  }
}

/// A bound on types that a script ran into.
enum TypeLimit {
  case nodes
  case depth
}

extension BasicType {
  static let all: [BasicType] = [
    .bool, .int, .uint, .float, .string, .duration, .time, .regexp, .bytes,
  ]

  var index: Int {
    switch self {
    case .bool: return 0
    case .int: return 1
    case .uint: return 2
    case .float: return 3
    case .string: return 4
    case .duration: return 5
    case .time: return 6
    case .regexp: return 7
    case .bytes: return 8
    }
  }
}
