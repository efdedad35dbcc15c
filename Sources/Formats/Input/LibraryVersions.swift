import CYAML
import CZlib
import CZstd

/// The libraries that read packed files and YAML, with the versions that run here.
package func formatLibraries() -> [String] {
  [
    "zstd \(String(cString: ZSTD_versionString()))", "zlib \(String(cString: zlibVersion()))",
    "libyaml \(String(cString: yaml_get_version_string()))",
  ]
}
