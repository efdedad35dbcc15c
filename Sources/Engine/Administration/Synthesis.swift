import Ingest

/// The kinds of sample data, by the names that `synth` knows.
public enum SampleData: String, Sendable, CaseIterable {
  /// Half-hourly demand as NESO publishes it.
  case neso
  /// Hourly load by weather zone as ERCOT publishes it.
  case ercot
  /// A home's power by the minute, with weather.
  case smartHome = "smart-home"
  /// Half-hourly consumption of smart meters, as line protocol.
  case meters
}

/// Makes a year of sample data. The same arguments give the same bytes on every machine.
public struct SampleFile {
  private let synthesizer: any Synthesizer
  private let year: Int

  /// meters: how many; only `SampleData.meters` looks at it.
  public init(_ kind: SampleData, year: Int, seed: UInt64, meters: Int) {
    self.year = year
    synthesizer =
      switch kind {
      case .neso: DemandSynthesizer(seed: seed)
      case .ercot: LoadSynthesizer(seed: seed)
      case .smartHome: SmartHomeSynthesizer(seed: seed)
      case .meters: MeterSynthesizer(seed: seed, meters: meters)
      }
  }

  public var name: String { synthesizer.fileName(year: year) }

  /// Calls `write` with pieces of the file, in order.
  /// Errors: `D0113` without tzdata, and what `write` throws.
  public func write(_ write: (String) throws -> Void) throws {
    try synthesizer.write(year: year, write)
  }
}
