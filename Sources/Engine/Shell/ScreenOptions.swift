import Columnar
import Formats

/// What the shell knows of the screen it writes to.
public struct ScreenOptions: Sendable {
  public var columns = 80
  public var rows = 24
  public var usesColor = false
  /// Characters beyond ASCII may be drawn.
  public var isUnicode = true
  /// Rows of a result that are shown before its middle is left out; nil for all.
  public var rowsMax: Int? = 40
  /// The zone in which times are shown, by its name in the time zone database.
  public var zone = "UTC"

  public init() {}

  /// A zone that the database does not know is shown as UTC.
  var style: ScreenStyle {
    var style = ScreenStyle()
    style.columns = columns
    style.rows = rows
    style.usesColor = usesColor
    style.isUnicode = isUnicode
    style.rowsMax = rowsMax
    if let clock = try? LocalClock(Location(zone: zone)) { style.clock = clock }
    return style
  }
}

/// Whether the time zone database has a zone of this name.
public func zoneExists(_ name: String) -> Bool { (try? zoneRules(named: name)) != nil }

/// The names of all zones, for completion.
public func timeZoneNames() -> [String] { zoneNames() }
