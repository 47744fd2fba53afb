/// Whether a Java virtual machine waits for a debugger: it echoes the debugger's first words.
///
/// No command follows (*Java Debug Wire Protocol*, *JDWP Start-up*).
package enum JDWPHandshake {
  package static let request = Array("JDWP-Handshake".utf8)

  package static func isAnswer(_ bytes: [UInt8]) -> Bool { bytes == request }

  /// Whether nothing more is to be waited for.
  package static func isWhole(_ bytes: [UInt8]) -> Bool { bytes.count >= request.count }
}
