// swift-tools-version: 6.1
// Targets stand in layer order: a target may import only what stands above it, and of that only
// what it lists. `Tests/TidyTests` holds the same table as data and compares it with this file and
// with every `import` line.
import PackageDescription

let package = Package(
  name: "gridflux",
  products: [
    .executable(name: "gridflux", targets: ["gridflux"]),
    .library(name: "Engine", targets: ["Engine"]),
  ],
  targets: [
    // System libraries: module maps only.
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CEdit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    // RE2 behind a C interface.
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    // What the system tells of a thread.
    .target(name: "CThreads"),
    // Hot loops in C, cloned per instruction set at load time.
    .target(name: "CKernels"),
    // Checksums and block encodings of the store.
    .target(name: "CStore", linkerSettings: [.linkedLibrary("zstd")]),
    // SQLite's files with a checksum in each page.
    .target(name: "CPageChecks", dependencies: ["CStore", "CSQLite"]),
    // Source text, spans, diagnostics with codes, the one renderer.
    .target(name: "Diagnostics"),
    // Columns in all representations, batches, group keys, calendars, and the kernels over them.
    .target(name: "Columnar", dependencies: ["CKernels"]),
    // Lexer, tokens, AST, parser, formatter.
    .target(name: "Syntax", dependencies: ["Diagnostics"]),
    // Names, types, constraints, inference: AST to typed tree.
    .target(name: "Semantics", dependencies: ["Syntax", "Diagnostics"]),
    // Logical and physical nodes, rules, explain; the protocols that sources and lambdas implement.
    .target(name: "Planning", dependencies: ["Semantics", "Syntax", "Columnar", "Diagnostics"]),
    // Values, environments, the tree walk; lambdas typed per schema and run row by row.
    .target(
      name: "Interpreter",
      dependencies: [
        "Planning", "Semantics", "Syntax", "Columnar", "Diagnostics", "CRE2", "CThreads",
      ]),
    // Runs physical nodes batch by batch.
    .target(name: "Execution", dependencies: ["Planning", "Columnar", "Diagnostics"]),
    // The embedded store: catalogue, segments, encodings, statistics, folding.
    .target(
      name: "Store",
      dependencies: [
        "Planning", "Columnar", "Diagnostics", "CSQLite", "CZstd", "CStore", "CPageChecks", "CRE2",
      ]),
    // Text formats in and out: annotated CSV, JSON, Markdown, aligned tables; YAML in; packed files
    // unpacked.
    .target(
      name: "Formats",
      dependencies: ["Planning", "Columnar", "Diagnostics", "CZstd", "CZlib", "CYAML"]),
    // Data files into points, by format, with their reject file.
    .target(
      name: "Ingest", dependencies: ["Formats", "Store", "Planning", "Columnar", "Diagnostics"]),
    // Built-ins, one per file; the prelude in Flux; the generated registry.
    .target(
      name: "Stdlib",
      dependencies: [
        "Interpreter", "Execution", "Formats", "Planning", "Semantics", "Syntax", "Columnar",
        "Diagnostics", "CRE2",
      ], exclude: ["REFERENCE.md"]),
    // The façade: one function per stage. The only public module.
    .target(
      name: "Engine",
      dependencies: [
        "Stdlib", "Ingest", "Store", "Formats", "Execution", "Interpreter", "Planning", "Semantics",
        "Syntax", "Columnar", "Diagnostics",
      ]),
    // Editing, history, completion, table rendering.
    .target(name: "REPL", dependencies: ["Engine", "Diagnostics", "CEdit"]),
    // Thin executables: wiring, timing, the registry from file names.
    .executableTarget(name: "gridflux", dependencies: ["Engine", "REPL"]),
    .executableTarget(
      name: "Benchmarks", dependencies: ["Engine", "Columnar"],
      exclude: ["FamilyPeers.py", "StorePeers.py"]),
    .executableTarget(name: "generate"),
    // Tests mirror the targets; what spans several stands in a target of its own.
    .target(
      name: "TestSupport",
      dependencies: [
        "Engine", "Stdlib", "Store", "Formats", "Execution", "Interpreter", "Planning", "Semantics",
        "Syntax", "Columnar", "Diagnostics",
      ], path: "Tests/TestSupport"),
    // Mutated programs in processes of their own.
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Engine", "Stdlib", "Interpreter", "Syntax", "Diagnostics", "TestSupport",
      ], path: "Tests/Fuzz"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "ColumnarTests", dependencies: ["Columnar"]),
    .testTarget(name: "SyntaxTests", dependencies: ["Syntax", "Columnar", "Diagnostics"]),
    .testTarget(name: "SemanticsTests", dependencies: ["Semantics", "Syntax", "Diagnostics"]),
    .testTarget(name: "PlanningTests", dependencies: ["Planning", "Columnar", "Diagnostics"]),
    .testTarget(
      name: "InterpreterTests",
      dependencies: ["Interpreter", "Planning", "Semantics", "Syntax", "Columnar", "Diagnostics"]),
    .testTarget(
      name: "ExecutionTests", dependencies: ["Execution", "Planning", "Columnar", "Diagnostics"]),
    // A SQLite file system for the store's tests that loses power and runs full.
    .target(name: "CTestVFS", path: "Tests/CTestVFS"),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Store", "Planning", "Columnar", "Diagnostics", "CSQLite", "CStore", "CPageChecks",
        "CTestVFS",
      ]),
    .testTarget(
      name: "FormatsTests", dependencies: ["Formats", "Planning", "Columnar", "Diagnostics"]),
    .testTarget(
      name: "IngestTests",
      dependencies: ["Ingest", "Formats", "Store", "Planning", "Columnar", "Diagnostics"]),
    .testTarget(
      name: "StdlibTests",
      dependencies: [
        "Stdlib", "Interpreter", "Execution", "Formats", "Planning", "Semantics", "Syntax",
        "Columnar", "Diagnostics",
      ]),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "Engine", "Stdlib", "Ingest", "Store", "Formats", "Execution", "Interpreter", "Planning",
        "Semantics", "Syntax", "Columnar", "Diagnostics", "TestSupport",
      ]),
    .testTarget(
      name: "LanguageTests",
      dependencies: [
        "TestSupport", "Engine", "Stdlib", "Ingest", "Store", "Formats", "Execution", "Interpreter",
        "Planning", "Semantics", "Syntax", "Columnar", "Diagnostics",
      ]),
    .testTarget(
      name: "PipelinesTests",
      dependencies: [
        "TestSupport", "Engine", "Stdlib", "Ingest", "Store", "Formats", "Execution", "Interpreter",
        "Planning", "Semantics", "Syntax", "Columnar", "Diagnostics",
      ]),
    // Counts heap objects by standing before the C library's allocator.
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    // Holds queries over very many tables to a number of heap objects, as they run in a release.
    .executableTarget(
      name: "ObjectCount",
      dependencies: [
        "CAllocations", "TestSupport", "Engine", "Store", "Execution", "Interpreter", "Planning",
        "Columnar", "Diagnostics",
      ], path: "Tests/ObjectCount"),
    .testTarget(
      name: "AgreementTests",
      dependencies: [
        "CAllocations", "TestSupport", "Engine", "Stdlib", "Ingest", "Store", "Formats",
        "Execution", "Interpreter",
        "Planning", "Semantics", "Syntax", "Columnar", "Diagnostics",
      ]),
    .testTarget(
      name: "FacesTests",
      dependencies: [
        "TestSupport", "Engine", "Stdlib", "Ingest", "Store", "Formats", "Execution", "Interpreter",
        "Planning", "Semantics", "Syntax", "Columnar", "Diagnostics",
      ], exclude: ["Oracle"]),
    .testTarget(name: "REPLTests", dependencies: ["TestSupport", "REPL"]),
    .testTarget(name: "TidyTests"),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c17,
  cxxLanguageStandard: .cxx17
)
