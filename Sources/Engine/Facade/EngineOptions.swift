import Diagnostics
import Planning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What an engine is opened with.
public struct EngineOptions: Sendable {
  /// Where `from`, `to` and `buckets` find their points.
  public enum StoreLocation: Sendable, Hashable {
    /// Nowhere: such calls fail and say so.
    case none
    /// In memory, gone with the engine.
    case memory
    /// One SQLite file; made when absent, if so asked.
    case file(path: String, isCreated: Bool)
  }

  public var store = StoreLocation.none
  /// Threads of one query.
  public var threadCount: Int
  /// Bytes that the buffers of one query may hold together.
  public var memoryLimitBytes: Int
  /// What `--via` allows.
  public var paths = AllowedPaths.all
  /// `now()` in ns since the Unix epoch; nil for the clock at the start of each script.
  public var nowNanoseconds: Int64?
  /// Decides what `sample` and its like choose.
  public var seed: UInt64 = 0
  /// Shuts files, network and writes (`--safe`).
  public var isSafe = false
  /// Scripts may write to the store and to files.
  public var allowsWrites = true
  /// Say, after a script ran well, what in it is likely not meant.
  public var givesHints = true
  /// The person's own time zone, an IANA name, for hints; nil where it is not known.
  public var homeZone: String?
  /// Folder that relative file names of scripts start from.
  public var workingDirectory = "."

  /// All processors, and three quarters of the machine's memory.
  public init() {
    threadCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let pageBytes = sysconf(Int32(_SC_PAGESIZE))
    let (physicalBytes, overflow) = pages.multipliedReportingOverflow(by: pageBytes)
    memoryLimitBytes = overflow || physicalBytes <= 0 ? 1 << 31 : physicalBytes / 4 &* 3
  }
}

/// The paths that a query may take above the floors, as `--via` names them.
public struct AllowedPaths: Sendable, Hashable {
  package let mask: PathMask

  package init(mask: PathMask) { self.mask = mask }

  public static let all = AllowedPaths(mask: .all)
  public static let none = AllowedPaths(mask: .none)

  /// Reads `all`, `none`, or names joined by commas: `stats`, `source`, `vector`; `native` and `row`
  /// are always allowed and may be named. Errors: `U0010` for another name.
  public init(list: String) throws {
    var mask = PathMask.none
    for name in list.split(separator: ",", omittingEmptySubsequences: false) {
      switch name {
      case "all": mask = .all
      case "none", "native", "row": break
      case "stats": mask.stats = true
      case "source": mask.source = true
      case "vector": mask.vector = true
      default:
        throw QueryError(
          QueryFailure(
            .unknownPath, "found path \"\(name)\", expected stats, source, vector, all or none",
            kind: .usage, fix: "--via source,vector"))
      }
    }
    self.init(mask: mask)
  }

  /// The names as `--via` takes them.
  public var list: String {
    let names = [(mask.stats, "stats"), (mask.source, "source"), (mask.vector, "vector")]
      .compactMap { $0.0 ? $0.1 : nil }
    return names.count == 3 ? "all" : names.isEmpty ? "none" : names.joined(separator: ",")
  }
}

extension DiagnosticCode {
  package static let unknownPath = DiagnosticCode("U0010")
}
