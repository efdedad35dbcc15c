import Interpreter

/// The built-in `teams.summaryCutoff`: how long the short form of a message may be.
let contribSrankaTeamsSummaryCutoff = Builtin(
  package: "contrib/sranka/teams", name: "summaryCutoff",
  signature: "int",
  documentation: Documentation(
    "How long the short form of a message may be.",
    example: """
      import "contrib/sranka/teams"

      teams.summaryCutoff
      """,
    output: "70"),
  isOption: true,
  body: .value { .int(70) })
