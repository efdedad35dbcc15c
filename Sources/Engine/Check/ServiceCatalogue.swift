/// What packages of upstream's library reach out to, and what does the same here.
struct ServiceCatalogue {
  struct Service {
    /// `the network`
    let needs: String
    let substitute: String
  }

  private static let network = "the network"
  private static let messages = Service(
    needs: network,
    substitute: "print the rows with `-o json` and send them with a program of the system")

  /// By import path; the longest that begins the import decides.
  private static let services: [(path: String, service: Service)] = [
    (
      "http",
      Service(
        needs: network, substitute: "fetch the file with curl, then read it with csv.from(file:)")
    ),
    (
      "experimental/http",
      Service(
        needs: network, substitute: "fetch the file with curl, then read it with csv.from(file:)")
    ),
    (
      "sql",
      Service(
        needs: "a database",
        substitute: "export the table as CSV, then read it with csv.from(file:, mode: \"raw\")")
    ),
    (
      "influxdata/influxdb/secrets",
      Service(
        needs: "InfluxDB's secrets",
        substitute: "write the value, or leave out the call that needs it")
    ),
    (
      "influxdata/influxdb/tasks",
      Service(
        needs: "InfluxDB's tasks", substitute: "`range(start: -1h)` in place of tasks.lastSuccess")
    ),
    (
      "influxdata/influxdb/monitor",
      Service(
        needs: "InfluxDB's checks",
        substitute: "a filter for the bad rows and its number as exit code")
    ),
    (
      "experimental/bigtable",
      Service(needs: "Google Bigtable", substitute: "export the table as CSV and read that")
    ),
    (
      "experimental/mqtt", messages
    ),
    ("experimental/prometheus", Service(needs: network, substitute: "fetch the page with curl")),
    ("experimental/influxdb", Service(needs: "another InfluxDB", substitute: otherInstance)),
    ("socket", Service(needs: network, substitute: "write the stream to a file and read that")),
    ("kafka", messages), ("slack", messages), ("pagerduty", messages), ("pushbullet", messages),
    (
      "contrib",
      Service(needs: "a package of others", substitute: "write the function in the script")
    ),
  ]

  static let otherInstance =
    "export the data there (influx query --raw, influxd inspect export-lp) and `gridflux ingest` them"

  /// What an import needs; nil for a package that needs nothing.
  static func service(ofImport path: String) -> Service? {
    services.filter { path == $0.path || path.hasPrefix($0.path + "/") }
      .max { $0.path.utf8.count < $1.path.utf8.count }?.service
  }
}
