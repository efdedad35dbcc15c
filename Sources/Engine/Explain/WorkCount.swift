/// What a script made the engine do, in numbers that are the same in every run.
package struct WorkCount: Sendable {
  /// Opened, decoded and read by sources.
  package var segments = 0
  package var blocks = 0
  package var values = 0
  package var bytes = 0
  /// That came out of all steps.
  package var rows = 0

  package var all: [Int] { [segments, blocks, values, bytes, rows] }
}
