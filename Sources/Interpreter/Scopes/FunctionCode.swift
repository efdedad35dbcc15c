import Diagnostics
import Semantics
import Syntax

/// A function literal with its names resolved: made once when the literal around it is, shared by
/// all closures and calls.
///
/// A call has one frame of slots. A name has one slot per function: what is captured comes first,
/// then parameters, then names assigned in the body.
final class FunctionCode: Sendable {
  let body: FunctionLiteral.Body
  let parameters: [FunctionLiteral.Parameter]
  /// The defaults of the parameters, each evaluated per call in the scope around the function.
  let defaults: [FunctionCode?]
  /// Names taken from around the function; they have the slots from 0.
  let captures: [String]
  /// All names that have a slot in a call's frame.
  let slots: [String: Int]
  /// Slots of the identifier expressions in the body, by number from `firstNumber`; -1 for none.
  private let slotsByNumber: [Int32]
  private let firstNumber: Int
  /// Function literals in the body, by expression number.
  let nested: [Int: FunctionCode]
  /// The whole literal.
  let expression: Expression

  /// Resolves a function literal. Complexity: O(size of the literal · depth of nesting).
  convenience init(_ literal: FunctionLiteral, expression: Expression) {
    self.init(parameters: literal.parameters, body: literal.body, expression: expression)
  }

  private init(
    parameters: [FunctionLiteral.Parameter], body: FunctionLiteral.Body, expression: Expression
  ) {
    self.parameters = parameters
    self.body = body
    self.expression = expression
    defaults = parameters.map { parameter in
      guard let value = parameter.defaultValue, !parameter.isPipe else { return nil }
      return FunctionCode(parameters: [], body: .expression(value), expression: value)
    }
    var names = NameCollector()
    names.collect(body)
    let parameterNames = parameters.map(\.name.name)
    // A name that the body both uses and assigns may mean the outer one before the assignment.
    captures = names.used.subtracting(parameterNames).sorted()
    var slots: [String: Int] = [:]
    for name in captures + parameterNames + names.assigned where slots[name] == nil {
      slots[name] = slots.count
    }
    self.slots = slots
    nested = names.nested
    let numbers = names.identifiers.map(\.number)
    firstNumber = numbers.min() ?? 0
    var table = [Int32](repeating: -1, count: (numbers.max() ?? -1) - firstNumber + 1)
    for identifier in names.identifiers {
      if let slot = slots[identifier.name] { table[identifier.number - firstNumber] = Int32(slot) }
    }
    slotsByNumber = table
  }

  /// The slot of an identifier expression of the body; nil for a name without one.
  func slot(ofExpression number: Int) -> Int? {
    let index = number - firstNumber
    guard index >= 0, index < slotsByNumber.count else { return nil }
    let slot = slotsByNumber[index]
    return slot < 0 ? nil : Int(slot)
  }

  /// What the code around the function has to provide: names of the body and of the defaults.
  var outerNames: [String] { captures + defaults.flatMap { $0?.captures ?? [] } }
}
