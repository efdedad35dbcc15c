// The types of the language, as inference sees them.

/// Kinds: constraints that a type variable may carry. Upstream's names.
package enum Kind: String, Sendable, CaseIterable {
  case addable = "Addable"
  case basic = "Basic"
  case comparable = "Comparable"
  case divisible = "Divisible"
  case equatable = "Equatable"
  case label = "Label"
  case negatable = "Negatable"
  case nullable = "Nullable"
  case numeric = "Numeric"
  case record = "Record"
  case stringable = "Stringable"
  case subtractable = "Subtractable"
  case timeable = "Timeable"
}

/// The types without parts.
package enum BasicType: String, Sendable, CaseIterable {
  case bool, int, uint, float, string, duration, time, regexp, bytes
}

/// A type without quantifiers. Records are rows: properties in order, then a tail variable when
/// the record is open. A label may stand twice; the first one counts.
package indirect enum Type: Sendable {
  case variable(Int)
  case basic(BasicType)
  case array(Type)
  case dictionary(key: Type, value: Type)
  case stream(Type)
  case vector(Type)
  case dynamic
  case record(properties: [(label: String, type: Type)], tail: Int?)
  case function(FunctionType)
}

/// A function's parameters by role, and its result.
package struct FunctionType: Sendable {
  package struct Parameter: Sendable {
    package let name: String
    package let type: Type
    package init(name: String, type: Type) {
      self.name = name
      self.type = type
    }
  }
  package struct PipeParameter: Sendable {
    /// nil when declared as `<-: T`.
    package let name: String?
    package let type: Type
    package init(name: String?, type: Type) {
      self.name = name
      self.type = type
    }
  }

  package var pipe: PipeParameter?
  package var required: [Parameter]
  package var optional: [Parameter]
  package var result: Type
  package init(
    pipe: PipeParameter?, required: [Parameter], optional: [Parameter], result: Type
  ) {
    self.pipe = pipe
    self.required = required
    self.optional = optional
    self.result = result
  }
}

/// A type with its generalised variables and their kinds.
package struct TypeScheme: Sendable {
  package var variables: [Int]
  package var kinds: [Int: Set<Kind>]
  package var type: Type
  package init(variables: [Int], kinds: [Int: Set<Kind>], type: Type) {
    self.variables = variables
    self.kinds = kinds
    self.type = type
  }
}
