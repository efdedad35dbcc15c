import Diagnostics

/// Refuses what is no text of rows, by its first bytes. Errors: `D0110`, naming what it is.
func refuseForeign(_ preview: UnsafeBufferPointer<UInt8>, path: String) throws {
  if let known = foreignKinds.first(where: { preview.starts(with: $0.start) }) {
    throw QueryFailure(.notOfFormat, "\(path) is \(known.name)", fix: known.fix(path))
  }
  let beginning = preview.prefix(4096)
  if let position = beginning.firstIndex(of: 0), isMarredByZeros(beginning, first: position) {
    let isWide =
      beginning.count > 3
      && beginning.enumerated().allSatisfy { index, byte in
        byte != 0 || index % 2 == position % 2
      }
    throw QueryFailure(
      .notOfFormat,
      isWide
        ? "\(path) is UTF-16 text without a mark, found a zero at byte \(position + 1)"
        : "\(path) is no text: found a zero at byte \(position + 1)",
      fix: isWide
        ? "iconv -f UTF-16\(position % 2 == 0 ? "BE" : "LE") -t UTF-8 \(path)"
        : "name a file of text")
  }
  if !preview.contains(0x0A), preview.contains(0x0D) {
    throw QueryFailure(
      .notOfFormat, "\(path) ends its lines with carriage returns alone",
      fix: "tr '\\r' '\\n' turns them into line ends")
  }
  if !preview.contains(0x0A), preview.count >= LineReader.lineBytesMax {
    throw QueryFailure(
      .notOfFormat, "\(path):1: the line is longer than 1 MiB",
      fix: "name a file with a row a line; columns may become rows")
  }
}

/// A single zero further down costs its own row.
private func isMarredByZeros(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, first: Int) -> Bool {
  let lineEnd = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
  return first < lineEnd || bytes.reduce(0) { $0 + ($1 == 0 ? 1 : 0) } > bytes.count / 16
}

private struct ForeignKind: Sendable {
  let start: [UInt8]
  let name: String
  let fix: @Sendable (String) -> String
}

/// By the bytes that files of each kind begin with.
private let foreignKinds: [ForeignKind] =
  [
    ForeignKind(start: [0xFF, 0xFE], name: "UTF-16 text") {
      "iconv -f UTF-16 -t UTF-8 \($0)"
    },
    ForeignKind(start: [0xFE, 0xFF], name: "UTF-16 text") {
      "iconv -f UTF-16 -t UTF-8 \($0)"
    },
    ForeignKind(start: Array("PK\u{3}\u{4}".utf8), name: "a zip archive or a spreadsheet") { path in
      "unzip it, or save the sheet as CSV: unzip -p \(path)"
    },
    ForeignKind(start: Array("PAR1".utf8), name: "a Parquet file") { _ in "write it as CSV" },
    ForeignKind(start: Array("SQLite format 3\u{0}".utf8), name: "an SQLite file") { path in
      "a store is opened by --store \(path); write the tables of others as CSV"
    },
    ForeignKind(start: Array("BZh".utf8), name: "packed by bzip2") { "bzip2 -dc \($0)" },
    ForeignKind(start: [0xFD] + Array("7zXZ".utf8), name: "packed by xz") { "xz -dc \($0)" },
  ]
  + ["<!DOCTYPE", "<!doctype", "<html", "<?xml"].map { start in
    ForeignKind(start: Array(start.utf8), name: "an HTML or XML page") { _ in
      "fetch the data that the page stands for, as CSV or JSON"
    }
  }
