import CRE2
import Columnar
import Planning

/// A compiled regular expression; any number of threads may use it.
final class SeriesPattern: @unchecked Sendable {
  private let handle: OpaquePointer

  /// nil for a pattern that does not compile.
  init?(_ pattern: String) {
    var error = [CChar](repeating: 0, count: 8)
    var text = pattern
    let compiled = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        gridflux_regexp_compile($0.baseAddress, $0.count, &error, error.count)
      }
    }
    guard let compiled else { return nil }
    handle = compiled
  }

  deinit { gridflux_regexp_free(handle) }

  func matches(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        gridflux_regexp_matches(handle, $0.baseAddress, $0.count)
      }
    }
  }
}

/// A test on what is the same for all rows of a series: measurement, field and tags.
indirect enum SeriesTest: Sendable {
  case constant(Bool)
  case compare(label: String, SourcePredicate.Comparison, String)
  case matches(label: String, SeriesPattern, negated: Bool)
  case exists(label: String, negated: Bool)
  case and([SeriesTest])
  case or([SeriesTest])

  /// nil where the predicate looks at anything else or cannot be carried out here.
  init?(_ predicate: SourcePredicate) {
    switch predicate {
    case .compare(let column, let comparison, .string(let text)):
      guard isSeriesLabel(column) else { return nil }
      self = .compare(label: column, comparison, text)
    case .matches(let column, let pattern, let negated):
      guard isSeriesLabel(column), let compiled = SeriesPattern(pattern) else { return nil }
      self = .matches(label: column, compiled, negated: negated)
    case .exists(let column, let negated):
      guard isSeriesLabel(column) else { return nil }
      self = .exists(label: column, negated: negated)
    case .and(let parts):
      let tests = parts.compactMap { SeriesTest($0) }
      guard tests.count == parts.count else { return nil }
      self = .and(tests)
    case .or(let parts):
      let tests = parts.compactMap { SeriesTest($0) }
      guard tests.count == parts.count else { return nil }
      self = .or(tests)
    case .compare:
      return nil
    }
  }

  /// The test with everything answered that the measurement and field decide.
  func folded(measurement: String, field: String) -> SeriesTest {
    switch self {
    case .constant: return self
    case .compare(let label, _, _), .matches(let label, _, _), .exists(let label, _):
      if label == "_measurement" { return .constant(holds(for: measurement)) }
      if label == "_field" { return .constant(holds(for: field)) }
      return self
    case .and(let tests):
      var left: [SeriesTest] = []
      for test in tests.map({ $0.folded(measurement: measurement, field: field) }) {
        guard case .constant(let holds) = test else {
          left.append(test)
          continue
        }
        if !holds { return test }
      }
      return left.isEmpty ? .constant(true) : left.count == 1 ? left[0] : .and(left)
    case .or(let tests):
      var left: [SeriesTest] = []
      for test in tests.map({ $0.folded(measurement: measurement, field: field) }) {
        guard case .constant(let holds) = test else {
          left.append(test)
          continue
        }
        if holds { return test }
      }
      return left.isEmpty ? .constant(false) : left.count == 1 ? left[0] : .or(left)
    }
  }

  /// What a test of one column says of a value; nil is absent.
  private func holds(for value: String?) -> Bool {
    switch self {
    case .compare(_, let comparison, let text):
      guard let value else { return false }
      let isLess = value.utf8.lexicographicallyPrecedes(text.utf8)
      switch comparison {
      case .equal: return value.utf8.elementsEqual(text.utf8)
      case .notEqual: return !value.utf8.elementsEqual(text.utf8)
      case .less: return isLess
      case .lessOrEqual: return isLess || value.utf8.elementsEqual(text.utf8)
      case .greater: return !isLess && !value.utf8.elementsEqual(text.utf8)
      case .greaterOrEqual: return !isLess
      }
    case .matches(_, let pattern, let negated):
      guard let value else { return false }
      return pattern.matches(value) != negated
    case .exists(_, let negated):
      return (value != nil) != negated
    case .constant(let holds): return holds
    case .and, .or: return false
    }
  }

  /// Whether a series passes; the test is folded.
  func passes(_ tags: [SeriesKey.Tag]) -> Bool {
    switch self {
    case .constant(let holds): return holds
    case .compare(let label, _, _), .matches(let label, _, _), .exists(let label, _):
      return holds(for: tags.first { $0.label == label }?.value)
    case .and(let tests): return tests.allSatisfy { $0.passes(tags) }
    case .or(let tests): return tests.contains { $0.passes(tags) }
    }
  }
}

private func isSeriesLabel(_ column: String) -> Bool {
  column == "_measurement" || column == "_field" || !reservedLabels.contains(column)
}

/// A test on each row's value.
struct ValueTest: Sendable {
  let comparison: SourcePredicate.Comparison
  let bound: Scalar
}

/// The predicates of a request, sorted by what they look at.
struct ScanTests {
  var series: [SeriesTest] = []
  var values: [ValueTest] = []
  /// Times that every predicate on `_time` lets through; nil for none at all.
  var times: ClosedRange<Int64>? = Int64.min...Int64.max
  /// Some part could not be taken over.
  var isComplete = true

  init(_ predicates: [SourcePredicate]) {
    for predicate in predicates { add(predicate) }
  }

  private mutating func add(_ predicate: SourcePredicate) {
    if let test = SeriesTest(predicate) { return series.append(test) }
    switch predicate {
    case .and(let parts): for part in parts { add(part) }
    case .compare("_time", let comparison, .time(let time)): narrow(comparison, time)
    case .compare("_value", let comparison, let bound):
      switch bound {
      case .int, .uint, .float: values.append(ValueTest(comparison: comparison, bound: bound))
      default: isComplete = false
      }
    case .exists("_value", let negated), .exists("_time", let negated):
      if negated { times = nil }
    default: isComplete = false
    }
  }

  private mutating func narrow(_ comparison: SourcePredicate.Comparison, _ time: Int64) {
    guard let known = times else { return }
    var low = known.lowerBound
    var high = known.upperBound
    switch comparison {
    case .equal:
      low = max(low, time)
      high = min(high, time)
    case .less:
      if time == .min {
        times = nil
        return
      }
      high = min(high, time - 1)
    case .lessOrEqual: high = min(high, time)
    case .greater:
      if time == .max {
        times = nil
        return
      }
      low = max(low, time + 1)
    case .greaterOrEqual: low = max(low, time)
    case .notEqual: isComplete = false
    }
    times = low <= high ? low...high : nil
  }
}
