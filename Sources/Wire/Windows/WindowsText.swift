/// The text of a file that Windows or one of its programs wrote, in whichever encoding.
///
/// A byte-order mark decides. Without one, many zero bytes at every second place mean UTF-16, and what is valid UTF-8 is
/// UTF-8. The rest is a Polish code page: 852 (what console programs write) or Windows-1250 (what Notepad calls ANSI),
/// whichever gives more Polish letters.
package struct WindowsText: Hashable, Sendable {
  package enum Encoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case codePage852 = "CP852"
    case windows1250 = "CP1250"
  }

  package private(set) var encoding: Encoding
  /// Without a byte-order mark, and without the NUL and 0x1A bytes that end some files.
  package private(set) var text: String
  /// Whether the file ends in the middle of a character, so that something is missing.
  package private(set) var isTruncated = false

  package init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf16: bytes.dropFirst(2), .utf16LittleEndian)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: bytes.dropFirst(2), .utf16BigEndian)
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(.utf8, String(decoding: bytes.dropFirst(3), as: UTF8.self))
    } else if let encoding = WindowsText.zeroPattern(bytes) {
      self.init(utf16: bytes[...], encoding)
    } else if let text = String(validating: bytes, as: UTF8.self) {
      self.init(.utf8, text)
    } else {
      let best = [CodePage.windows1250, .ibm852].max { $0.polish(in: bytes) < $1.polish(in: bytes) } ?? .windows1250
      self.init(best == .ibm852 ? .codePage852 : .windows1250, best.text(bytes))
    }
  }

  private init(_ encoding: Encoding, _ text: String) {
    self.encoding = encoding
    var text = text[...]
    while let last = text.unicodeScalars.last, last == "\0" || last == "\u{1A}" { text.unicodeScalars.removeLast() }
    self.text = String(text)
  }

  private init(utf16 bytes: ArraySlice<UInt8>, _ encoding: Encoding) {
    let isLittle = encoding == .utf16LittleEndian
    let bytes = Array(bytes)
    let units = stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).map { place -> UInt16 in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    self.init(encoding, String(decoding: units, as: UTF16.self))
    isTruncated = bytes.count % 2 == 1 && bytes.last != 0x0A && bytes.last != 0
  }

  /// The lines without their ends (CR LF, LF or CR), numbered from 1.
  package var lines: [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\n" || $0 == "\r" }
  }

  /// UTF-16 without a mark: three in ten of every second byte in the first 4 KiB are zero.
  private static func zeroPattern(_ bytes: [UInt8]) -> Encoding? {
    let start = bytes.prefix(4096)
    guard start.count >= 4 else { return nil }
    var zeros = [0, 0]
    for (place, byte) in start.enumerated() where byte == 0 { zeros[place % 2] += 1 }
    let needed = start.count / 2 * 3 / 10
    if zeros[1] > needed, zeros[1] > zeros[0] { return .utf16LittleEndian }
    if zeros[0] > needed { return .utf16BigEndian }
    return nil
  }
}

/// A code page of single bytes whose lower half is ASCII.
struct CodePage: Equatable, Sendable {
  private let upper: [Unicode.Scalar]

  private init(_ upper: String) { self.upper = Array(upper.unicodeScalars) }

  func text(_ bytes: some Sequence<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(scalar(byte)) }
    return String(scalars)
  }

  func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard byte >= 0x80 else { return Unicode.Scalar(byte) }
    let place = Int(byte) - 0x80
    return place < upper.count ? upper[place] : "\u{FFFD}"
  }

  /// How many bytes are Polish letters, less those that a Polish text hardly has.
  func polish(in bytes: [UInt8]) -> Int {
    bytes.prefix(65_536).reduce(0) { sum, byte in
      guard byte >= 0x80 else { return sum }
      return sum + (CodePage.polishLetters.contains(scalar(byte)) ? 1 : -1)
    }
  }

  private static let polishLetters = Set("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".unicodeScalars)

  /// Windows-1250 (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1250.TXT).
  static let windows1250 = CodePage(
    "€\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź"
      + "\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
      + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
      + "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙")

  /// Code page 852 (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP852.TXT).
  static let ibm852 = CodePage(
    "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×č"
      + "áíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐"
      + "└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀"
      + "ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}")
}
