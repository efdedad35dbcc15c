/// What can stand for a started word.
public struct Completion: Sendable {
  /// The end of the text that a candidate replaces.
  public let started: String
  /// Whole words, each beginning with `started`, in the order to be shown.
  public let candidates: [String]

  /// More than these are not looked for: a store may hold millions of tag values.
  public static let candidatesMax = 101

  init(_ started: String, _ candidates: [String]) {
    self.started = started
    self.candidates = Array(
      candidates.lazy.filter { $0.hasPrefix(started) }.prefix(Self.candidatesMax))
  }
}
