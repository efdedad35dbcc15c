import Columnar
import Diagnostics
import Planning
import Semantics

/// A value of the language outside of tables.
package indirect enum Value: Sendable {
  /// A null, with its type where it has one.
  case null(BasicType?)
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case float(Double)
  case string(String)
  /// ns since the Unix epoch, UTC.
  case time(Int64)
  case duration(CalendarDuration)
  case regexp(any TextPattern)
  case bytes([UInt8])
  case array([Value])
  case record(RecordValue)
  case dictionary(DictionaryValue)
  case function(any FunctionValue)
  case dynamic(Value)
  case stream(LogicalNode)

  package var isNull: Bool { if case .null = self { true } else { false } }
}

/// Fields in source order; labels are unique.
package struct RecordValue: Sendable {
  package var fields: [(label: String, value: Value)]
  package init(_ fields: [(label: String, value: Value)]) { self.fields = fields }

  package subscript(label: String) -> Value? {
    get { fields.first { $0.label == label }?.value }
    set {
      if let index = fields.firstIndex(where: { $0.label == label }) {
        if let newValue { fields[index].value = newValue } else { fields.remove(at: index) }
      } else if let newValue {
        fields.append((label, newValue))
      }
    }
  }
}

/// An immutable map in key order; keys are of one comparable type.
package struct DictionaryValue: Sendable {
  package var entries: [(key: Value, value: Value)]
  package init(entries: [(key: Value, value: Value)]) { self.entries = entries }
}

/// Something that can be called: a closure of the script, or a built-in.
package protocol FunctionValue: AnyObject, Sendable {
  /// For messages; nil for a lambda without a name.
  var name: String? { get }
  /// The type as `display` shows it.
  var typeText: String { get }
  var parameterNames: [String] { get }
  /// The parameter that a pipe feeds, if any.
  var pipeParameter: String? { get }
  func call(_ arguments: Arguments, in evaluation: Evaluation, at span: Span?) throws -> Value
}

/// Evaluated arguments by name.
package struct Arguments: Sendable {
  package var values: [(name: String, value: Value)]
  /// What was piped in, not yet bound to a name.
  package var piped: Value?
  package init(_ values: [(name: String, value: Value)] = [], piped: Value? = nil) {
    self.values = values
    self.piped = piped
  }
  package subscript(name: String) -> Value? { values.first { $0.name == name }?.value }
}
