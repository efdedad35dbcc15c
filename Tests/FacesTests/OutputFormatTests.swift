import Foundation
import Testing

/// The formats and parameters of `gridflux run` that files are made with.
@Suite("Output for files")
struct OutputFormatTests {
  private let script = """
    import "array"
    array.from(rows: [
      {_time: 2023-03-25T00:00:00Z, _value: 1.0}, {_time: 2023-03-26T00:00:00Z, _value: 2.0},
      {_time: 2023-03-27T00:00:00Z, _value: 4.0}])
    """

  @Test("charts, drawings and upright rows")
  func drawn() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    let chart = try runner.run(["run", "-o", "chart", "-e", script])
    #expect(chart.output.contains("2023-03-25 00:00 to 2023-03-27 00:00, UTC"), "\(chart)")
    let drawing = try runner.run(["run", "-o", "svg", "-e", script])
    #expect(drawing.output.hasPrefix("<svg ") && drawing.output.contains("<polyline"))
    let upright = try runner.run(["run", "-o", "vertical", "-e", script])
    #expect(upright.output.contains("row 3, table 1\n  _time   2023-03-27T00:00:00Z\n"))
    let file = try runner.run(["run", "-o", "arrow", "-e", script])
    #expect(file.status == 0 && file.output.hasPrefix("ARROW1"))
  }

  @Test("parameters come from the command line")
  func parameters() throws {
    let runner = try CommandLineRunner()
    defer { runner.remove() }
    func value(_ parameters: [String], _ text: String) throws -> CommandLineRunner.Outcome {
      try runner.run(["run"] + parameters.flatMap { ["--param", $0] } + ["-e", text])
    }
    #expect(try value(["site=London"], "site").output == "London\n")
    #expect(try value(["n=-3"], "n * 2").output == "-6\n")
    #expect(try value(["t=2023-01-01"], "string(v: t)").output.hasPrefix("2023-01-01"))
    #expect(try value(["list=[1, 2]"], "length(arr: list)").output == "2\n")
    #expect(try value(["v.bucket=a b"], "v.bucket").output == "a b\n")
    let given = try value([], "v.windowPeriod")
    #expect(given.status == 0)
    #expect(given.errors.contains("--param v.NAME=VALUE"))
    #expect(try value(["nonsense"], "1").status == 2)
    #expect(try value(["a b=1"], "1").status == 2)
    // A script's own v stays its own.
    #expect(try value([], "v = {a: 5}\nv.a").output == "5\n")
    #expect(try value([], "option v = {a: 6}\nv.a").output == "6\n")
  }
}
