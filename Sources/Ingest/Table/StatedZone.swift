/// What a document says of the zone of its times, under the names that Open-Meteo gives it.
///
/// Source: Open-Meteo takes one offset for all times of an answer, that of the day of asking, even
/// where the zone's clocks change within it (open-meteo#261, #1255).
struct StatedZone {
  static let nameMember = "timezone"
  static let offsetMember = "utc_offset_seconds"

  /// Of a zone that is known.
  private(set) var name: String?
  private(set) var offset: WrittenZone?

  var isEmpty: Bool { name == nil && offset == nil }

  /// Takes up a member; others say nothing, nor do values that cannot be.
  mutating func learn(_ member: String, _ value: String) {
    if member == Self.nameMember, name == nil, (try? localZone(value)) != nil {
      name = value
    } else if member == Self.offsetMember, offset == nil, let seconds = Int64(value),
      seconds % 60 == 0
    {
      offset = WrittenZone(minutesEast: seconds / 60)
    }
  }

  /// What the name of a time column says in brackets, as in `MTU (CET/CEST)`; nil for none.
  static func zone(ofColumn name: String) -> WrittenZone? {
    let zones = [
      "UTC": "UTC", "GMT": "UTC", "CET/CEST": "Europe/Berlin", "EET/EEST": "Europe/Helsinki",
      "WET/WEST": "Europe/Lisbon", "GMT/BST": "Europe/London",
    ]
    return nameAndUnit(name).unit.flatMap { zones[$0.uppercased()] }.flatMap(WrittenZone.init)
  }

  /// The zone by name where the times follow its clock changes or no offset is stated, else the
  /// offset; and a sentence that says so. nil where nothing is stated.
  func zone(of clocks: [Int64]) -> (zone: WrittenZone, remark: String)? {
    guard let offset else {
      guard let name, let zone = WrittenZone(name) else { return nil }
      return (zone, "the file says the zone of its times: \(name)")
    }
    let text = "\(Self.offsetMember) says that all times are UTC\(offset.name)"
    guard let name, let zone = WrittenZone(name), name != "UTC", name != "GMT" else {
      return (offset, "\(text) (--zone NAME otherwise)")
    }
    if ZoneEvidence(clocks: clocks).follows(name) {
      return (zone, "the times follow the clock changes of \(name), which the file names")
    }
    return (
      offset,
      "\(text), and they follow no clock change of \(name), which it names too "
        + "(--zone \(name) otherwise)"
    )
  }
}
