import CEdit

/// The library that edits lines, with the version that it was built against.
package func editorLibrary() -> String { "libedit \(LIBEDIT_MAJOR).\(LIBEDIT_MINOR)" }
