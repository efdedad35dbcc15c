import Columnar
import TestSupport

/// Writes the fields of random `reduce` functions.
struct FoldGenerator {
  struct Field {
    let label: String
    let type: ColumnType
    let identity: String
    let step: String
  }

  let shape: QueryShape

  func fields(_ dice: inout Dice) -> [Field] {
    var fields: [Field] = []
    for label in dice.some(of: ["total", "n", "low", "_value"]) {
      let field = oneField(label, &dice)
      fields.append(field)
    }
    if dice.oneIn(4) { fields = several(&dice) }
    if dice.oneIn(8) {
      // Two fields that take each other's values: no recurrence of one value alone.
      fields = [
        Field(label: "one", type: .float, identity: "0.0", step: "accumulator.other"),
        Field(
          label: "other", type: .float, identity: "1.0",
          step: "accumulator.one + \(ExpressionGenerator(shape: shape).value(.float, &dice))"),
      ]
    }
    return fields
  }

  /// Fields that follow from others: a running mean, and sums of differences.
  func several(_ dice: inout Dice) -> [Field] {
    let expressions = ExpressionGenerator(shape: shape)
    let value = expressions.value(.float, &dice, depth: 0)
    if dice.oneIn(2) {
      return [
        Field(
          label: "mean", type: .float, identity: "0.0",
          step: "(accumulator.total + \(value)) / float(v: accumulator.n + 1)"),
        Field(label: "n", type: .int, identity: "0", step: "accumulator.n + 1"),
        Field(
          label: "total", type: .float, identity: "0.0", step: "accumulator.total + \(value)"),
      ]
    }
    return [
      Field(label: "last", type: .float, identity: "1.0", step: value),
      Field(
        label: "rise", type: .float, identity: "0.0",
        step: "if \(expressions.predicate(&dice, depth: 1)) then "
          + "accumulator.rise + (\(value) - accumulator.last) else accumulator.rise"),
      Field(
        label: "up", type: .bool, identity: "true",
        step: "accumulator.up and \(value) - accumulator.last > -1000.0"),
    ]
  }

  /// A sum of what an expression of a family comes to.
  func fields(of family: ExpressionFamily, _ dice: inout Dice) -> [Field] {
    if family == .several { return several(&dice) }
    let test = family.test(ExpressionGenerator(shape: shape), &dice)
    return [
      Field(
        label: "n", type: .int, identity: "0",
        step: "if \(test) then accumulator.n + 1 else accumulator.n"),
      Field(label: "all", type: .int, identity: "0", step: "accumulator.all + 1"),
    ]
  }

  private func oneField(_ label: String, _ dice: inout Dice) -> Field {
    let own = "accumulator.\(label)"
    let expressions = ExpressionGenerator(shape: shape)
    func test(_ dice: inout Dice) -> String { expressions.predicate(&dice, depth: 1) }
    switch dice.number(0...11) {
    case 0, 1:
      return Field(
        label: label, type: .float, identity: "0.0",
        step: "\(own) + \(expressions.value(.float, &dice, depth: 1))")
    case 2: return Field(label: label, type: .int, identity: "0", step: "\(own) + 1")
    case 3:
      return Field(
        label: label, type: .int, identity: "0",
        step: "if \(test(&dice)) then \(own) + 1 else \(own)")
    case 4:
      let value = expressions.value(.float, &dice, depth: 0)
      let order = dice.pick(["<", ">"])
      return Field(
        label: label, type: .float, identity: order == "<" ? "1000.0" : "-1000.0",
        step: "if \(value) \(order) \(own) then \(value) else \(own)")
    case 5:
      return Field(
        label: label, type: .bool, identity: dice.pick(["true", "false"]),
        step: "\(own) \(dice.pick(["and", "or"])) \(test(&dice))")
    case 6:
      return Field(
        label: label, type: .string, identity: "\"\"",
        step: "\(own) + \(expressions.value(.string, &dice, depth: 0))")
    case 7:
      return Field(
        label: label, type: .int, identity: "1",
        step: "\(own) * 3 + \(expressions.value(.int, &dice, depth: 1))")
    case 9:
      return Field(
        label: label, type: .float, identity: "0.0",
        step: "math.mMax(x: \(own), y: \(expressions.value(.float, &dice, depth: 0)))")
    case 10:
      return Field(
        label: label, type: .int, identity: "100",
        step: "\(own) + \(expressions.value(.int, &dice, depth: 0)) - 2")
    case 8:
      return Field(
        label: label, type: .float, identity: "0.5",
        step: "\(own) * 0.5 + \(expressions.value(.float, &dice, depth: 0))")
    default:
      return Field(
        label: label, type: .float, identity: "0.0",
        step: "if exists r._value then \(expressions.value(.float, &dice, depth: 0)) else \(own)")
    }
  }
}
