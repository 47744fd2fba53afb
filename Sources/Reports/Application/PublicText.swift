import CaseFile
import Checks
import Funding
import Model
import OpenSSL

/// A text that no probe had a hand in, so that it may stand in the edition that leaves the office.
///
/// The compiler keeps everything else out: one is made of the program's own literals, of the catalogue's texts, of
/// numbers, amounts and days, and of what the office says of itself in its scope. There is no way from a `String`.
package struct PublicText: Hashable, Sendable, Encodable {
  package let text: String

  /// The only door, and it opens from this file alone.
  fileprivate init(known text: String) { self.text = text }

  package func encode(to encoder: any Encoder) throws { try text.encode(to: encoder) }
  package var isEmpty: Bool { text.isEmpty }
}

extension PublicText: ExpressibleByStringInterpolation {
  /// `StaticString` is what makes it safe: it cannot hold anything that is not in the program's text.
  package init(stringLiteral value: StaticString) { self.init(known: "\(value)") }
  package init(stringInterpolation: Interpolation) { self.init(known: stringInterpolation.text) }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }
    package mutating func appendLiteral(_ literal: StaticString) { text += "\(literal)" }
    package mutating func appendInterpolation(_ part: PublicText) { text += part.text }
    package mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ grade: Grade) { text += grade.rawValue }
  }

  static func + (left: PublicText, right: PublicText) -> PublicText { PublicText(known: left.text + right.text) }
}

// The catalogue's texts. Each takes the whole noun, so that a stray string cannot come in its place.
extension PublicText {
  /// What the check calls a problem in an application: linted to be free of addresses, ports, versions and products.
  init(applicationTitleOf check: Check, _ language: Language) {
    self.init(known: check.texts[language].application)
  }
  init(titleOf module: CheckModule, _ language: Language) { self.init(known: module.title[language]) }
  init(titleOf item: Item, _ language: Language) { self.init(known: item.title[language]) }
  /// Function and lowest parameters, without a brand.
  init(functionOf item: Item, _ language: Language) { self.init(known: item.requirements[language]) }
  /// On what the item's eligibility depends; nil where the catalogue has no note.
  init?(conditionOf item: Item, _ language: Language) {
    guard let note = item.eligibility.note else { return nil }
    self.init(known: note[language])
  }
  init(titleOf area: Programme.Area, _ language: Language) { self.init(known: area.title[language]) }
  init(nameOf programme: Programme, _ language: Language) { self.init(known: programme.name[language]) }
  init(titleOf framework: Framework, _ language: Language) { self.init(known: framework.title[language]) }
  init(titleOf requirement: Requirement, _ language: Language) { self.init(known: requirement.title[language]) }
  /// The requirement's stable id.
  init(idOf requirement: Requirement) { self.init(known: requirement.id) }
  /// Such as `§ 19 ust. 2 pkt 12 lit. d`.
  init(unitOf place: Requirement.Place) { self.init(known: place.unit) }
  init(actOf place: Requirement.Place) { self.init(known: place.act) }
  /// How a fact that is not confirmed is marked; nil for a confirmed one.
  init?(markOf confidence: Confidence, law: Bool = false, _ language: Language) {
    guard let mark = law ? confidence.markOfLaw : confidence.mark else { return nil }
    self.init(known: mark[language])
  }
  /// A version of the program itself, of digits and dots.
  init?(programVersion version: String) {
    guard version.utf8.count <= 20, version.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }) else {
      return nil
    }
    self.init(known: version)
  }
}

extension PublicText {
  /// SHA-256 of bytes, as 64 hexadecimal digits: nothing can be read back from it.
  init(digestOf bytes: [UInt8]) { self.init(known: SHA256.hex(bytes)) }
  /// A digest that was computed before, if it is one.
  init?(digest: String) {
    guard digest.utf8.count == 64, digest.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.init(known: digest)
  }
  /// The report's number: its day and six digits of a digest of when its runs began, such as `T-20261119-3F1C0E`.
  init(numberOf runs: [Run], on day: Day?) {
    let moments = runs.map { "\($0.started) \($0.seed)" }.joined(separator: "\n")
    let digits = SHA256.hex(Array(moments.utf8)).prefix(6).uppercased()
    let date = day.map { $0.iso.split(separator: "-").joined() } ?? "0"
    self.init(known: "T-\(date)-\(digits)")
  }
}

/// What the office says of itself in its scope, for the grantor's eyes: name, code, address, head and contact.
///
/// These are the only texts of a case in the application edition. They are cleaned as all texts from outside are.
package struct OfficeStatement: Hashable, Sendable, Encodable {
  package let name: PublicText?
  /// The territorial code of GUS.
  package let teryt: PublicText?
  package let address: PublicText?
  /// Who allowed the examination: the head of the office.
  package let head: PublicText?
  package let contact: PublicText?

  init(_ info: CaseInfo?) {
    func clean(_ text: String?) -> PublicText? { Untrusted.optional(text, limit: 200).map(PublicText.init(known:)) }
    name = clean(info?.institution)
    teryt = clean(info?.teryt)
    address = clean(info?.address)
    head = clean(info?.authorisedBy)
    contact = clean(info?.contact)
  }
}

/// Says things in one language, in texts that no probe had a hand in.
struct PublicVoice {
  let language: Language
  private var voice: Voice { Voice(language: language) }

  init(_ language: Language) { self.language = language }

  func callAsFunction(pl: PublicText, en: PublicText) -> PublicText { language == .polish ? pl : en }
  func money(_ amount: Money) -> PublicText { PublicText(known: voice.money(amount)) }
  func day(_ day: Day) -> PublicText { PublicText(known: voice.day(day)) }
  func percent(perMille: Int) -> PublicText { PublicText(known: voice.percent(perMille: perMille)) }
  func tenths(perMille: Int) -> PublicText { PublicText(known: voice.tenths(perMille: perMille)) }
  func counted(_ count: Int, _ noun: Plural) -> PublicText { PublicText(known: voice.counted(count, noun)) }
  func list(_ parts: [PublicText]) -> PublicText { PublicText(known: voice.list(parts.map(\.text))) }

  /// `U-001`, `Z-01`.
  func number(_ letter: StaticString, _ number: Int, width: Int) -> PublicText {
    PublicText(known: "\(letter)-\(String(number).padded(to: width))")
  }
}
