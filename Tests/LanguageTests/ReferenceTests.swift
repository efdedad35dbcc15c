import Engine
import Stdlib
import TestSupport
import Testing

/// `Sources/Stdlib/REFERENCE.md` says what the built-ins' documentation says; `gridflux doc --markdown`
/// renders it anew, and so does `RECORD=1`.
struct ReferenceTests {
  @Test func referenceIsFresh() {
    let mismatch = goldenMismatch(referenceText(), "../Sources/Stdlib/REFERENCE.md")
    #expect(mismatch == nil, "\(mismatch?.prefix(600) ?? "")")
  }

  @Test func referenceHasEveryBuiltinAndDifference() {
    let text = referenceText()
    for builtin in documentedBuiltins {
      #expect(text.contains("\n### \(qualifiedName(builtin))\n"))
    }
    for difference in differences { #expect(text.contains("\n| \(difference.id) |")) }
  }
}
