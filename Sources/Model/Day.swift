/// A calendar day in the proleptic Gregorian calendar, without a time or a zone.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970, negative before it; the unit of `/etc/shadow`, too.
  package var number: Int

  package init(number: Int) { self.number = number }

  /// The day of these numbers, or nil when there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, in: year)
    else { return nil }
    // H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day written as ISO 8601 `2026-11-22`, or nil.
  package init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var components: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// ISO 8601: `2026-11-22`.
  package var iso: String {
    let (year, month, day) = components
    return "\(String(year).padded(to: 4))-\(String(month).padded(to: 2))-\(String(day).padded(to: 2))"
  }

  /// `22 listopada 2026` or `22 November 2026`.
  package func text(_ language: Language) -> String {
    let (year, month, day) = components
    return "\(day)\u{A0}\(Day.months[month - 1][language])\u{A0}\(year)"
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  package static func - (left: Day, right: Day) -> Int { left.number - right.number }
  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  private static let months: [Phrase] = [
    Phrase(pl: "stycznia", en: "January"), Phrase(pl: "lutego", en: "February"), Phrase(pl: "marca", en: "March"),
    Phrase(pl: "kwietnia", en: "April"), Phrase(pl: "maja", en: "May"), Phrase(pl: "czerwca", en: "June"),
    Phrase(pl: "lipca", en: "July"), Phrase(pl: "sierpnia", en: "August"), Phrase(pl: "września", en: "September"),
    Phrase(pl: "października", en: "October"), Phrase(pl: "listopada", en: "November"),
    Phrase(pl: "grudnia", en: "December"),
  ]
}

extension Day: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try String(from: decoder)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day: \(text)"))
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws { try iso.encode(to: encoder) }
}

extension String {
  /// The text with zeros in front, to at least `width` characters.
  package func padded(to width: Int) -> String { String(repeating: "0", count: max(0, width - count)) + self }
}
