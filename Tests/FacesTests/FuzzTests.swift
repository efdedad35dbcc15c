import Foundation
import Testing

/// Mutated programs: none crashes, hangs, or takes more than its share of time and memory.
///
/// `GRIDFLUX_SOAK=1` runs a million, `GRIDFLUX_SEED` begins elsewhere. `fuzz show` prints the program
/// that a number stands for.
@Suite(.serialized) struct FuzzTests {
  private static let variables = ProcessInfo.processInfo.environment

  @Test func mutatedProgramsDoNoHarm() throws {
    let isSoak = Self.variables["GRIDFLUX_SOAK"] == "1"
    let first = Self.variables["GRIDFLUX_SEED"].flatMap { UInt64($0) } ?? 0
    let count: UInt64 = isSoak ? 1_000_000 : 3_000
    let program =
      Self.variables["GRIDFLUX_FUZZ"].map { URL(fileURLWithPath: $0) }
      ?? CommandLineRunner.root.appendingPathComponent(".build/debug/fuzz")
    // Without optimization, and beside other tests, time says little: this is for what hangs.
    let seconds = isSoak ? "2" : "10"
    let outcome = try CommandLineRunner().run(
      [
        "campaign", CommandLineRunner.root.path, "\(first)", "\(first + count)", seconds,
        isSoak ? "\(ProcessInfo.processInfo.activeProcessorCount)" : "1",
      ], program: program)
    #expect(outcome.status == 0, "\(outcome.output.suffix(4_000))")
    #expect(outcome.output.contains("\(count) programs, 0 faults"))
  }
}
