import Diagnostics
import Syntax
import Testing

/// Texts that are laid out as upstream would: each must stay just as it is.
@Suite struct FormatLayoutTests {
  private func stays(_ text: String) throws {
    let source = text + "\n"
    #expect(try format(SourceText(name: "test", text: source)) == source)
  }

  @Test func conditionalsKeepTheirLines() throws {
    try stays("size = if wide then 10 else 1")
    try stays("if wide then\n    10\nelse\n    1")
    try stays(
      """
      level =
          if load > 90 then
              "high"
          else if load > 50 then
              "middle"
          else
              "low"
      """)
    #expect(
      try format(SourceText(name: "test", text: "if wide\n then 10 else 1"))
        == "if wide then\n    10\nelse\n    1\n")
  }

  @Test func fiveParametersStandOnLinesOfTheirOwn() throws {
    try stays("area = (left, right, top, bottom) => left + right + top + bottom")
    try stays(
      """
      area = (
          left,
          right,
          top,
          bottom,
          scale=1.0,
      ) =>
          (right - left) * scale
      """)
    try stays(
      """
      area = (
              left,
              right,
              top,
              bottom,
              scale=1.0,
          ) =>
          {
              width = right - left

              return width * scale
          }
      """)
  }

  @Test func typesOfManyPartsStandOnLinesOfTheirOwn() throws {
    try stays("builtin lookup : [string:int]")
    try stays("builtin pick : (<-from: [A], ?n: int = .few) => A where A: Record + Nullable")
    try stays(
      """
      builtin plan : (
              start: time,
              stop: time,
              every: duration,
              zone: string,
              ?offset: duration,
          ) => [{A with at: time}]
          where
          A: Record
      """)
    try stays(
      """
      builtin place : {
              plant: string,
              unit: int,
              north: float,
              east: float,
              height: float,
          }
      """)
  }

  @Test func emptyLinesSeparateWhatDiffers() throws {
    try stays("package plants\n")
    try stays("package plants\n\n\nx = 1")
    try stays("package plants\n\n\nimport \"math\"\n\nx = 1")
    try stays("x = 1\ny = 2\n\nz = 3\n\nx + y\n\n// of all\nw = 4\n\n@deprecated\nv = 5")
    try stays("f = () => {\n    a = 1\n    b = 2\n\n    return a + b\n}")
  }

  @Test func whatHangsBeginsOnTheLineOfItsHead() throws {
    try stays(
      """
      array.from(
          rows: [
              {plant: "Drax", unit: 1, mw: 645.0},
              {plant: "Drax", unit: 2, mw: 640.5},
              {plant: "Drax", unit: 3, mw: 0.0},
              {plant: "Drax", unit: 4, mw: 612.25},
              {plant: "Drax", unit: 5, mw: 99.0},
          ],
      )
          |> sum(column: "mw")
      """)
    try stays(
      """
      scaled = (tables=<-, factor) =>
          tables
              |> map(fn: (r) => ({r with mw: r.mw * factor}))
      """)
    try stays("[\n    \"a\": 1,\n    \"b\": 2,\n]")
    try stays("() => 1 and () => 2")
  }

  @Test func stringsKeepTheirLinesAndTheirBlanks() throws {
    try stays("table =\n    \"\n\(String(repeating: "a,b,c  \n", count: 20))\"")
    try stays("text = \"one  \n two ${x}  \n   three\\n\"")
  }

  @Test func aFunctionThatWouldSwallowAnOperatorKeepsItsParentheses() throws {
    try stays("(() => 1) and x")
    try stays("x and (() => 1) or y")
    let grouped = SourceText(name: "test", text: "(x and () => 1) or y")
    #expect(try format(grouped) == "x and (() => 1) or y\n")
  }

  @Test func nestedChoicesDoNotMultiply() throws {
    let long = "\"" + String(repeating: "x", count: 120) + "\""
    for (opening, closing) in [("[", "]"), ("{a: ", "}"), ("(a) => ", ""), ("f(a: ", ")")] {
      let text =
        "x = " + String(repeating: opening, count: 40) + long
        + String(repeating: closing, count: 40)
      let result = try format(SourceText(name: "test", text: text))
      #expect(try format(SourceText(name: "test", text: result)) == result)
    }
  }
}
