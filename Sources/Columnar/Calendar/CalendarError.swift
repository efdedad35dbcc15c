/// A duration, window or time that the calendar cannot work with; the message is upstream's where
/// upstream has one.
package struct CalendarError: Error, Sendable, Equatable {
  package let message: String

  package static let intervalZero = CalendarError(
    message: "duration used as an interval cannot be zero")
  package static let intervalNegative = CalendarError(
    message: "duration used as an interval cannot be negative")
  package static let intervalMixed = CalendarError(
    message: "duration used as an interval cannot mix month and nanosecond units")
  package static let windowMissing = CalendarError(
    message:
      "window function requires at least one of \"every\" or \"period\" to be set and non-zero")
  package static let everyNegative = CalendarError(
    message: "parameter \"every\" must be non-negative")
  package static let periodNegative = CalendarError(
    message: "parameter \"period\" must be non-negative")
  package static let locationOffsetMonths = CalendarError(
    message: "the offset of a location cannot have months")
}

/// A range holds more windows than the caller takes.
package struct TooManyWindows: Error, Sendable {
  package let count: Int
  package let countMax: Int
}

/// A time zone that could not be read.
package struct UnknownZone: Error, Sendable, Equatable {
  package let name: String
  package let message: String
  /// What may help; nil where only the name is wrong.
  package let fix: String?

  static func name(_ name: String) -> UnknownZone {
    UnknownZone(name: name, message: "unknown time zone \(name)", fix: nil)
  }

  static func databaseMissing(_ name: String, folder: String) -> UnknownZone {
    UnknownZone(
      name: name,
      message: "unknown time zone \(name): no time zone database at \(folder)",
      fix: "install the Debian package tzdata, or set TZDIR to a folder of TZif files")
  }

  static func damaged(_ name: String, _ what: String) -> UnknownZone {
    UnknownZone(
      name: name, message: "time zone file of \(name) is damaged: \(what)",
      fix: "reinstall the Debian package tzdata")
  }
}
