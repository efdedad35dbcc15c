import Columnar

/// A time as plans print it: RFC 3339, and a bare date at midnight.
func timeText(_ nanoseconds: Int64) -> String {
  let text = formatTimeTrimmed(nanoseconds)
  let midnight = "T00:00:00Z"
  return text.hasSuffix(midnight) ? String(text.dropLast(midnight.count)) : text
}
