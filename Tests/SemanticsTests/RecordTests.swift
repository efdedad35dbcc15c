import Testing

/// Rows: open and closed records, shadowed labels, dynamic values.
struct RecordTests {
  @Test func withPutsANewLabelBeforeTheOld() {
    let result = inferred("a = {x: 1, y: 2}\nb = {a with x: \"s\"}\nc = b.x\nd = b.y")
    #expect(result.lines == [])
    #expect(result.text("b") == "{x: string, x: int, y: int}")
    #expect(result.text("c") == "string")
    #expect(result.text("d") == "int")
  }

  @Test func orderOfLabelsDoesNotMatter() {
    let result = inferred("x = [{a: 1, b: 2, c: 3}, {c: 1, a: 2, b: 3}]")
    #expect(result.lines == [])
  }

  @Test func labelsThatDifferAreBothNamed() {
    let result = inferred("x = [{a: 1}, {b: 2}]")
    #expect(result.lines == ["T0003 record is missing label a @ {b: 2}"])
    #expect(result.diagnostics.first?.notes == ["also: found unexpected label b"])
  }

  @Test func aClosedRecordLacksALabel() {
    let result = inferred("a = {abc: 1}\nx = a.abd")
    #expect(result.lines == ["T0003 record is missing label abd @ a.abd"])
    #expect(result.diagnostics.first?.fix == "use `abc`")
    #expect(result.diagnostics.first?.labels.first?.span.text == "{abc: 1}")
  }

  @Test func openRecordsTakeAnyLabel() {
    let result = inferred("f = (r) => r.a + r.b\nx = f(r: {a: 1, b: 2, c: 3})")
    #expect(result.lines == [])
    #expect(result.text("x") == "int")
  }

  @Test func quotedAndBareKeys() {
    let result = inferred("a = 1\nr = {a}\ns = {\"if\": 2}\nx = s[\"if\"] + r.a")
    #expect(result.lines == [])
    #expect(result.text("x") == "int")
  }

  @Test func theBaseOfWithIsARecord() {
    #expect(inferred("a = 1\nx = {a with b: 2}").lines == ["T0002 int is not Record @ a"])
  }

  @Test func arrayRowsGiveAClosedRecord() {
    let result = inferred(
      "import \"array\"\narray.from(rows: [{i: 1}]) |> filter(fn: (r) => r.missing == 1)")
    #expect(result.lines == ["T0003 record is missing label missing @ r.missing"])
    #expect(result.diagnostics.first?.labels.first?.span.text == "{i: 1}")
  }

  @Test func streamsFromFilesAreOpen() {
    let result = inferred(
      """
      import "csv"
      data = csv.from(file: "a.csv")
      a = data |> filter(fn: (r) => r.x > 1) |> map(fn: (r) => ({r with y: r.x + 1}))
      b = data |> filter(fn: (r) => r.x == "s" and r.z =~ /a/)
      """)
    #expect(result.lines == [])
    #expect(result.text("data") == "stream[A] where A: Record")
  }

  @Test func unionOfDifferentClosedRecords() {
    let result = inferred(
      "import \"array\"\nx = union(tables: [array.from(rows: [{a: 1}]), array.from(rows: [{b: 1}])])"
    )
    #expect(result.lines == ["T0003 record is missing label a @ array.from(rows: [{b: 1}])"])
  }

  @Test func rangeAddsItsColumns() {
    let result = inferred(
      "import \"array\"\nx = array.from(rows: [{_time: now(), v: 1}]) |> range(start: -1h)")
    #expect(result.lines == [])
    #expect(result.text("x") == "stream[{_time: time, _start: time, _stop: time, v: int}]")
  }

  @Test func reduceMayReturnTheAccumulatorWithALabelReplaced() {
    let rows = "import \"array\"\nt = array.from(rows: [{v: 1.0}])\n"
    for identity in ["{x: 0.0}", "{x: 0.0, y: \"a\"}"] {
      let result = inferred(
        rows
          + "t |> reduce(fn: (r, accumulator) => ({accumulator with x: accumulator.x + r.v}), identity: \(identity))"
      )
      #expect(result.lines == [])
    }
  }

  @Test func reduceMayNotAddALabelToTheAccumulator() {
    let result = inferred(
      "import \"csv\"\ncsv.from(file: \"a\") |> reduce(fn: (r, accumulator) => ({accumulator with y: 1}), identity: {x: 0})"
    )
    #expect(result.lines == ["T0004 found unexpected label y @ y: 1"])
  }

  @Test func aTypeInsideItselfIsRefused() {
    #expect(
      inferred("f = (x) => x(v: x)").lines == ["T0009 recursive types not supported @ x(v: x)"])
    #expect(
      inferred("f = (x) => [x, [x]]").lines == ["T0009 recursive types not supported @ [x]"])
  }

  @Test func dynamicIsARecordOfDynamicMembers() {
    let result = inferred(
      """
      import "experimental/dynamic"
      d = dynamic.dynamic(v: {a: 1})
      x = d.a.b
      f = (r) => r.a
      y = f(r: d)
      """)
    #expect(result.lines == [])
    #expect(result.text("x") == "dynamic")
    #expect(result.text("y") == "dynamic")
    #expect(
      inferred("import \"experimental/dynamic\"\nx = dynamic.dynamic(v: 1) + 1").lines
        == ["T0001 expected dynamic (dynamic) but found int @ 1"])
  }

  @Test func jsonIsWhateverItIsUsedAs() {
    let result = inferred(
      "import \"experimental/json\"\np = json.parse(data: bytes(v: \"1\"))\na = p.x * 2.0\nb = p.y[1]\nc = p + 1"
    )
    #expect(result.lines == [])
  }
}
