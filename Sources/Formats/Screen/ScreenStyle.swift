import Columnar
import Diagnostics

/// What a screen can show, and how: everything that renderers for people have to know of it.
package struct ScreenStyle: Sendable {
  /// Characters a line holds.
  package var columns = 80
  package var rows = 24
  package var usesColor = false
  /// Characters beyond ASCII may be drawn; not so in the C locale.
  package var isUnicode = true
  /// Where times are shown.
  package var clock = LocalClock.utc
  /// Rows of a result that are shown before its middle is left out; nil for all.
  package var rowsMax: Int? = 40

  package init() {}

  /// What colours a part of a table; nothing without colour.
  package enum Role: String, Sendable {
    case heading = "1"
    case faint = "2"
    case null = "2;3"
    case number = "36"
  }

  package func paint(_ text: String, _ role: Role) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Stands for what is left out: one character wide, or two dots.
  package var ellipsis: String { isUnicode ? "…" : ".." }

  /// A text cut to a width on the screen, with a mark where something is cut off.
  /// Complexity: O(code points).
  package func fitted(_ text: String, to width: Int) -> String {
    guard terminalWidth(text) > width else { return text }
    let limit = max(0, width - terminalWidth(ellipsis))
    var shown = ""
    var used = 0
    for scalar in text.unicodeScalars {
      used += terminalWidth(scalar)
      if used > limit { break }
      shown.unicodeScalars.append(scalar)
    }
    return shown + String(ellipsis.prefix(max(0, width)))
  }

  /// A text padded on the right to a width on the screen.
  package func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - terminalWidth(text)))
  }

  /// A text padded on the left.
  package func aligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - terminalWidth(text))) + text
  }

  /// A time in ns by RFC 3339 on the screen's clock, with its offset; `Z` for UTC.
  package func timeText(_ time: Int64) -> String {
    let shift = clock.clock(at: time) &- time
    guard shift != 0 || clock.rules.name != "UTC" else { return formatTimeTrimmed(time) }
    let local = formatTimeTrimmed(time &+ shift).dropLast()
    let minutes = Int(shift / nanosecondsPerMinute)
    let (hours, rest) = (abs(minutes) / 60, abs(minutes) % 60)
    return local + (minutes < 0 ? "-" : "+") + twoDigits(hours) + ":" + twoDigits(rest)
  }

  /// A number below 100 with two digits.
  package func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
