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
    #expect(Secrets(["a"]).hidden(in: "banana") == "banana")
  }

  @Test func aSecretInsideAnotherIsHiddenWithIt() {
    let secrets = Secrets(["inner-secret", "outer-inner-secret-text"])
    #expect(secrets.hidden(in: "<outer-inner-secret-text>") == "<***>")
    #expect(secrets.starred("<inner-secret>") == "<************>")
  }

  /// What one script calls a password is a common word in the next.
  @Test func aLiteralIsHiddenInItsOwnSessionAlone() throws {
    let engine = try makeTestEngine()
    let session = engine.makeSession()
    _ = try session.runKeeping("x = {password: \"hushhush\"}", name: "<test>")
    #expect(session.withoutSecrets("it is hushhush") == "it is ***")
    for (session, isHidden) in [(session, true), (engine.makeSession(), false)] {
      let error = #expect(throws: QueryError.self) {
        try session.runKeeping("from(bucket: \"hushhush\")", name: "<test>")
      }
      #expect(error?.rendered(color: false).contains("hushhush") == !isHidden)
      #expect(error?.message.contains("hushhush") == !isHidden)
    }
  }

  @Test func aSessionThatTakesAnothersPlaceHidesTheSame() throws {
    let engine = try makeTestEngine()
    let earlier = engine.makeSession()
    _ = try earlier.runKeeping("x = {token: \"hushhush\"}", name: "<test>")
    let session = engine.makeSession()
    session.keepSecrets(of: earlier)
    #expect(session.withoutSecrets("hushhush") == "***")
  }

  @Test func bothScriptsOfAComparisonKeepTheirSecrets() throws {
    func script(_ password: String, _ filter: String) -> String {
      "import \"array\" array.from(rows: [{a: \"postgres://me:\(password)@host/db\", v: 1}])"
        + " |> filter(fn: (r) => \(filter))"
    }
    var options = CompareOptions()
    options.runs = 1
    options.growthFactors = []
    let report = try makeTestEngine().compare(
      ("a.flux", script("s3cr3t-of-a", "r.v == 1")),
      ("b.flux", script("s3cr3t-of-b", "r.nothing == \"s3cr3t-of-a\"")), options: options)
    let texts = [report.text(), report.json] + report.files.map(\.text)
    for text in texts { #expect(!text.contains("s3cr3t")) }
  }

  /// No session runs these scripts.
  @Test func checksAndFormatterHideWhatStandsInTheScript() throws {
    let script = "x = {password: \"s3cr3t-of-a-check\"} + \"s3cr3t-of-a-check\""
    let report = checkFiles([("a.flux", Array(script.utf8))])
    #expect(report.count(.fails) == 1)
    #expect(!(report.text + report.json).contains("s3cr3t"))
    let error = #expect(throws: QueryError.self) {
      _ = try formatScript(script + " )", name: "a.flux")
    }
    let text = error?.rendered(color: false) ?? ""
    #expect(text.contains("*****"))
    #expect(!text.contains("s3cr3t"))
  }
}
