import Ingest

/// Makes a year of half-hourly demand in NESO's format; `write` gets the file in pieces.
/// Errors: `QueryError` without tzdata, and what `write` throws.
public func synthesizeDemand(
  year: Int, seed: UInt64, _ write: (String) throws -> Void
) throws {
  try DemandSynthesizer(seed: seed).write(year: year, write)
}
