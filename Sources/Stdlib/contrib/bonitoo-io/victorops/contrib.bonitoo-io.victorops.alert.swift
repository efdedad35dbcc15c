import Interpreter

/// The built-in `victorops.alert`: sends an alert to VictorOps.
let contribBonitooIoVictoropsAlert = Builtin(
  package: "contrib/bonitoo-io/victorops", name: "alert",
  signature: """
    (url: string, messageType: string, ?entityID: string, ?entityDisplayName: \
    string, ?stateMessage: string, ?timestamp: time, ?monitoringTool: string) => int
    """,
  documentation: Documentation(
    "Sends an alert to VictorOps.",
    parameters: [
      ("url", "The address of the service."),
      ("messageType", "Goes to the service as it is."),
      ("entityID", "Goes to the service as it is."),
      ("entityDisplayName", "Goes to the service as it is."),
      ("stateMessage", "Goes to the service as it is."),
      ("timestamp", "Goes to the service as it is."),
      ("monitoringTool", "Goes to the service as it is."),
    ],
    example: """
      import "contrib/bonitoo-io/victorops"

      victorops.alert(url: "https://example.org", messageType: "warning")
      """,
    output: """
      error: victorops.alert needs the web service of VictorOps, which scripts cannot reach
      """),
  isPure: false,
  body: needsService("the web service of VictorOps", fix: sendFromOutside))
