import Synchronization

/// Texts that nobody is to read in a message, a plan or a report.
///
/// What the environment gives as `GRIDFLUX_SECRET_…` belongs to the process and is part of every
/// value of this type. The passwords and tokens that scripts carry belong to the session that ran
/// them: another session may well show the same word.
package struct Secrets: Sendable {
  private static let ofProcess: Mutex<Texts> = Mutex(Texts())
  private static let mask = "***"

  private var own = Texts()

  /// Those of the process alone.
  package init() {}

  /// Those of the process, and these. Texts of fewer than 4 code units are not hidden.
  package init(_ texts: [String]) { own.insert(texts) }

  package mutating func formUnion(_ other: Secrets) {
    own.insert(other.own.longestFirst)
  }

  /// Hides a text from now on, in this process.
  package static func addToProcess(_ text: String) { ofProcess.withLock { $0.insert([text]) } }

  private var all: [String] {
    var texts = Self.ofProcess.withLock { $0 }
    texts.insert(own.longestFirst)
    return texts.longestFirst
  }

  /// The bytes of the longest.
  var longestBytes: Int { all.first?.utf8.count ?? 0 }

  /// The text with three stars for every secret in it. Complexity: O(bytes · secrets).
  package func hidden(in text: String) -> String {
    all.reduce(text) { result, secret in
      result.contains(secret) ? result.replacing(secret, with: Self.mask) : result
    }
  }

  /// The text with a star for every code point of a secret, so that columns stay where they are.
  package func starred(_ text: String) -> String {
    all.reduce(text) { result, secret in
      guard result.contains(secret) else { return result }
      let stars = String(repeating: "*", count: secret.unicodeScalars.count)
      return result.replacing(secret, with: stars)
    }
  }

  /// A set of texts, the longest first: a secret that holds another one is hidden as a whole.
  private struct Texts: Sendable {
    /// Shorter texts stand in too many other words.
    static let lengthMin = 4
    /// More are data, not secrets.
    static let countMax = 1_000

    private(set) var longestFirst: [String] = []

    mutating func insert(_ texts: [String]) {
      for text in texts { insert(text) }
    }

    private mutating func insert(_ text: String) {
      guard text.utf8.count >= Self.lengthMin, longestFirst.count < Self.countMax,
        !longestFirst.contains(text)
      else { return }
      let place = longestFirst.firstIndex { $0.utf8.count < text.utf8.count }
      longestFirst.insert(text, at: place ?? longestFirst.endIndex)
    }
  }
}
