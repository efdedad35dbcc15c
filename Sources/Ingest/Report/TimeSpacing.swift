import Columnar

/// How far apart the times of a series lie, and where some are missing.
package struct TimeSpacing: Sendable {
  package struct Gap: Sendable, Hashable {
    /// The last time before it and the first behind it.
    package let after: Int64
    package let before: Int64
    /// Times that would lie in between.
    package let missing: Int
  }

  private static let shownGapsMax = 3
  private static let day: Int64 = 86_400_000_000_000

  /// The step that most times are apart, in ns; nil for fewer than two times.
  package private(set) var step: Int64?
  /// Steps are days or months by a calendar, so that they differ a little.
  package private(set) var isCalendar = false
  package private(set) var gapCount = 0
  package private(set) var missingCount = 0
  /// The first ones.
  package private(set) var gaps: [Gap] = []
  /// Steps that are shorter than the common one.
  package private(set) var shortCount = 0

  /// times ascending, each once. Complexity: O(times).
  package init(_ times: [Int64]) {
    var counts: [Int64: Int] = [:]
    for index in times.indices.dropFirst() {
      counts[times[index] &- times[index - 1], default: 0] += 1
    }
    guard let common = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key,
      common > 0
    else { return }
    step = common
    let regular = Self.regularSteps(common)
    isCalendar = regular.lowerBound < regular.upperBound
    for index in times.indices.dropFirst() {
      let passed = times[index] &- times[index - 1]
      if passed < regular.lowerBound { shortCount += 1 }
      guard passed > regular.upperBound else { continue }
      let missing = max(1, Int(passed / common) - (passed % common == 0 ? 1 : 0))
      gapCount += 1
      missingCount += missing
      if gaps.count < Self.shownGapsMax {
        gaps.append(Gap(after: times[index - 1], before: times[index], missing: missing))
      }
    }
  }

  /// Days on local clocks have 23 to 25 hours, months 28 to 31 days.
  private static func regularSteps(_ step: Int64) -> ClosedRange<Int64> {
    let hour = day / 24
    if (day - hour...day + hour).contains(step) { return day - hour...day + hour }
    if (28 * day - hour...31 * day + hour).contains(step) {
      return 28 * day - hour...31 * day + hour
    }
    return step...step
  }

  /// In a sentence, such as `every 30m, 2 gaps with 5 times missing: …`.
  package var text: String {
    guard let step else { return "one time a series" }
    var text =
      isCalendar
      ? (step > 2 * Self.day ? "every month" : "every day")
      : "every " + formatDuration(CalendarDuration(nanoseconds: step))
    if gapCount == 0, shortCount == 0 { return text + ", no gaps" }
    if shortCount > 0 { text += ", \(shortCount) steps shorter" }
    if gapCount > 0 {
      text += ", \(gapCount) gap\(gapCount == 1 ? "" : "s") with \(missingCount) missing: "
      text += gaps.map { "\(formatTimeTrimmed($0.after)) to \(formatTimeTrimmed($0.before))" }
        .joined(separator: ", ")
      if gapCount > gaps.count { text += ", …" }
    }
    return text
  }
}
