import Foundation
import Ingest
import Testing

@Suite("Annotations of influx write")
struct AnnotationTests {
  private func points(_ text: String) throws -> [String] {
    let runner = try IngestRunner()
    let summary = try runner.ingest(text, name: "x.csv")
    #expect(summary.files[0].format == "annotated-csv")
    #expect(runner.rejects.isEmpty, "\(runner.rejects)")
    return try runner.points().map(\.description)
  }

  @Test("the first column may follow the annotation's name")
  func shortForm() throws {
    #expect(
      try points(
        """
        #datatype measurement,tag,double,long,boolean,string,ignored,dateTime:RFC3339
        #default mem,,,7,,,,
        m,host,used,free,ok,note,x,time
        ,host1,64.23,,true,a b,9,2020-01-01T00:00:00Z
        cpu,host2,1,3,,,9,2020-01-01T00:00:10Z
        """) == [
          "cpu,host=host2 free=3 (int) 2020-01-01T00:00:10Z",
          "cpu,host=host2 used=1 (float) 2020-01-01T00:00:10Z",
          "mem,host=host1 free=7 (int) 2020-01-01T00:00:00Z",
          "mem,host=host1 note=a b (string) 2020-01-01T00:00:00Z",
          "mem,host=host1 ok=true (bool) 2020-01-01T00:00:00Z",
          "mem,host=host1 used=64.23 (float) 2020-01-01T00:00:00Z",
        ])
  }

  @Test(
    "times follow the layout that their type names",
    arguments: [
      ("dateTime:2006-01-02 15:04:05", "2023-02-01 05:30:15", "2023-02-01T05:30:15Z"),
      ("dateTime:02.01.2006 15:04", "01.02.2023 5:30", "2023-02-01T05:30:00Z"),
      ("dateTime:Jan 2 2006 3:04PM -0700", "Feb 1 2023 5:30PM +0100", "2023-02-01T16:30:00Z"),
      ("dateTime:number", "1675229400000000000", "2023-02-01T05:30:00Z"),
      ("time", "2023-02-01T05:30:00Z", "2023-02-01T05:30:00Z"),
    ])
  func layouts(datatype: String, cell: String, expected: String) throws {
    #expect(
      try points("#datatype measurement,double,\(datatype)\nm,v,t\na,1,\(cell)\n") == [
        "a v=1 (float) \(expected)"
      ])
  }

  @Test(
    "a zone for times that do not say theirs",
    arguments: [
      ("#timezone -0600", "2023-02-01T11:30:00Z"), ("#timezone,+05:30", "2023-02-01T00:00:00Z"),
      ("#timezone Europe/Berlin", "2023-02-01T04:30:00Z"),
    ])
  func zones(annotation: String, expected: String) throws {
    #expect(
      try points(
        "\(annotation)\n#datatype measurement,double,dateTime:2006-01-02 15:04\nm,v,t\n"
          + "a,1,2023-02-01 05:30\n") == ["a v=1 (float) \(expected)"])
  }

  @Test("constants are columns of every row")
  func constants() throws {
    #expect(
      try points(
        """
        #constant measurement,demand
        #constant tag,source,csv
        #constant,double,factor,0.5
        #datatype double,dateTime:2006-01-02
        v,day
        1,2023-02-01
        """) == [
          "demand,source=csv factor=0.5 (float) 2023-02-01T00:00:00Z",
          "demand,source=csv v=1 (float) 2023-02-01T00:00:00Z",
        ])
  }

  @Test(
    "what does not fit is refused with its reason",
    arguments: [
      ("#timezone +25\n", "#timezone needs an offset"), ("#constant tag\n", "#constant needs"),
      ("#concat,string,a,${b}\n", "#concat is not known"),
    ])
  func refused(annotation: String, reason: String) throws {
    let runner = try IngestRunner()
    try runner.ingest(
      "#datatype measurement,double,dateTime:2006-01-02\n\(annotation)m,v,t\na,1,2023-02-01\n",
      name: "x.csv")
    #expect(runner.rejects.contains(reason), "\(runner.rejects)")
  }

  @Test("a time that does not follow its layout is refused with the layout")
  func badTime() throws {
    let runner = try IngestRunner()
    try runner.ingest(
      "#datatype measurement,double,dateTime:2006-01-02\nm,v,t\na,1,2023-02-01\na,2,02/01/2023\n",
      name: "x.csv")
    #expect(runner.rejects.contains("is no time (2006-01-02)"), "\(runner.rejects)")
    #expect(try runner.points().count == 1)
  }
}
