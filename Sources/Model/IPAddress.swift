/// An IPv4 or IPv6 address.
package struct IPAddress: Hashable, Sendable {
  package enum Family: Hashable, Sendable { case v4, v6 }

  package let family: Family
  // Two halves, not one UInt128: Swift 6.3 on x86-64 corrupts the stack when an async call passes one there.
  private let high: UInt64
  private let low: UInt64

  /// The address as a number in host order; an IPv4 address uses the low 32 bits.
  package var value: UInt128 { UInt128(high) << 64 | UInt128(low) }

  package init(v4 value: UInt32) {
    family = .v4
    high = 0
    low = UInt64(value)
  }

  package init(v6 value: UInt128) {
    family = .v6
    high = UInt64(truncatingIfNeeded: value >> 64)
    low = UInt64(truncatingIfNeeded: value)
  }

  package static let loopback = IPAddress(v4: 0x7F00_0001)

  /// Whether packets to it never leave this machine: 127.0.0.0/8 (RFC 1122 § 3.2.1.3) or ::1 (RFC 4291 § 2.5.3).
  package var isLoopback: Bool { family == .v4 ? value >> 24 == 127 : value == 1 }

  /// Whether it belongs to a network of the office's own: loopback, private use (RFC 1918), link-local (RFC 3927,
  /// RFC 4291 § 2.5.6) or unique local (RFC 4193).
  ///
  /// Everything else is public as far as the scope's rules go, the carrier's shared space 100.64.0.0/10 (RFC 6598) too.
  package var isPrivate: Bool {
    if isLoopback { return true }
    switch family {
    case .v4: return value >> 24 == 10 || value >> 20 == 0xAC1 || value >> 16 == 0xC0A8 || value >> 16 == 0xA9FE
    case .v6: return value >> 121 == 0x7E || value >> 118 == 0x3FA
    }
  }

  /// Whether it names one host: not unspecified, multicast (RFC 5771, RFC 4291 § 2.7), broadcast or reserved.
  package var isUnicast: Bool {
    switch family {
    case .v4: return value >> 24 != 0 && value >> 28 < 0xE
    case .v6: return value != 0 && value >> 120 != 0xFF
    }
  }
}

extension IPAddress: Comparable {
  /// IPv4 before IPv6, then by number.
  package static func < (left: IPAddress, right: IPAddress) -> Bool {
    left.family == right.family ? left.value < right.value : left.family == .v4
  }
}
