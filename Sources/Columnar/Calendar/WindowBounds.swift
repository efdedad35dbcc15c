/// A window specification over a time column. `every` has months or nanoseconds, not both.
package struct WindowBounds: Sendable, Hashable {
  package var every: CalendarDuration
  package var period: CalendarDuration
  package var offset: CalendarDuration
  package var location: Location
  package init(
    every: CalendarDuration, period: CalendarDuration, offset: CalendarDuration, location: Location
  ) {
    self.every = every
    self.period = period
    self.offset = offset
    self.location = location
  }
}
