import Interpreter

/// The built-in `prometheus.scrape`: reads metrics from an address.
let experimentalPrometheusScrape = Builtin(
  package: "experimental/prometheus", name: "scrape",
  signature: "(url: string) => stream[A] where A: Record",
  documentation: Documentation(
    "Reads metrics from an address.",
    parameters: [
      ("url", "The address of the service.")
    ],
    example: """
      import "experimental/prometheus"

      prometheus.scrape(url: "http://localhost:9090/metrics")
      """,
    output: """
      error: prometheus.scrape needs a web service, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("a web service", fix: downloadFirst))
