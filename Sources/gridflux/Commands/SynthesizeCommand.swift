import Engine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `gridflux synth`: sample data in the formats that `ingest` reads.
let synthesizeCommand = Command(
  name: "synth",
  summary: "make sample data as NESO, ERCOT, a smart home or smart meters write it",
  operands: "neso|ercot|smart-home|meters",
  flags: [
    Flag("years", short: "y", value: "LIST", "years such as 2023, 2019-2023 or 2001,2012 (2023)"),
    Flag("meters", value: "N", "how many smart meters (10)"),
    Flag("seed", value: "N", "another seed gives other numbers (1)"),
    Flag("out", short: "o", value: "DIR", "folder for a file a year (the working folder)"),
    Flag("force", "write also over a file of that name that holds something else"),
  ],
  details: """
    The same seed gives the same bytes everywhere. The files have the traps of the real ones, such as
    three date forms and 46 and 50 half-hours on the clock-change days (neso), hours that end at
    24:00 and numbers with separators in quotes (ercot), units in the names of columns (smart-home).
    A file that holds the same bytes is left as it is; one that holds others may be a real one.
    example: gridflux synth neso --years 2019-2023 --out data
    """
) { arguments in
  let names = SampleData.allCases.map(\.rawValue)
  guard arguments.operands.count == 1, let kind = SampleData(rawValue: arguments.operands[0]) else {
    throw UsageError(
      "synth makes one kind of data: \(names.joined(separator: ", "))",
      fix: "gridflux synth neso --years 2023")
  }
  let folder = arguments.value("out") ?? "."
  let seed = try arguments.integer("seed", in: 0...Int.max) ?? 1
  let meters = try arguments.integer("meters", in: 1...1_000_000) ?? 10
  try makeFolder(folder)
  for year in try years(arguments.value("years") ?? "2023") {
    let file = SampleFile(kind, year: year, seed: UInt64(seed), meters: meters)
    let path = "\(folder)/\(file.name)"
    if arguments.has("force") || access(path, F_OK) != 0 {
      try writeFile(path, pieces: { write in try file.write(write) })
    } else if try !holds(path, pieces: { write in try file.write(write) }) {
      throw UsageError(
        "\(path) is there and holds something else; it may be a real file",
        fix: "--out FOLDER writes elsewhere, --force over it")
    }
    writeOutput("\(path)\n")
  }
  return ExitCode.success
}

/// Reads `2023`, `2019-2023` and comma lists of these.
private func years(_ text: String) throws -> [Int] {
  let range = 1971...2099
  var found: [Int] = []
  for part in text.split(separator: ",", omittingEmptySubsequences: false) {
    let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = ends.first.flatMap({ $0 }), let last = ends.last.flatMap({ $0 }),
      ends.count <= 2, range.contains(first), range.contains(last), first <= last
    else {
      throw UsageError(
        "--years takes years from \(range.lowerBound) to \(range.upperBound), found \"\(text)\"",
        fix: "--years 2019-2023")
    }
    found += first...last
  }
  return found
}
