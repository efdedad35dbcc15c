/// A zone as people and files write it: by name, or as an offset from UTC such as `+01:00`.
struct WrittenZone {
  private(set) var name = "UTC"
  /// ns east of UTC; nil for a zone by name.
  private(set) var offset: Int64?

  init() {}

  /// Errors show when the zone is looked up: a name may be anything. nil for an empty text, for an
  /// offset that is none, and for `Local`: what that means lies with the machine.
  init?(_ text: String) {
    guard let sign = text.first, sign == "+" || sign == "-" else {
      if text.isEmpty || text.lowercased() == "local" { return nil }
      self.init()
      name = text
      return
    }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, let number = Int64(digits), number % 100 < 60, number <= 1400 else {
      return nil
    }
    let minutes = number / 100 * 60 + number % 100
    self.init(minutesEast: sign == "-" ? -minutes : minutes)
  }

  /// nil for more than 14 hours.
  init?(minutesEast minutes: Int64) {
    guard (-840...840).contains(minutes) else { return nil }
    func two(_ number: UInt64) -> String { (number < 10 ? "0" : "") + String(number) }
    let (hours, rest) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
    name = "\(minutes < 0 ? "-" : "+")\(two(hours)):\(two(rest))"
    offset = minutes * 60_000_000_000
  }
}
