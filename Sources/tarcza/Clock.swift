import Glibc
import Model

/// The one place where wall time enters.
enum Clock {
  @Sendable static func now() -> Timestamp { Timestamp(seconds: time(nil)) }

  /// Minutes after midnight, in local time (localtime_r(3)).
  @Sendable static func localMinute() -> Int {
    var moment = time(nil)
    var parts = unsafe tm()
    guard unsafe localtime_r(&moment, &parts) != nil else { return 0 }
    return unsafe Int(parts.tm_hour) * 60 + Int(parts.tm_min)
  }

  /// The moment as part of a file's name: `20261122-233559`, in UTC.
  static func stamp() -> String {
    now().iso.filter { $0.isNumber || $0 == "T" }.map { $0 == "T" ? "-" : String($0) }.joined()
  }
}
