import Glibc
import Model

/// The one place where wall time enters.
enum Clock {
  @Sendable static func now() -> Timestamp { Timestamp(seconds: time(nil)) }

  /// The moment as part of a file's name: `20261122-233559`, in UTC.
  static func stamp() -> String {
    now().iso.filter { $0.isNumber || $0 == "T" }.map { $0 == "T" ? "-" : String($0) }.joined()
  }
}
