/// Names of arguments, properties and settings whose texts are secrets; lower case.
package let secretNames: Set<String> = [
  "token", "password", "passwd", "secret", "apikey", "api_key", "api-key", "authorization",
  "routingkey", "credential", "accesskey", "access_key",
]

/// What stands between the colon and the `@` of `scheme://user:password@host`; nil where an address
/// has none.
package func passwordRange(inAddress text: some StringProtocol) -> Range<String.Index>? {
  guard let scheme = text.firstRange(of: "://") else { return nil }
  let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
  guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":")
  else { return nil }
  let start = authority.index(after: colon)
  return start < at ? start..<at : nil
}
