import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite struct SessionTests {
  private final class Output {
    var text = ""
  }

  private func run(
    _ script: String, in session: Session, format: OutputFormat = .annotatedCSV
  ) throws -> (text: String, summary: RunSummary) {
    let output = Output()
    let summary = try session.run(script, name: "<test>", format: format) {
      output.text += String(decoding: $0, as: UTF8.self)
    }
    return (output.text, summary)
  }

  @Test func aScriptWritesItsResultsInOrder() throws {
    let session = try makeTestEngine().makeSession()
    let (text, summary) = try run(
      """
      import "array"
      array.from(rows: [{v: 1}]) |> yield(name: "b")
      array.from(rows: [{v: 2}]) |> yield(name: "a")
      """, in: session)
    #expect(summary.resultNames == ["b", "a"])
    #expect(summary.rowCount == 2)
    let first = try #require(text.range(of: "#default,b"))
    let second = try #require(text.range(of: "#default,a"))
    #expect(first.lowerBound < second.lowerBound)
  }

  /// Whether the windows were to be made by the store or not.
  @Test func tooManyWindowsAreToldWhereTheyWereAskedFor() throws {
    for rows in ["from(bucket: \"grid\")", "from(bucket: \"grid\") |> limit(n: 5)"] {
      let session = try makeTestEngine().makeSession()
      let script = """
        \(rows)
            |> range(start: 2023-12-28, stop: 2024-01-01)
            |> aggregateWindow(every: 1ns, fn: mean)
        """
      let error = #expect(throws: QueryError.self) { try run(script, in: session) }
      let text = error?.rendered(color: false) ?? ""
      #expect(text.hasPrefix("error[X0008]") && text.contains("--> <test>:3:8"), "\(text)")
      #expect(text.contains(" of its pipeline: from |> "), "\(text)")
    }
  }

  @Test func whatNoStoreKeepsIsNotWritten() throws {
    let session = try makeTestEngine().makeSession()
    for number in ["NaN", "+Inf"] {
      let script = """
        import "array"
        array.from(
            rows: [
                {_time: 2024-01-01T00:00:00Z, _measurement: "n", _field: "f",
                    _value: float(v: "\(number)")},
            ],
        )
            |> to(bucket: "grid")
        """
      let error = #expect(throws: QueryError.self) { try run(script, in: session) }
      #expect(error?.description.contains("\(number) is an unsupported value") == true)
    }
  }

  @Test func namesPersistFromLineToLine() throws {
    let session = try makeTestEngine().makeSession()
    _ = try run("x = 20", in: session)
    let (_, summary) = try run("x + 1", in: session)
    #expect(summary.value?.text == "21")
    #expect(summary.value?.type == "int")
  }

  @Test func aLaterImportTakesTheNameOver() throws {
    let session = try makeTestEngine().makeSession()
    _ = try run("math = {pi: 1}", in: session)
    #expect(try run("math.pi", in: session).summary.value?.text == "1")
    let (_, summary) = try run("import \"math\"\nmath.pi > 3.0", in: session)
    #expect(summary.value?.text == "true")
    #expect(try run("math = {pi: 2}\nmath.pi", in: session).summary.value?.text == "2")
  }

  @Test func aLineWithAMistakeLeavesNoTrace() throws {
    let session = try makeTestEngine().makeSession()
    _ = try run("x = 1", in: session)
    #expect(throws: QueryError.self) { try run("x = 1 + \"a\"", in: session) }
    #expect(try run("x", in: session).summary.value?.text == "1")
  }

  @Test func errorsSayWhereAndWhatKind() throws {
    let session = try makeTestEngine().makeSession()
    do {
      _ = try run("from(bucket: \"grid\") |> rnage(start: -1d)", in: session)
      Issue.record("the misspelt function went through")
    } catch let error as QueryError {
      #expect(error.kind == .query)
      #expect(error.exitCode == 1)
      #expect(error.rendered(color: false).contains("<test>:1:"))
    }
  }

  @Test func cancellingStopsWhatRunsNextOnlyOnce() throws {
    let engine = try makeTestEngine()
    engine.cancel()
    // A new run begins uncancelled.
    #expect(try run("1", in: engine.makeSession()).summary.value?.text == "1")
  }

  /// One batch of many windows is far more than one write.
  @Test func cancellingStopsAResultThatIsBeingWritten() throws {
    let engine = try makeTestEngine()
    let script = """
      import "array"
      array.from(rows: [{_time: 2020-01-01T00:00:00Z, _value: 1.0}])
          |> range(start: 2020-01-01, stop: 2021-01-01)
          |> aggregateWindow(every: 10m, fn: mean)
      """
    let writes = WriteCount()
    do {
      _ = try engine.run(script, name: "<test>", format: .csv) { _ in
        writes.count += 1
        engine.cancel()
      }
      Issue.record("the result was written to its end")
    } catch let error as QueryError { #expect(error.kind == .cancelled) }
    #expect(writes.count == 1)
  }

  private final class WriteCount { var count = 0 }

  @Test func safeModeWritesNothing() throws {
    var options = EngineOptions()
    options.isSafe = true
    options.store = .memory
    let engine = try Engine(options: options)
    let script = """
      import "array"
      array.from(rows: [{_time: 2020-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.0}])
          |> to(bucket: "b")
      """
    #expect(throws: QueryError.self) { try run(script, in: engine.makeSession()) }
  }

  @Test func aResultWithoutTablesIsStillAResult() throws {
    let session = try makeTestEngine().makeSession()
    let (_, summary) = try run(
      "from(bucket: \"grid\") |> range(start: 2000-01-01, stop: 2000-01-02)", in: session)
    #expect(summary.resultNames == ["_result"])
    #expect(summary.rowCount == 0)
  }
}
