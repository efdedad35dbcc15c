import Engine

/// `gridflux synth`: sample data in the formats that `ingest` reads.
let synthesizeCommand = Command(
  name: "synth",
  summary: "make sample data: NESO half-hourly demand",
  operands: "neso",
  flags: [
    Flag("years", short: "y", value: "LIST", "years such as 2023, 2019-2023 or 2001,2012 (2023)"),
    Flag("seed", value: "N", "another seed gives other numbers (1)"),
    Flag("out", short: "o", value: "DIR", "folder for demanddata_YEAR.csv (the working folder)"),
  ],
  details: """
    The same seed gives the same bytes everywhere. The files have the traps of the real ones: three
    date forms, NA, 46 and 50 half-hours on the clock-change days.
    example: gridflux synth neso --years 2019-2023 --out data
    """
) { arguments in
  guard arguments.operands == ["neso"] else {
    throw UsageError("synth makes one kind of data: neso", fix: "gridflux synth neso --years 2023")
  }
  let folder = arguments.value("out") ?? "."
  let seed = try arguments.integer("seed", in: 0...Int.max) ?? 1
  try makeFolder(folder)
  for year in try years(arguments.value("years") ?? "2023") {
    let path = "\(folder)/demanddata_\(year).csv"
    try writeFile(
      path,
      pieces: { write in
        try synthesizeDemand(year: year, seed: UInt64(seed), write)
      })
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
