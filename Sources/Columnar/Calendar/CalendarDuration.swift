/// A duration of the language: whole months and nanoseconds under one sign.
package struct CalendarDuration: Sendable, Hashable {
  package var months: Int64
  package var nanoseconds: Int64
  package var isNegative: Bool

  /// months and nanoseconds are magnitudes, not negative.
  package init(months: Int64 = 0, nanoseconds: Int64 = 0, isNegative: Bool = false) {
    self.months = months
    self.nanoseconds = nanoseconds
    self.isNegative = isNegative
  }

  package static let zero = CalendarDuration()
  package var isZero: Bool { months == 0 && nanoseconds == 0 }
}

/// `{zone, offset}`: a time zone by name and a shift of its clock.
package struct Location: Sendable, Hashable {
  /// "UTC" or an IANA name.
  package var zone: String
  package var offset: CalendarDuration
  package init(zone: String = "UTC", offset: CalendarDuration = .zero) {
    self.zone = zone
    self.offset = offset
  }

  package static let utc = Location()
  package var isUTC: Bool { zone == "UTC" && offset.isZero }
}
