import Engine
import REPL

extension EngineShellSession {
  /// What `.show` lists.
  var settingsText: String {
    var lines = [
      ("mode", format.rawValue), ("maxrows", rowsShown.text), ("tz", zone),
      ("timer", showsTimes ? "on" : "off"), ("safe", isSafe ? "on" : "off"),
    ]
    switch engine.options.store {
    case .file(let path, _): lines.append(("store", path))
    case .memory: lines.append(("store", "in memory"))
    case .none: lines.append(("store", "none"))
    }
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { name, value in
      name + String(repeating: " ", count: width + 2 - name.count) + value + "\n"
    }.joined()
  }

  func setMode(_ name: String) throws -> ShellAnswer {
    if name.isEmpty { return ShellAnswer(output: format.rawValue) }
    format = try outputFormat(name, command: ".mode")
    return ShellAnswer()
  }

  func setTimer(_ argument: String) throws -> ShellAnswer {
    if argument.isEmpty { return ShellAnswer(output: showsTimes ? "on" : "off") }
    guard ["on", "off"].contains(argument) else { throw UsageError(".timer takes on or off") }
    showsTimes = argument == "on"
    return ShellAnswer()
  }

  func setRowsMax(_ argument: String) throws -> ShellAnswer {
    switch argument {
    case "": return ShellAnswer(output: rowsShown.text)
    case "all": rowsShown = .all
    case "auto": rowsShown = .fitting
    default:
      guard let count = Int(argument), count >= 2 else {
        throw UsageError(".maxrows takes a count from 2 on, all or auto", fix: ".maxrows 100")
      }
      rowsShown = .atMost(count)
    }
    return ShellAnswer()
  }

  /// Shows times in a zone, and aligns windows to its days as the option `location` does.
  func setZone(_ name: String) throws -> ShellAnswer {
    if name.isEmpty { return ShellAnswer(output: zone + "\n") }
    let wanted = name.lowercased() == "utc" ? "UTC" : name
    guard zoneExists(wanted) else {
      throw UsageError(
        "the time zone database has no \"\(name)\"",
        fix: nearestName(name, in: timeZoneNames()).map { ".tz \($0)" })
    }
    record.append(try session.useZone(wanted))
    zone = wanted
    return ShellAnswer(
      output: "times are shown in \(wanted), and windows follow its days; in a script:\n"
        + "  option location = timezone.location(name: \"\(wanted)\")\n")
  }

  /// `.set NAME VALUE`; alone it lists the fields of `v`.
  func set(_ argument: String) throws -> ShellAnswer {
    let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first else {
      try provideDashboardRecord(for: "v.")
      let lines = try session.dashboardFields().map { field in
        let value = try session.runKeeping("v.\(field.name)", name: "<set>").0.value?.text ?? ""
        return "v.\(field.name) = \(value)   \(field.type)\n"
      }
      return ShellAnswer(output: lines.joined())
    }
    guard words.count == 2 else {
      throw UsageError(".set takes a name and a value", fix: ".set v.timeRangeStart -7d")
    }
    record.append(try session.define(name, as: words[1]))
    return ShellAnswer()
  }

  func outputFormat(_ name: String, command: String) throws -> OutputFormat {
    guard let chosen = OutputFormat(rawValue: name) else {
      let names = OutputFormat.allCases.map(\.rawValue)
      throw UsageError(
        "\(command) takes one of \(names.joined(separator: ", "))",
        fix: nearestName(name, in: names).map { "\(command) \($0)" })
    }
    if chosen.isBinary {
      throw UsageError("\(name) is no text for a screen", fix: ".save result.\(name)")
    }
    return chosen
  }
}
