import Columnar
import Interpreter

/// Times on a local clock.
extension Call {
  /// A time, or now moved by a duration; nil for null. In ns.
  func moment(_ name: String) throws -> Int64? {
    switch try value(name) {
    case .time(let time): return time
    case .duration(let duration):
      return try calendar { try adding(duration, to: evaluation.nowNanoseconds, location: .utc) }
    case .null: return nil
    case let other:
      throw failure(.argumentType, "cannot convert argument of type \(other.kindName) to time")
    }
  }

  /// Carries out calendar work and turns what it finds wrong into a failure of this call.
  func calendar<T>(_ work: () throws -> T) throws -> T {
    do {
      return try work()
    } catch let error as CalendarError {
      throw invalid(error.message)
    } catch let error as UnknownZone {
      throw invalid(error.message, fix: error.fix)
    }
  }

  /// A part of the date or time of day of `t` on the clock of `location`; null for null.
  func datePart(_ part: (CivilTime) -> Int64) throws -> Value {
    guard let time = try moment("t") else { return .null(.int) }
    let location = try locationOrOption()
    return .int(part(try calendar { try civilTime(time, location: location) }))
  }

  /// `time` moved by a duration on the clock of `location`; null for null.
  func moved(_ name: String, by duration: CalendarDuration) throws -> Value {
    guard let time = try moment(name) else { return .null(.time) }
    let location = try locationOrOption()
    return .time(try calendar { try adding(duration, to: time, location: location) })
  }
}

extension CalendarDuration {
  var negated: CalendarDuration {
    CalendarDuration(
      months: months, nanoseconds: nanoseconds, isNegative: isZero ? false : !isNegative)
  }
}
