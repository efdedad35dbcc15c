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
        substitute: "set GRIDFLUX_SECRET_ and the secret's name in the environment")
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
    ("contrib/bonitoo-io/alerta", messages), ("contrib/bonitoo-io/servicenow", messages),
    ("contrib/bonitoo-io/victorops", messages), ("contrib/bonitoo-io/zenoss", messages),
    ("contrib/chobbs", messages), ("contrib/rhajek", messages), ("contrib/sranka", messages),
    (
      "contrib/qxip/clickhouse",
      Service(needs: "a database", substitute: "export the table as CSV and read that")
    ),
    (
      "contrib/qxip/logql",
      Service(needs: network, substitute: "export the lines as CSV and read that")
    ),
    (
      "experimental/iox",
      Service(needs: "InfluxDB 3", substitute: "from(bucket:) over rows ingested here")
    ),
    (
      "experimental/usage", Service(needs: "InfluxDB's accounts", substitute: "gridflux store info")
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
