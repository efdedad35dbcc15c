import Columnar
import Formats
import Foundation
import Ingest
import Planning
import Testing

@Suite("Export")
struct ExportTests {
  /// Every type, tags that come and go, names and texts that need care.
  static let points = ##"""
    m f=1.5 0
    m f=-0.1 1
    m f=1e308 2
    m f=5e-324 3
    m,a=1 f=2 0
    m,a=1,b=x\ y\,z\= i=-9223372036854775808i,u=18446744073709551615u,t=true 1600000000000000000
    a\,\ b,k\=\ =" f\ "="say \"hi\", \\ and
    two lines",g="" -9223372036854775806
    m,a=é,b=\#h s="NA",n="12",b="true" 9223372036854775806
    """##

  private func export(
    _ runner: IngestRunner, _ format: ExportFormat,
    _ change: (inout PointExporter) -> Void = { _ in }
  ) throws -> (text: Data, summary: ExportSummary) {
    var exporter = PointExporter(bucket: "b", format: format)
    change(&exporter)
    var bytes = Data()
    let context = QueryContext(
      budget: MemoryBudget(limitBytes: 1 << 30), cancellation: Cancellation(), nowNanoseconds: 0,
      threadCount: 1, batchRowsMax: 4)
    let summary = try exporter.export(
      try runner.store.session(), context: context, to: TextOutput { bytes.append(contentsOf: $0) })
    return (bytes, summary)
  }

  private func filled(_ text: String = Self.points) throws -> IngestRunner {
    let runner = try IngestRunner()
    let summary = try runner.ingest(text) { $0.format = .lineProtocol }
    #expect(summary.total(\.linesRejected) == 0, "\(runner.rejects)")
    return runner
  }

  @Test("ingesting an export gives the same points, exporting those the same bytes")
  func lineProtocol() throws {
    let first = try filled()
    let (text, summary) = try export(first, .lineProtocol)
    #expect(summary.omitted == 0 && summary.remarks.isEmpty)
    let second = try IngestRunner()
    try second.ingest(text)
    #expect(try second.points() == first.points())
    #expect(try export(second, .lineProtocol).text == text)
  }

  @Test(
    "CSV says which tags it has other columns for", arguments: [ExportFormat.csv, .annotatedCSV])
  func tagsThatAreColumns(format: ExportFormat) throws {
    let (_, summary) = try export(try filled("m,result=a,host=x v=1 1\nm,host=x v=2 1"), format)
    #expect(summary.remarks.count == 1 && summary.remarks[0].contains("tag result is lost"))
  }

  @Test("annotated CSV says what it cannot hold and keeps all else")
  func annotatedCSV() throws {
    let first = try filled()
    let (text, summary) = try export(first, .annotatedCSV)
    #expect(summary.remarks.count == 1 && summary.remarks[0].contains("1 empty texts"))
    let second = try IngestRunner()
    try second.ingest(text)
    #expect(second.rejects.isEmpty, "\(second.rejects)")
    #expect(try second.points() == first.points().filter { !$0.value.isEmpty })
    let (again, _) = try export(second, .annotatedCSV)
    let third = try IngestRunner()
    try third.ingest(again)
    #expect(try export(third, .annotatedCSV).text == again)
  }

  @Test("plain CSV keeps all but the types of whole numbers")
  func csv() throws {
    let first = try filled(
      Self.points.replacingOccurrences(
        of: "9223372036854775808i,u=18446744073709551615u", with: "7i,u=8u"))
    let (text, summary) = try export(first, .csv)
    #expect(summary.remarks.count == 1 && summary.remarks[0].hasPrefix("2 whole numbers"))
    let second = try IngestRunner()
    try second.ingest(text)
    #expect(second.rejects.isEmpty, "\(second.rejects)")
    let expected = try first.points().map { point in
      var point = point
      if point.type == "int" || point.type == "uint" { point.type = "float" }
      return point
    }
    #expect(try second.points() == expected.sorted())
    #expect(try export(second, .csv).text == text)
  }

  @Test("bounds and predicates choose the points")
  func chosen() throws {
    let runner = try filled("m,a=1 f=1 0\nm,a=2 f=2 0\nm,a=1 f=3 5\n")
    let (text, summary) = try export(runner, .lineProtocol) {
      $0.bounds = 0..<5
      $0.predicates = [.compare(column: "a", .equal, .string("1"))]
    }
    #expect(String(decoding: text, as: UTF8.self) == "m,a=1 f=1 0\n")
    #expect(summary.points == 1)
    let (annotated, _) = try export(runner, .annotatedCSV) { $0.bounds = 0..<5 }
    #expect(!String(decoding: annotated, as: UTF8.self).contains("_start"))
  }

  @Test("points whose names line protocol cannot hold are counted, not dropped silently")
  func unwritable() throws {
    let runner = try IngestRunner()
    try runner.ingest(
      "_time,_measurement,_field,t,_value\n1970-01-01,\"#m\",f,a,1\n1970-01-01,m,f,\"a\\\",2\n1970-01-01,m,f,b,3\n"
    )
    let (text, summary) = try export(runner, .lineProtocol)
    #expect(String(decoding: text, as: UTF8.self) == "m,t=b f=3 0\n")
    #expect(summary.omitted == 2 && summary.points == 1)
    #expect(summary.remarks[0].contains("2 points of 2 series"))
  }
}

@Suite("Annotated CSV into a store")
struct AnnotatedIngestTests {
  private func ingest(_ text: String) throws -> IngestRunner {
    let runner = try IngestRunner()
    try runner.ingest(text, name: "load.csv")
    return runner
  }

  @Test("rows with a field name are a point each; defaults fill empty cells; tags of any block")
  func long() throws {
    let runner = try ingest(
      """
      #datatype,string,long,dateTime:RFC3339,double,string,string,string
      #group,false,false,false,false,true,true,true
      #default,_result,,,,,,north
      ,result,table,_time,_value,_field,_measurement,zone
      ,,0,1970-01-01T00:00:01Z,1.5,f,m,
      ,,0,1970-01-01T00:00:02Z,,f,m,
      ,,1,1970-01-01T00:00:01Z,2,f,m,south

      #datatype,string,long,dateTime:RFC3339,string,string,string
      #group,false,false,false,false,true,true
      #default,_result,,,,,
      ,result,table,_time,_value,_field,_measurement
      ,,2,1970-01-01T00:00:01Z,"a,b",s,m
      ,,2,oops,x,s,m
      """.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(
      try runner.points().map(\.description) == [
        "m s=a,b (string) 1970-01-01T00:00:01Z", "m,zone=north f=1.5 (float) 1970-01-01T00:00:01Z",
        "m,zone=south f=2 (float) 1970-01-01T00:00:01Z",
      ])
    #expect(runner.rejects.contains("load.csv,14,,"), "\(runner.rejects)")
  }

  @Test("pivoted rows give a point for each column outside the key")
  func wide() throws {
    let runner = try ingest(
      """
      #group,false,false,false,true,true,false,false
      #datatype,string,long,dateTime:RFC3339,string,string,double,long
      #default,_result,0,,,,,
      ,result,table,_time,_measurement,zone,load,n
      ,,,1970-01-01T00:00:01Z,m,north,1.5,3
      """)
    #expect(
      try runner.points().map(\.description) == [
        "m,zone=north load=1.5 (float) 1970-01-01T00:00:01Z",
        "m,zone=north n=3 (int) 1970-01-01T00:00:01Z",
      ])
  }
}
