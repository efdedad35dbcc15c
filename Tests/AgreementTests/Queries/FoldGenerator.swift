import Columnar

/// Writes the fields of random `reduce` functions.
struct FoldGenerator {
  struct Field {
    let label: String
    let type: ColumnType
    let identity: String
    let step: String
  }

  let shape: QueryShape

  func fields(_ dice: inout Dice) -> (fields: [Field], types: [String: ColumnType]) {
    var fields: [Field] = []
    for label in dice.some(of: ["total", "n", "low", "_value"]) {
      let field = oneField(label, &dice)
      fields.append(field)
    }
    if dice.oneIn(6) {
      // Two fields that take each other's values: no recurrence of one value alone.
      fields = [
        Field(label: "one", type: .float, identity: "0.0", step: "accumulator.other"),
        Field(
          label: "other", type: .float, identity: "1.0",
          step: "accumulator.one + \(ExpressionGenerator(shape: shape).value(.float, &dice))"),
      ]
    }
    return (
      fields,
      Dictionary(fields.map { ($0.label, $0.type) }, uniquingKeysWith: { first, _ in first })
    )
  }

  private func oneField(_ label: String, _ dice: inout Dice) -> Field {
    let own = "accumulator.\(label)"
    let expressions = ExpressionGenerator(shape: shape)
    func test(_ dice: inout Dice) -> String { expressions.predicate(&dice, depth: 1) }
    switch dice.number(0...9) {
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
