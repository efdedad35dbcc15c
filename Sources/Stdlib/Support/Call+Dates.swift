import Columnar
import Diagnostics
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
  /// - Parameter argument: the length or the name of a zone that the work is about, where it is one
  func calendar<T>(of argument: String? = nil, _ work: () throws -> T) throws -> T {
    do {
      return try work()
    } catch let error as CalendarError {
      guard let argument, case .duration(let length)? = optional(argument) else {
        throw invalid(error.message)
      }
      throw invalidLength(error.message, argument, length)
    } catch let error as UnknownZone {
      let meant = argument == nil || error.fix != nil ? nil : likelyZone(error.name)
      throw invalid(
        error.message, fix: error.fix,
        change: meant.flatMap { zone in argument.map { .setText($0, to: zone) } })
    }
  }

  /// The zone that a name is near to, or the one of the place that it names.
  private func likelyZone(_ name: String) -> String? {
    let (wanted, zones) = (name.replacing(" ", with: "_"), zoneNames())
    // Abbreviations such as BST are near to others that mean other clocks.
    guard wanted.utf8.count > 4 else { return nil }
    if wanted.contains("/") { return nearest(wanted, in: zones) }
    func place(_ zone: String) -> String {
      zone.split(separator: "/").last.map(String.init) ?? zone
    }
    let places = zones.map(place)
    guard let meant = places.first(where: { $0 == wanted }) ?? nearest(wanted, in: places) else {
      return nil
    }
    return zones.first { place($0) == meant }
  }

  /// The clock of `location`, or of the option.
  func clock() throws -> LocalClock {
    let location = try locationOrOption()
    return try calendar { try LocalClock(location) }
  }
}

/// A function of one time, to an int or a time, whose other arguments are settled before it: once a
/// call, and once for a whole column. A null time gives null.
func timeFunction(
  package: String = "date", name: String, signature: String, documentation: Documentation,
  of parameter: String = "t", gives type: ColumnType,
  _ make: @escaping @Sendable (Call) throws -> @Sendable (Int64) throws -> Int64
) -> Builtin {
  Builtin(
    package: package, name: name, signature: signature, documentation: documentation,
    kernel: .time(parameter) { call in
      let function = try make(call)
      return { try? function($0) }
    },
    body: .function { call in
      guard let time = try call.moment(parameter) else {
        return .null(type == .time ? .time : .int)
      }
      let function = try make(call)
      let result = try call.calendar { try function(time) }
      return type == .time ? .time(result) : .int(result)
    })
}

/// A part of the date on the clock of `location`.
func datePart(
  _ part: @escaping @Sendable (CivilTime) -> Int64
) -> @Sendable (Call) throws -> @Sendable (Int64) throws -> Int64 {
  { call in
    let clock = try call.clock()
    return { part(clock.civil(at: $0)) }
  }
}

/// A part of the time of day on the clock of `location`, of which it is given the ns since midnight.
func timeOfDayPart(
  _ part: @escaping @Sendable (Int64) -> Int64
) -> @Sendable (Call) throws -> @Sendable (Int64) throws -> Int64 {
  { call in
    let clock = try call.clock()
    return { part(clock.timeOfDay(at: $0)) }
  }
}

/// A time moved by the duration `d` on the clock of `location`.
func movedTime(backwards: Bool) -> @Sendable (Call) throws -> @Sendable (Int64) throws -> Int64 {
  { call in
    let duration = try call.duration("d")
    let step = backwards ? duration.negated : duration
    let clock = try call.clock()
    return { clock.adding(step, to: $0) }
  }
}

extension CalendarDuration {
  var negated: CalendarDuration {
    CalendarDuration(
      months: months, nanoseconds: nanoseconds, isNegative: isZero ? false : !isNegative)
  }
}
