/// The hours of the day in which networks may be examined, such as 20:00 to 06:00, in local time.
package struct ScanWindow: Hashable, Sendable {
  /// Minutes after midnight at which it opens, and at which it closes; the second may be the smaller one.
  package let opens: Int
  package let closes: Int

  /// Reads `20:00-06:00`, with a hyphen or an en dash; nil for anything else, and for a window of no length.
  package init?(_ text: some StringProtocol) {
    let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
      .map { ScanWindow.minute(String($0)) }
    guard ends.count == 2, let opens = ends[0], let closes = ends[1], opens != closes else { return nil }
    self.opens = opens
    self.closes = closes
  }

  /// Whether it is open at a minute after midnight.
  package func contains(minute: Int) -> Bool {
    opens < closes ? (opens..<closes).contains(minute) : minute >= opens || minute < closes
  }

  private static func minute(_ text: String) -> Int? {
    let parts = String(text.filter { $0 != " " }).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24 || (hour == 24 && minute == 0), minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension ScanWindow: CustomStringConvertible {
  /// `20:00-06:00`.
  package var description: String { "\(ScanWindow.text(opens))-\(ScanWindow.text(closes))" }

  /// The time of day of a minute after midnight, `20:00`.
  package static func text(_ minute: Int) -> String {
    [minute / 60, minute % 60].map { String($0).padded(to: 2) }.joined(separator: ":")
  }
}
