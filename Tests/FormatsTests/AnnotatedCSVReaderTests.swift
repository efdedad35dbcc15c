import Columnar
import Diagnostics
import Planning
import Testing

@testable import Formats

private let head = """
  #datatype,string,long,dateTime:RFC3339,double,string,string
  #group,false,false,false,false,false,true
  #default,_result,,,,,
  ,result,table,_time,_value,note,site

  """

@Suite struct AnnotatedCSVReaderTests {
  @Test(arguments: [1, 2, 3, 5, 64, 100_000])
  func roundTrip(pieceBytes: Int) throws {
    let text =
      (head + """
        ,,0,2021-06-07T00:00:00Z,1.5,a,north
        ,,0,2021-06-07T00:00:00.25Z,,"x ""y"", z",north
        ,,1,2021-06-07T00:00:00Z,-0.1,"two
        lines",south


        """).replacing("\n", with: "\r\n")
    let batches = try readAll(text, pieceBytes: pieceBytes)
    #expect(batches.count == 1)
    #expect(batches.first?.schema.keyLabels == ["site"])
    #expect(
      try rendered(batches, as: .annotatedCSV) + "\r\n" == text.replacing(
        "\r\n\r\n\r\n", with: "\r\n\r\n") + "\r\n")
  }

  /// Upstream takes an annotation without its `#` for one.
  @Test func annotationsWithoutASign() throws {
    let text = head.replacing("#datatype", with: "datatype") + ",,0,2021-06-07T00:00:00Z,1.5,a,n\n"
    #expect(try readAll(text).map(\.rowCount) == [1])
  }

  /// Rows keep the key cells that they have, although the table's number says they belong together.
  @Test(arguments: [1, 2, 100])
  func keysThatVaryCutTheTable(batchRowsMax: Int) throws {
    let text =
      head + ["n", "n", "s", "n"].map { ",,0,2021-06-07T00:00:00Z,1,x,\($0)\n" }.joined()
    let batches = try readAll(text, batchRowsMax: batchRowsMax)
    let sites = batches.flatMap { batch in
      (0..<batch.rowCount).map {
        batch.scalar(column: 3, row: $0, table: batch.table(ofRow: $0))
      }
    }
    #expect(sites == ["n", "n", "s", "n"].map { .string($0) })
  }

  @Test func smallBatchesContinueTables() throws {
    let text =
      head + (0..<10).map { ",,\($0 / 5),2021-06-07T00:00:00Z,\($0),n,s\($0 / 5)\n" }.joined()
    let batches = try readAll(text, batchRowsMax: 3)
    #expect(batches.map(\.rowCount) == [3, 3, 3, 1])
    #expect(batches.map(\.continuesTable) == [false, true, true, true])
    #expect(
      try rendered(batches, as: .annotatedCSV) == rendered(try readAll(text), as: .annotatedCSV))
  }

  @Test func defaultsAndNulls() throws {
    let text = """
      #default,_result,7,,3.5,none
      #group,false,false,false,false,true
      #datatype,string,long,string,double,string
      ,result,table,s,v,k
      ,,,,,
      ,,,x,1,b
      """
    #expect(rows(try readAll(text)) == ["∅|3.5|none", "x|1|b"])
  }

  @Test func emptyTableTakesItsKeyFromTheDefaults() throws {
    let text = """
      #datatype,string,long,double,string
      #group,false,false,false,true
      #default,_result,0,,north
      ,result,table,v,site
      """
    let batches = try readAll(text)
    #expect(batches.first?.tableCount == 1)
    #expect(batches.first?.rowCount == 0)
    #expect(batches.first?.key(ofTable: 0) == [.string("north")])
    #expect(
      failureMessage(text.replacing(",0,,north", with: ",,,north")).contains("missing table ID"))
  }

  @Test func typesAndTheirFaults() throws {
    func one(_ datatype: String, _ cell: String) -> String {
      let text = """
        #datatype,string,long,\(datatype)
        #group,false,false,false
        #default,_result,,
        ,result,table,v
        ,,0,\(cell)
        """
      do { return rows(try readAll(text)).joined() } catch { return failureMessage(text) }
    }
    #expect(one("long", "-9223372036854775808") == "-9223372036854775808")
    #expect(one("unsignedLong", "18446744073709551615") == "18446744073709551615")
    #expect(one("double", "1e400").contains("strconv.ParseFloat"))
    #expect(one("double", "+Inf") == "+Inf")
    #expect(one("double", "0.1") == "0.1")
    #expect(one("double", "123456789012345678") == "123456789012345680")
    #expect(one("boolean", "T") == "true")
    #expect(
      one("long", "x")
        == "error in csv.from(): strconv.ParseInt: parsing \"x\": invalid syntax (line 5, column \"v\")"
    )
    #expect(one("long", "99999999999999999999").contains("value out of range"))
    #expect(
      one("duration", "1h").contains(
        "column \"v\" has invalid datatype: unsupported data type \"duration\""))
    #expect(one("dateTime:2006-01-02 15:04", "2021-06-07 12:30") == "2021-06-07T12:30:00Z")
    #expect(
      one("dateTime:Jan 2 2006 3:04PM -0700", "Jun 7 2021 1:05PM +0100") == "2021-06-07T12:05:00Z")
    #expect(one("dateTime:2006-01-02 15:04", "2021-06-07 5:30") == "2021-06-07T05:30:00Z")
    #expect(one("dateTime", "2021-06-07T12:30:00Z").contains("extra text"))
    #expect(one("dateTime:RFC3339", "2021-06-07").contains("cannot parse"))
  }

  @Test(arguments: [
    ("string,long,int", "a", "1", "write `long`"),
    ("string,long,duble", "a", "1", "write `double`"),
    ("string,long,blob", "a", "1", "use string, long, unsignedLong"),
    ("string,long,long", "a", "x", "write `string` for its column"),
    ("string,long,long", "a", "1,2", "hold commas"),
    ("string,long,long,long", "a", "1", "as many cells as the header has"),
    ("string,long,dateTime:RFC3339", "a", "2020-01-01 00:00", "dateTime:2006-01-02 15:04"),
  ]) func eachFaultHasAFix(types: String, label: String, cell: String, fix: String) {
    let text = """
      #datatype,\(types)
      #group,false,false,false
      #default,_result,,
      ,result,table,\(label)
      ,,0,\(cell)

      """
    #expect(failureFix(text)?.contains(fix) == true, "\(failureFix(text) ?? "none")")
  }

  @Test func anAbsentFileHasAFix() {
    func fix(_ path: String) -> String? {
      do {
        _ = try FileInput(path: path)
        return nil
      } catch {
        return (error as? QueryFailure)?.diagnostics.first?.fix
      }
    }
    #expect(fix("/nowhere-at-all/x.csv") == "name a folder that is there: /nowhere-at-all/ is not")
    #expect(fix("/dev/nul") == "use `/dev/null`")
    #expect(fix("no-such-file-at-all.csv")?.hasPrefix("give the path from") == true)
  }

  @Test func badShapesAreNamed() {
    #expect(failureMessage("a,b\n1,2\n").contains("missing expected annotation datatype"))
    #expect(
      failureMessage(head + ",,0,2021-06-07T00:00:00Z,1\n").contains("wrong number of fields"))
    #expect(failureMessage("a,b\n1,2,3\n", mode: .raw).contains("wrong number of fields"))
    #expect(
      failureMessage(
        "#datatype,string,string\n#group,true,true\n#default,,\n,error,reference\n,it broke,897\n")
        == "it broke")
    let other = head.replacing("_result", with: "other")
    let row = ",,0,2021-06-07T00:00:00Z,1,n,s\n"
    #expect(
      failureMessage(head + row + "\n" + other + row).contains("csv.from() can only parse 1 result")
    )
  }

  @Test func rawMode() throws {
    let batches = try readAll("\u{FEFF}a,b\n1,\n\n\"q\"\"u\"x\",2", mode: .raw)
    #expect(batches.first?.schema.fields == [Field("a", .string), Field("b", .string)])
    #expect(rows(batches) == ["1|∅", "q\"u\"x|2"])
  }

  @Test func newBlockIsANewTable() throws {
    let row = ",,0,2021-06-07T00:00:00Z,1,n,s\n"
    let batches = try readAll(head + row + "\n" + head + row)
    #expect(batches.map(\.tableCount) == [2])
  }

  /// As upstream; the reader tells of it.
  @Test(arguments: [
    ("dateTime:RFC3339", "2600-07-21T23:34:33.709551615Z", "2015-12-31T23:59:59.999999999Z"),
    ("dateTime:2006-01-02", "2263-01-01", "1678-06-12T00:25:26.290448384Z"),
  ])
  func timesBeyondTheLastOneWrapAround(type: String, text: String, time: String) throws {
    let csv = """
      #datatype,string,long,\(type)
      #group,false,false,false
      #default,_result,,
      ,result,table,_time
      ,,0,\(text)

      """
    let reader = AnnotatedCSVReader(
      input: MemoryInput(Array(csv.utf8)), mode: .annotations, context: makeContext())
    let batch = try #require(try reader.next())
    #expect(try rendered([batch], as: .csv) == "_time\r\n\(time)\r\n")
    var remark = CellRemark()
    remark.note(line: 5, column: "_time")
    #expect(reader.remarks.wrappedTimes == remark)
  }

  @Test func hostileBytesNeverTrap() throws {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array(",\"\n\r\0é#0a\u{FEFF}".utf8) + [0xFF, 0xC3]
    for _ in 0..<300 {
      let noise = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      for start in [[], Array(head.utf8)] {
        let reader = AnnotatedCSVReader(
          input: MemoryInput(start + noise), mode: start.isEmpty ? .raw : .annotations,
          context: makeContext(batchRowsMax: 2))
        while let batch = try? reader.next() { try batch.checkInvariants() }
      }
    }
  }
}
