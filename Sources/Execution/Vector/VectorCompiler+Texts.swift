import Columnar
import Planning

/// Texts, conversions and calls.
extension VectorCompiler {
  func test(_ text: RowExpression, _ test: TextTest) throws -> VectorNode {
    try TextTestNode(
      node(text, wanted: .string), column: column(of: text), test, budget: budget)
  }

  func joined(_ parts: [RowExpression], failsForNull: Bool) throws -> VectorNode {
    try TextJoinNode(
      parts.map { try node($0, wanted: .string) }, failsForNull: failsForNull, budget: budget)
  }

  func sortedTexts(_ set: [Scalar]) -> [[UInt8]] {
    set.compactMap { if case .string(let text) = $0 { Array(text.utf8) } else { nil } }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// A conversion of a cell. What is not known here to fit is left to the row path, which says what
  /// is wrong with it.
  func convert(_ inner: RowExpression, to target: ColumnType) throws -> VectorNode {
    // Without a type it is null or fails.
    guard let source = laneType(of: inner) else { return try node(inner, wanted: target) }
    let operand = try node(inner, wanted: source)
    if source == target { return operand }
    switch (source, target) {
    case (_, .string): return try TextMakingNode(operand, source, budget: budget)
    case (.string, _):
      return try TextFunctionNode(
        operand, column: column(of: inner), type: target, budget: budget
      ) { text in
        guard let text else { return .null }
        guard let value = parse(text, as: target) else { throw VectorFailure() }
        return value
      }
    case (.int, .bool), (.uint, .bool):
      return try FallibleNode(operand, budget: budget) { $0 < 2 ? $0 : nil }
    case (.float, .bool):
      return try FallibleNode(operand, budget: budget) { word in
        let number = Double(bitPattern: word)
        return number == 0 ? 0 : number == 1 ? 1 : nil
      }
    // No such conversion: every row that has a value fails.
    case (.time, .float), (.time, .bool), (.float, .time), (.bool, .time):
      return try FallibleNode(operand, budget: budget) { _ in nil }
    default:
      return try UnaryNode(
        operand, budget: budget, kernel: UnaryNode.convert(from: source, to: target))
    }
  }

  func call(
    _ function: any CellFunction, _ arguments: [RowExpression], _ type: ColumnType
  ) throws -> VectorNode {
    let types = arguments.map(laneType)
    let operands = try zip(arguments, types).map { try node($0, wanted: $1) }
    switch function.kernel {
    case .float(let kernel) where types == [.float]:
      return try UnaryNode(operands[0], budget: budget, kernel: UnaryNode.call(kernel))
    case .floats(let kernel) where types == [.float, .float]:
      return try FloatsNode(kernel, operands[0], operands[1], budget: budget)
    case .time(let kernel) where types == [.time]:
      return try FallibleNode(operands[0], budget: budget) { word in
        kernel(Int64(bitPattern: word)).map { UInt64(bitPattern: $0) }
      }
    default: break
    }
    if types == [.string] {
      return try TextFunctionNode(
        operands[0], column: column(of: arguments[0]), type: type, budget: budget
      ) { text in
        try function.evaluate([text.map { .string(String(decoding: $0, as: UTF8.self)) } ?? .null])
      }
    }
    return try CallNode(
      function, zip(operands, types).map { (node: $0, type: $1) }, type: type, budget: budget)
  }

  /// The column that an expression is, where it is nothing else.
  private func column(of expression: RowExpression) -> Int? {
    if case .column(let index, _) = expression { index } else { nil }
  }
}

/// A text read as a type; nil where it does not read so.
private func parse(_ text: UnsafeBufferPointer<UInt8>, as type: ColumnType) -> Scalar? {
  switch type {
  case .int: parseInt(text).map { .int($0) }
  case .uint: parseUInt(text).map { .uint($0) }
  case .float: parseFloat(text).map { .float($0) }
  case .time: parseWrappedTime(text).map { .time($0) }
  case .bool:
    text.elementsEqual("true".utf8)
      ? .bool(true) : text.elementsEqual("false".utf8) ? .bool(false) : nil
  case .string: nil
  }
}
