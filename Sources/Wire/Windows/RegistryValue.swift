/// What a value of the Windows registry holds ([MS-GPREG], winnt.h), as far as a setting can be read from it.
package enum RegistryValue: Hashable, Sendable {
  /// REG_DWORD or REG_QWORD.
  case number(UInt64)
  /// REG_SZ or REG_EXPAND_SZ.
  case text(String)
  /// REG_MULTI_SZ.
  case texts([String])
  /// REG_BINARY and whatever else: its length in bytes.
  case other(count: Int)

  /// The number, also of a text that is one, as some settings are stored; nil for anything else.
  package var number: Int? {
    switch self {
    case .number(let number): Int(exactly: number)
    case .text(let text): Int(text.trimmingSpaces)
    case .texts, .other: nil
    }
  }

  /// The text of a string value, the strings of a list with commas between them; nil for anything else.
  package var text: String? {
    switch self {
    case .text(let text): text
    case .texts(let texts): texts.joined(separator: ", ")
    case .number, .other: nil
    }
  }

  /// A value's type and its bytes as the registry stores them.
  package init(type: UInt32, data: some Collection<UInt8>) {
    switch type {
    case 4 where data.count == 4, 11 where data.count == 8:
      self = .number(data.reversed().reduce(0) { $0 << 8 | UInt64($1) })
    case 5 where data.count == 4:
      self = .number(data.reduce(0) { $0 << 8 | UInt64($1) })
    case 1, 2: self = .text(RegistryValue.strings(data).first ?? "")
    case 7: self = .texts(RegistryValue.strings(data))
    default: self = .other(count: data.count)
    }
  }

  /// The strings in UTF-16LE, each ended by a NUL.
  private static func strings(_ data: some Collection<UInt8>) -> [String] {
    let bytes = Array(data)
    let units = stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).map {
      UInt16(bytes[$0 + 1]) << 8 | UInt16(bytes[$0])
    }
    return units.split(separator: 0).map { String(decoding: $0, as: UTF16.self) }
  }
}

/// Where a value stands in the registry; names compare without regard to case.
package struct RegistryPlace: Hashable, Sendable {
  /// The key with its hive, such as `hklm\system\currentcontrolset\control\lsa`, in lower case.
  package let key: String
  /// The value's name in lower case.
  package let name: String

  package init(_ key: String, _ name: String) {
    self.key = RegistryPlace.folded(key)
    self.name = name.lowercased()
  }

  /// A key's name with the short name of its hive, in lower case, without a separator at its end.
  package static func folded(_ key: String) -> String {
    var key = key.lowercased()[...]
    while key.last == "\\" { key.removeLast() }
    for (long, short) in hives where key == long || key.hasPrefix(long + "\\") {
      return short + key.dropFirst(long.count)
    }
    return String(key)
  }

  private static let hives = [
    ("hkey_local_machine", "hklm"), ("hkey_current_user", "hkcu"), ("hkey_users", "hku"), ("machine", "hklm"),
    ("user", "hkcu"), ("hklm:", "hklm"), ("hkcu:", "hkcu"),
  ]
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmingSpaces: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
