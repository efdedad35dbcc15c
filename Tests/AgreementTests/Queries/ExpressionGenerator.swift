import Columnar
import TestSupport

/// Writes random expressions over the columns of a row.
struct ExpressionGenerator {
  let shape: QueryShape

  // MARK: Tests

  func predicate(_ dice: inout Dice, depth: Int = 2) -> String {
    if depth > 0 {
      switch dice.number(0...7) {
      case 0:
        return "(\(predicate(&dice, depth: depth - 1)) and \(predicate(&dice, depth: depth - 1)))"
      case 1:
        return "(\(predicate(&dice, depth: depth - 1)) or \(predicate(&dice, depth: depth - 1)))"
      case 2: return "not \(parenthesised(predicate(&dice, depth: depth - 1)))"
      case 3 where dice.oneIn(2):
        return "(if \(predicate(&dice, depth: 0)) then \(predicate(&dice, depth: depth - 1)) "
          + "else \(predicate(&dice, depth: 0)))"
      default: break
      }
    }
    return test(&dice)
  }

  private func parenthesised(_ text: String) -> String { "(\(text))" }

  private func test(_ dice: inout Dice) -> String {
    if dice.oneIn(5) { return dice.pick(ExpressionFamily.allCases).test(self, &dice) }
    if dice.oneIn(14) { return "exists r.\(dice.pick(shape.labels + ["absent"]))" }
    if dice.oneIn(40) { return "r.absent == \"x\"" }
    let label = dice.oneIn(3) ? "_value" : dice.pick(shape.labels)
    let column = "r.\(label)"
    let order = dice.pick(["==", "!=", "<", "<=", ">", ">="])
    switch shape.columns[label] ?? .float {
    case .float:
      if dice.oneIn(3) { return "\(numeric(.float, &dice)) \(order) \(literal(.float, &dice))" }
      return "\(column) \(order) \(literal(dice.oneIn(4) ? .int : .float, &dice))"
    case .int: return "\(column) \(order) \(literal(dice.oneIn(4) ? .float : .int, &dice))"
    case .uint: return "\(column) \(order) \(literal(dice.oneIn(2) ? .int : .uint, &dice))"
    case .bool: return dice.oneIn(2) ? column : "\(column) \(dice.pick(["==", "!="])) true"
    case .time: return "\(column) \(order) \(literal(.time, &dice))"
    case .string:
      if dice.oneIn(3) {
        return "\(column) \(dice.pick(["=~", "!~"])) \(dice.pick(["/a/", "/^b?$/", "/^l.*t$/"]))"
      }
      if dice.oneIn(6) { return "contains(value: \(column), set: [\"a\", \"m\", \"ab\", \"\"])" }
      return "\(column) \(order) \(literal(.string, &dice))"
    }
  }

  // MARK: Values

  func literal(_ type: ColumnType, _ dice: inout Dice) -> String {
    let small = dice.number(-3...5)
    switch type {
    case .float: return dice.pick(["0.0", "1.5", "-2.0", "0.1", "12.3", "\(small).0"])
    case .int: return "\(small)"
    case .uint: return "uint(v: \(small + 3))"
    case .bool: return dice.oneIn(2) ? "true" : "false"
    case .string: return dice.pick(["\"a\"", "\"ab\"", "\"\"", "\"b\"", "\"on\""])
    case .time:
      return formatTimeTrimmed(
        RandomRows.firstTime + Int64(dice.number(-2...80)) * 3_600_000_000_000)
    }
  }

  func value(_ type: ColumnType, _ dice: inout Dice, depth: Int = 2) -> String {
    if depth > 0, dice.oneIn(5) {
      return "(if \(predicate(&dice, depth: 1)) then \(value(type, &dice, depth: depth - 1)) "
        + "else \(value(type, &dice, depth: depth - 1)))"
    }
    if dice.oneIn(5) { return call(type, &dice) }
    switch type {
    case .float, .int, .uint: return numeric(type, &dice, depth: depth)
    case .bool: return predicate(&dice, depth: depth)
    case .string:
      let column = self.column(.string, &dice)
      if dice.oneIn(4) { return "string(v: r.\(dice.pick(shape.labels)))" }
      if dice.oneIn(4) { return "\"<${\(column)}>\"" }
      return dice.oneIn(2) ? column : "\(column) + \(literal(.string, &dice))"
    case .time:
      return dice.oneIn(4) ? "time(v: \(numeric(.int, &dice, depth: 0)))" : column(.time, &dice)
    }
  }

  /// A column of the type, a literal where there is none.
  func column(_ type: ColumnType, _ dice: inout Dice) -> String {
    let labels = shape.labels.filter { shape.columns[$0] == type }
    return labels.isEmpty ? literal(type, &dice) : "r.\(dice.pick(labels))"
  }

  private func numeric(_ type: ColumnType, _ dice: inout Dice, depth: Int = 2) -> String {
    guard depth > 0, !dice.oneIn(3) else { return column(type, &dice) }
    if dice.oneIn(5) {
      let from = dice.pick([ColumnType.int, .float, .uint, .bool, .string].filter { $0 != type })
      return "\(type.name)(v: \(column(from, &dice)))"
    }
    if type == .float, dice.oneIn(6) {
      let name = dice.pick(["abs", "sqrt", "floor", "exp", "sin"])
      return "math.\(name)(x: \(numeric(.float, &dice, depth: depth - 1)))"
    }
    if type != .uint, dice.oneIn(8) { return "-\(column(type, &dice))" }
    let operation = dice.pick(type == .float ? ["+", "-", "*", "/", "%", "^"] : ["+", "-", "*"])
    let other = dice.oneIn(2) ? literal(type, &dice) : numeric(type, &dice, depth: depth - 1)
    if type == .int, dice.oneIn(8) {
      return "(\(column(type, &dice)) \(dice.pick(["/", "%", "^"])) \(other))"
    }
    return "(\(numeric(type, &dice, depth: depth - 1)) \(operation) \(other))"
  }
}
