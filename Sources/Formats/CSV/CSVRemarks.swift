import Planning

/// What a reader of CSV took otherwise than the file says it, because upstream does.
package final class CSVRemarks {
  /// Times beyond what ns can count, which wrap around.
  package internal(set) var wrappedTimes = CellRemark()
}
