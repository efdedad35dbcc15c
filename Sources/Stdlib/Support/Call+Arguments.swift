import Columnar
import Diagnostics
import Interpreter
import Planning

/// Arguments by name and type. Inference has checked the types already; what remains are nulls and
/// the values of rows whose type is open.
extension Call {
  /// Errors: `E0102` for a required argument that is not there.
  func value(_ name: String) throws -> Value {
    guard let value = arguments[name] else {
      throw failure(.missingArgument, "missing required argument \(name)")
    }
    if case .dynamic(let inner) = value { return inner }
    return value
  }

  /// nil for an optional argument that was not given.
  func optional(_ name: String) -> Value? { arguments[name] }

  func failure(
    _ code: DiagnosticCode, _ message: String, upstreamCode: Int = 3, fix: String? = nil,
    change: ArgumentChange? = nil
  ) -> QueryFailure {
    QueryFailure(code, message, at: span, upstreamCode: upstreamCode, fix: fix, change: change)
  }

  /// An argument that the function cannot work with.
  func invalid(
    _ message: String, fix: String? = nil, change: ArgumentChange? = nil
  ) -> QueryFailure {
    failure(.invalidArgument, message, upstreamCode: 2, fix: fix, change: change)
  }

  private func mismatch(_ name: String, _ wanted: String, _ found: Value) -> QueryFailure {
    let shown = found.isNull ? "<nil>" : displayText(found)
    return failure(
      .argumentType,
      "expected argument \"\(name)\" to be of type \(wanted), got type \(found.typeText) value \(shown)"
    )
  }

  func string(_ name: String) throws -> String {
    let value = try value(name)
    guard case .string(let text) = value else { throw mismatch(name, "string", value) }
    return text
  }

  func int(_ name: String) throws -> Int64 {
    let value = try value(name)
    guard case .int(let number) = value else { throw mismatch(name, "int", value) }
    return number
  }

  func uint(_ name: String) throws -> UInt64 {
    let value = try value(name)
    guard case .uint(let number) = value else { throw mismatch(name, "uint", value) }
    return number
  }

  func float(_ name: String) throws -> Double {
    let value = try value(name)
    guard case .float(let number) = value else { throw mismatch(name, "float", value) }
    return number
  }

  func bool(_ name: String) throws -> Bool {
    let value = try value(name)
    guard case .bool(let truth) = value else { throw mismatch(name, "bool", value) }
    return truth
  }

  func bytes(_ name: String) throws -> [UInt8] {
    let value = try value(name)
    guard case .bytes(let bytes) = value else { throw mismatch(name, "bytes", value) }
    return bytes
  }

  func duration(_ name: String) throws -> CalendarDuration {
    let value = try value(name)
    guard case .duration(let duration) = value else { throw mismatch(name, "duration", value) }
    return duration
  }

  func array(_ name: String) throws -> [Value] {
    let value = try value(name)
    guard case .array(let elements) = value else { throw mismatch(name, "array", value) }
    return elements
  }

  func record(_ name: String) throws -> RecordValue {
    let value = try value(name)
    guard case .record(let record) = value else { throw mismatch(name, "record", value) }
    return record
  }

  func dictionary(_ name: String) throws -> DictionaryValue {
    let value = try value(name)
    guard case .dictionary(let entries) = value else { throw mismatch(name, "dict", value) }
    return entries
  }

  func function(_ name: String) throws -> any FunctionValue {
    let value = try value(name)
    guard case .function(let function) = value else { throw mismatch(name, "function", value) }
    return function
  }

  func stream(_ name: String = "tables") throws -> LogicalNode {
    let value = try value(name)
    guard case .stream(let node) = value else { throw mismatch(name, "stream", value) }
    return node
  }

  func strings(_ name: String) throws -> [String] {
    try array(name).map { element in
      guard case .string(let text) = element else { throw mismatch(name, "[string]", element) }
      return text
    }
  }

  func floats(_ name: String) throws -> [Double] {
    try array(name).map { element in
      guard case .float(let number) = element else { throw mismatch(name, "[float]", element) }
      return number
    }
  }

  func location(_ name: String = "location") throws -> Location {
    guard let value = arguments[name] else { return .utc }
    guard case .record(let record) = value, case .string(let zone)? = record["zone"] else {
      throw mismatch(name, "record", value)
    }
    guard case .duration(let offset)? = record["offset"] else {
      return Location(zone: zone, offset: .zero)
    }
    return Location(zone: zone, offset: offset)
  }

  // Optional arguments with their default.

  func string(_ name: String, default fallback: String) throws -> String {
    optional(name) == nil ? fallback : try string(name)
  }
  func int(_ name: String, default fallback: Int64) throws -> Int64 {
    optional(name) == nil ? fallback : try int(name)
  }
  func float(_ name: String, default fallback: Double) throws -> Double {
    optional(name) == nil ? fallback : try float(name)
  }
  func bool(_ name: String, default fallback: Bool) throws -> Bool {
    optional(name) == nil ? fallback : try bool(name)
  }
  func strings(_ name: String, default fallback: [String]) throws -> [String] {
    optional(name) == nil ? fallback : try strings(name)
  }
  func duration(_ name: String, default fallback: CalendarDuration) throws -> CalendarDuration {
    optional(name) == nil ? fallback : try duration(name)
  }

  /// Where this call stands, for the steps it makes.
  var origin: StepOrigin { StepOrigin(functionName: functionName, span: span) }

  /// The next step over the stream that was piped in.
  func step(_ operation: LogicalOperation) throws -> Value {
    let input = try operation.readsGroupKey ? streamWithKeyColumns() : stream()
    return .stream(LogicalNode(operation, inputs: [input], origin: origin))
  }

  /// The next step, with an operator of the function's own.
  func step(_ operation: any CustomOperation) throws -> Value { try step(.custom(operation)) }
}

extension DiagnosticCode {
  /// The value of an argument is outside of what the function works with.
  static let invalidArgument = DiagnosticCode("E0101")
  /// A required argument is not there.
  static let missingArgument = DiagnosticCode("E0102")
  /// An argument has another type, or is null.
  package static let argumentType = DiagnosticCode("E0103")
  /// A resource is closed to the script or does not exist.
  package static let unavailable = DiagnosticCode("E0105")
  /// `die` and its like.
  static let died = DiagnosticCode("E0106")
}
