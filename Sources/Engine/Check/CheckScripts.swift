import Diagnostics
import Semantics
import Stdlib
import Syntax

/// Checks scripts, and the Flux in dashboards and templates; nothing runs.
///
/// - Parameter files: names with their bytes; `.json`, `.yml` and `.yaml` are searched for Flux
/// - Complexity: that of `infer` for each script
public func checkFiles(_ files: [(name: String, bytes: [UInt8])]) -> CheckReport {
  var report = CheckReport()
  for file in files {
    if let offset = firstBadByte(file.bytes) {
      report.scripts.append(unreadable(file, at: offset))
      continue
    }
    do {
      for snippet in try fluxSnippets(in: file.bytes, file: file.name) {
        report.scripts.append(checked(snippet))
      }
    } catch {
      let message = (error as? UnreadableFile)?.message ?? "\(error)"
      report.scripts.append(
        CheckReport.CheckedScript(
          file: file.name, place: "",
          findings: [
            CheckReport.Finding(
              verdict: .fails, line: 1, code: "", message: message, fix: nil,
              rendered: "\(file.name): \(message)")
          ]))
    }
  }
  return report
}

/// Where bytes stop being UTF-8, from 0; nil where all of them are.
private func firstBadByte(_ bytes: [UInt8]) -> Int? {
  if String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) { return nil }
  var parser = Unicode.UTF8.ForwardParser()
  var rest = bytes.makeIterator()
  var offset = 0
  while true {
    switch parser.parseScalar(from: &rest) {
    case .valid(let scalar): offset += scalar.count
    case .error: return offset
    case .emptyInput: return nil
    }
  }
}

/// A file that is no text, with the line of its first byte that is not UTF-8.
private func unreadable(
  _ file: (name: String, bytes: [UInt8]), at offset: Int
) -> CheckReport.CheckedScript {
  let line = 1 + file.bytes[..<offset].count { $0 == 0x0A }
  let found = "0x" + String(file.bytes[offset], radix: 16, uppercase: true)
  let diagnostic = Diagnostic(
    .notUTF8, "\(file.name):\(line) is not UTF-8: found \(found) at byte \(offset + 1)",
    fix: "iconv -f ISO-8859-1 -t UTF-8 \(file.name), where that is what it is")
  return CheckReport.CheckedScript(
    file: file.name, place: "",
    findings: [
      CheckReport.Finding(
        verdict: .fails, line: line, code: "\(diagnostic.code)", message: diagnostic.message,
        fix: diagnostic.fix, rendered: render(diagnostic, color: false))
    ])
}

extension DiagnosticCode {
  /// A script, a dashboard or a template that is no text.
  package static let notUTF8 = DiagnosticCode("U0017")
}

/// What dashboards define before a query of theirs runs.
private let dashboardRecord = """
  v = {
    timeRangeStart: -1h, timeRangeStop: now(), windowPeriod: 1m, defaultBucket: "bucket",
    organization: "organization", bucket: "bucket",
  }
  """

private func checked(_ snippet: FluxSnippet) -> CheckReport.CheckedScript {
  let name = snippet.place.isEmpty ? snippet.file : "\(snippet.file) (\(snippet.place))"
  let (text, variables) = DashboardVariables(snippet.variables).resolved(snippet.text)
  let source = SourceText(name: name, text: text)
  let library = StandardLibrary()
  let environment = TypeEnvironment(packages: library)
  if snippet.isEmbedded {
    let given = parse(SourceText(name: "<dashboard>", text: dashboardRecord))
    _ = infer(given.file, in: environment)
  }
  let (file, diagnostics) = checked(source, in: environment)
  let services = ServiceSearch(file: file).findings()
  // What comes of an import that is not here is told with the service it stands for.
  let missing = file.imports.filter {
    ServiceCatalogue.service(ofImport: $0.path) != nil && !library.packageExists($0.path)
  }
  let secrets = Secrets(file.secretLiterals())
  var findings = diagnostics.filter { diagnostic in
    !missing.contains { $0.pathSpan == diagnostic.span }
  }.map { finding($0, hiding: secrets) }
  findings += services
  if let schedule = snippet.schedule {
    findings.append(
      warning(
        "runs by the clock (\(schedule)), which nothing here keeps",
        fix: "call `gridflux run` from cron or a systemd timer"))
  }
  if !variables.isEmpty {
    let names = variables.joined(separator: ", ")
    findings.append(
      warning("the dashboard puts in \(names)", fix: "write the values, or define them first"))
  }
  if snippet.isEmbedded, uses("v", in: file) {
    findings.append(
      warning(
        "the dashboard defines v", fix: "define v first, with timeRangeStart and what else is used")
    )
  }
  return CheckReport.CheckedScript(
    file: snippet.file, place: snippet.place,
    findings: findings.sorted { ($0.line, $0.message) < ($1.line, $1.message) })
}

private func finding(
  _ diagnostic: Diagnostic, hiding secrets: Secrets
) -> CheckReport.Finding {
  CheckReport.Finding(
    verdict: diagnostic.severity == .error ? .fails : .warning,
    line: diagnostic.span.map { $0.source.position(of: $0.start).line } ?? 1,
    code: "\(diagnostic.code)", message: secrets.hidden(in: diagnostic.message),
    fix: diagnostic.fix.map { secrets.hidden(in: $0) },
    rendered: render(diagnostic, color: false, hiding: secrets))
}

private func warning(_ message: String, fix: String) -> CheckReport.Finding {
  CheckReport.Finding(
    verdict: .warning, line: 1, code: "", message: message, fix: fix, rendered: "")
}

private func uses(_ name: String, in file: File) -> Bool {
  var stack: [Expression] = []
  for statement in file.body {
    if case .assignment(let label, _) = statement.kind, label.name == name { return false }
    statement.kind.forEachExpression { stack.append($0) }
  }
  while let expression = stack.popLast() {
    if case .identifier(name) = expression.kind { return true }
    expression.kind.forEachChild { stack.append($0) }
  }
  return false
}
