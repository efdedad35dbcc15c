import Diagnostics
import TestSupport
import Testing

@testable import Engine

/// Passwords and tokens reach no message and no plan.
@Suite struct SecretTests {
  @Test func literalsOfTokensAreHiddenInMessages() throws {
    let script = "from(bucket: \"nowhere\", token: \"s3cr3t-of-a-message\")"
    do {
      try makeTestEngine().run(script, name: "<test>") { _ in }
      Issue.record("there is no such bucket")
    } catch let error as QueryError {
      let text = error.rendered(color: false)
      #expect(text.contains("***"))
      #expect(!text.contains("s3cr3t"))
      #expect(!error.message.contains("s3cr3t"))
    }
  }

  @Test func passwordsOfAddressesAreHiddenInPlans() throws {
    let script = """
      import "array"
      array.from(rows: [{a: "postgres://me:s3cr3t-of-a-plan@host/db"}])
          |> filter(fn: (r) => r.a == "postgres://me:s3cr3t-of-a-plan@host/db")
      """
    let session = try makeTestEngine().makeSession()
    for format in ExplainFormat.allCases {
      let text = try session.explain(
        [(name: "q.flux", text: script)], isAnalyzed: true, format: format)
      #expect(!text.contains("s3cr3t"))
    }
    #expect(!(try session.explainStages(name: "q.flux", text: script).contains("s3cr3t")))
  }

  @Test func shortTextsAreNoSecrets() {
    Secrets.add("a")
    #expect(Secrets.hidden(in: "banana") == "banana")
  }

  @Test func aSecretInsideAnotherIsHiddenWithIt() {
    Secrets.add("inner-secret")
    Secrets.add("outer-inner-secret-text")
    #expect(Secrets.hidden(in: "<outer-inner-secret-text>") == "<***>")
  }
}
