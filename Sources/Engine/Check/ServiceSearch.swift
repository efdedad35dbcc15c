import Diagnostics
import Syntax

/// Finds what in a script reaches beyond this machine's store and files.
struct ServiceSearch {
  let file: File

  /// Imports by what they need, calls to other instances, writes, and schedules.
  func findings() -> [CheckReport.Finding] {
    var found = file.imports.compactMap { declaration -> CheckReport.Finding? in
      guard let service = ServiceCatalogue.service(ofImport: declaration.path) else { return nil }
      return finding(
        .service, declaration.span, "\(declaration.path) needs \(service.needs)",
        fix: service.substitute)
    }
    for statement in file.body {
      if case .option(nil, let name, _) = statement.kind, name.name == "task" {
        found.append(
          finding(
            .warning, statement.span, "option task sets a schedule, which nothing here keeps",
            fix: "call `gridflux run` from cron or a systemd timer"))
      }
    }
    forEachCall { call, name, arguments in
      if ["from", "to", "buckets", "influxdb.from", "influxdb.to"].contains(name),
        let remote = arguments.first(where: {
          ["host", "token", "org", "orgID"].contains($0.key.name)
        })
      {
        let isOther = arguments.contains { $0.key.name == "host" }
        found.append(
          finding(
            isOther ? .service : .warning, call.span,
            isOther
              ? "\(name)() of another InfluxDB"
              : "\(name)() names an organization: there is one here",
            fix: isOther ? ServiceCatalogue.otherInstance : "leave `\(remote.key.name)` out"))
      } else if ["to", "influxdb.to", "experimental.to"].contains(name) {
        found.append(
          finding(
            .warning, call.span, "\(name)() writes to the store",
            fix: "--safe runs the script without writing"))
      }
    }
    return found
  }

  private func forEachCall(_ body: (Expression, String, [Property]) -> Void) {
    var stack: [Expression] = []
    for statement in file.body { statement.kind.forEachExpression { stack.append($0) } }
    while let expression = stack.popLast() {
      if case .call(let callee, let arguments) = expression.kind {
        body(expression, callee.span.text, arguments)
      }
      expression.kind.forEachChild { stack.append($0) }
    }
  }

  private func finding(
    _ verdict: CheckReport.Verdict, _ span: Span, _ message: String, fix: String?
  ) -> CheckReport.Finding {
    CheckReport.Finding(
      verdict: verdict, line: span.source.position(of: span.start).line, code: "",
      message: message, fix: fix, rendered: "")
  }
}
