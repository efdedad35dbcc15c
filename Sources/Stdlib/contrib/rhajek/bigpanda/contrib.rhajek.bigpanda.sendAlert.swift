import Interpreter

/// The built-in `bigpanda.sendAlert`: sends an alert to BigPanda.
let contribRhajekBigpandaSendAlert = Builtin(
  package: "contrib/rhajek/bigpanda", name: "sendAlert",
  signature: """
    (url: string, token: string, appKey: string, status: string, rec: A) => int \
    where A: Record
    """,
  documentation: Documentation(
    "Sends an alert to BigPanda.",
    parameters: [
      ("url", "The address of the service."),
      ("token", "The secret that the service knows."),
      ("appKey", "Goes to the service as it is."),
      ("status", "Goes to the service as it is."),
      ("rec", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/rhajek/bigpanda"

      bigpanda.sendAlert(url: "https://example.org", token: "t", appKey: "a", status: "ok", rec: {})
      """,
    output: """
      error: bigpanda.sendAlert needs the web service of BigPanda, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of BigPanda", fix: sendFromOutside))
