/// What a page of HTML shows to one who only looks at its tags.
///
/// It is no parser of HTML: it goes over the tags one by one, passes over comments and the insides of scripts and
/// styles, and never fails.
package struct HTMLPage: Hashable, Sendable {
  /// Scripts, styles, frames, images and media that are taken from an `http:` address.
  package private(set) var mixed = 0
  /// Forms that are sent to an `http:` address.
  package private(set) var insecureForms = 0
  package private(set) var hasPasswordField = false
  /// The text of the first `title`, white space folded; empty without one.
  package private(set) var title: [UInt8] = []

  /// How much of a page is looked at.
  package static let limit = 262_144

  package init(_ bytes: [UInt8]) {
    let bytes = Array(bytes.prefix(HTMLPage.limit))
    var place = 0
    while let start = bytes[place...].firstIndex(of: 0x3C) {
      if bytes[start...].starts(with: "<!--".utf8) {
        place = HTMLPage.end(of: "-->", in: bytes, from: start + 4)
        continue
      }
      let (tag, next) = HTMLPage.tag(bytes, from: start + 1)
      note(tag)
      place = next
      switch tag.name {
      case "title" where title.isEmpty:
        let end = HTMLPage.start(of: "</", in: bytes, from: next)
        title = HTMLPage.folded(bytes[next..<end])
        place = end
      case "script", "style": place = HTMLPage.start(of: "</\(tag.name)", in: bytes, from: next)
      default: break
      }
    }
  }

  /// Whether a server's own list of a folder's files: its title, or its heading, says so (Apache, nginx, IIS, Python).
  package static func isListing(_ page: HTMLPage, _ bytes: [UInt8]) -> Bool {
    let title = HTTPText.lower(page.title)
    if title.hasPrefix("index of /") || title.hasPrefix("directory listing for /") || title.hasPrefix("directory: /") {
      return true
    }
    let text = HTTPText.lower(bytes.prefix(4096))
    return text.contains("[to parent directory]") && text.contains("<pre>")
  }

  private struct Tag {
    var name: String
    var attributes: [String: String]
  }

  private mutating func note(_ tag: Tag) {
    let place = tag.attributes["src"] ?? tag.attributes["data"] ?? ""
    let isPlain = HTMLPage.isPlain(place)
    switch tag.name {
    case "script", "iframe", "frame", "img", "embed", "object", "audio", "video", "source", "track", "input":
      if isPlain { mixed += 1 }
    case "link":
      let relation = (tag.attributes["rel"] ?? "").split(separator: " ")
      let loads = relation.contains { ["stylesheet", "icon", "preload", "manifest", "modulepreload"].contains($0) }
      if loads, HTMLPage.isPlain(tag.attributes["href"] ?? "") { mixed += 1 }
    case "form": if HTMLPage.isPlain(tag.attributes["action"] ?? "") { insecureForms += 1 }
    default: break
    }
    if tag.name == "input", tag.attributes["type"] == "password" { hasPasswordField = true }
  }

  private static func isPlain(_ address: String) -> Bool {
    String(address.drop(while: \.isWhitespace)).hasPrefix("http://")
  }

  /// The tag whose name begins at `start`, and where what follows it begins.
  private static func tag(_ bytes: [UInt8], from start: Int) -> (Tag, Int) {
    var place = start
    let name = HTTPText.lower(bytes[place...].prefix { $0 != 0x3E && !isSpace($0) && $0 != 0x2F }.prefix(32))
    place += bytes[place...].prefix { $0 != 0x3E && !isSpace($0) && $0 != 0x2F }.count
    var tag = Tag(name: name, attributes: [:])
    while place < bytes.count, bytes[place] != 0x3E {
      guard !isSpace(bytes[place]), bytes[place] != 0x2F else {
        place += 1
        continue
      }
      let key = bytes[place...].prefix { $0 != 0x3E && $0 != 0x3D && !isSpace($0) }
      // An address that stands alone would hold the scan up for ever.
      place += max(1, key.count)
      place += bytes[min(place, bytes.count)...].prefix(while: isSpace).count
      var value: ArraySlice<UInt8> = []
      if place < bytes.count, bytes[place] == 0x3D {
        place += 1
        place += bytes[place...].prefix(while: isSpace).count
        if place < bytes.count, bytes[place] == 0x22 || bytes[place] == 0x27 {
          let quote = bytes[place]
          value = bytes[(place + 1)...].prefix { $0 != quote }
          place = min(bytes.count, place + value.count + 2)
        } else {
          value = bytes[place...].prefix { $0 != 0x3E && !isSpace($0) }
          place += value.count
        }
      }
      if tag.attributes.count < 32, tag.attributes[HTTPText.lower(key.prefix(32))] == nil {
        tag.attributes[HTTPText.lower(key.prefix(32))] = HTTPText.lower(value.prefix(2048))
      }
    }
    return (tag, min(place + 1, bytes.count))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func end(of text: String, in bytes: [UInt8], from start: Int) -> Int {
    min(bytes.count, self.start(of: text, in: bytes, from: start) + text.utf8.count)
  }

  /// Where `text`, in any case of letters, begins after `start`; the end when it does not.
  private static func start(of text: String, in bytes: [UInt8], from start: Int) -> Int {
    let wanted = Array(text.utf8)
    var place = min(start, bytes.count)
    while let next = bytes[place...].firstIndex(of: wanted[0]) {
      let part = bytes[next...].prefix(wanted.count)
      if part.count == wanted.count, zip(part, wanted).allSatisfy({ lower($0) == $1 }) { return next }
      place = next + 1
    }
    return bytes.count
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(bytes.split(whereSeparator: isSpace).joined(separator: [0x20]).prefix(256))
  }
}
