import Synchronization

/// Texts that nobody is to read in a message, a plan or a report: what the environment gives as
/// `GRIDFLUX_SECRET_…`, and the passwords and tokens that scripts carry.
package enum Secrets {
  private static let known: Mutex<[String]> = Mutex([])
  /// Shorter texts stand in too many other words.
  private static let lengthMin = 4
  /// More are data, not secrets.
  private static let countMax = 1_000
  private static let mask = "***"

  /// Hides a text from now on, in this process. Texts of fewer than 4 code units are not hidden.
  package static func add(_ text: String) {
    guard text.utf8.count >= lengthMin else { return }
    known.withLock { known in
      guard known.count < countMax, !known.contains(text) else { return }
      known.append(text)
      // A secret that holds another one is hidden as a whole.
      known.sort { $0.utf8.count > $1.utf8.count }
    }
  }

  /// The text with three stars for every secret in it. Complexity: O(bytes · secrets).
  package static func hidden(in text: String) -> String {
    let secrets = known.withLock { $0 }
    return secrets.reduce(text) { result, secret in
      result.contains(secret) ? result.replacing(secret, with: mask) : result
    }
  }

  /// The text with a star for every code point of a secret, so that columns stay where they are.
  package static func starred(_ text: String) -> String {
    let secrets = known.withLock { $0 }
    return secrets.reduce(text) { result, secret in
      guard result.contains(secret) else { return result }
      let stars = String(repeating: "*", count: secret.unicodeScalars.count)
      return result.replacing(secret, with: stars)
    }
  }
}
