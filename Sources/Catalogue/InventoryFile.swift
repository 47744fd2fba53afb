package import CaseFile
package import Model
import Wire

/// An office's inventory of equipment as a sheet of comma- or semicolon-separated values.
///
/// Columns are known by their heads, in either language and any order; unknown ones are left out and named. A line needs
/// no more than a name, an address or a hardware address.
package struct InventoryFile: Sendable {
  package private(set) var items: [InventoryItem] = []
  /// Heads that mean nothing here.
  package private(set) var ignored: [String] = []

  private enum Column: CaseIterable {
    case name, address, mac, kind, system, supportedUntil, owner, place, unit

    /// What it may be called; the first is what an error names.
    var heads: [String] {
      switch self {
      case .name: ["nazwa", "name", "host", "hostname", "nazwa komputera", "nazwa urządzenia"]
      case .address: ["adres", "ip", "adres ip", "address", "ip address"]
      case .mac: ["mac", "adres mac", "mac address"]
      case .kind: ["rodzaj", "typ", "kind", "type"]
      case .system: ["system", "system operacyjny", "os", "operating system"]
      case .supportedUntil: ["koniec wsparcia", "wsparcie do", "supported until", "end of support"]
      case .owner: ["osoba", "użytkownik", "osoba odpowiedzialna", "owner", "user"]
      case .place: ["miejsce", "lokalizacja", "pokój", "place", "location", "room"]
      case .unit: ["jednostka", "unit"]
      }
    }
  }

  private static let mostRows = 10_000

  /// Reads the file at `path`; `units` are the ids and names that a unit may be given by.
  ///
  /// - Throws: everything that is wrong with it, by line and column.
  package init(_ path: String, units: [(id: String, name: String)], now: Timestamp) throws(ContentErrors) {
    let document: CSVDocument
    do {
      document = try CSVDocument(TextFile.bytes(path, as: path))
    } catch let failure as CSVDocument.Failure {
      throw ContentErrors([InventoryFile.error(failure, path)])
    } catch let error as ContentError {
      throw ContentErrors([error])
    } catch {
      throw ContentErrors([ContentError(file: path, Phrase(same: "\(error)"))])
    }
    var places: [Column: Int] = [:]
    for (index, head) in document.header.enumerated() {
      let column = Column.allCases.first { $0.heads.contains(head.lowercased()) && places[$0] == nil }
      if let column { places[column] = index } else if !head.isEmpty { ignored.append(head) }
    }
    guard places[.name] != nil || places[.address] != nil || places[.mac] != nil else {
      throw ContentErrors([
        ContentError(
          file: path, line: 1,
          Phrase(
            pl: "potrzebna jest kolumna „nazwa”, „adres” albo „mac”",
            en: "a column “name”, “address” or “mac” is needed"))
      ])
    }
    guard document.rows.count <= InventoryFile.mostRows else {
      throw ContentErrors([
        ContentError(
          file: path,
          Phrase(
            pl: "spis ma ponad \(InventoryFile.mostRows) wierszy; podziel go na jednostki",
            en: "the inventory has more than \(InventoryFile.mostRows) lines; split it by unit"))
      ])
    }
    var errors: [ContentError] = []
    for row in document.rows {
      func cell(_ column: Column) -> String? {
        places[column].flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }.flatMap {
          $0.isEmpty ? nil : $0
        }
      }
      func wrong(_ column: Column, _ pl: String, _ en: String) {
        errors.append(ContentError(file: path, line: row.line, field: column.heads[0], Phrase(pl: pl, en: en)))
      }
      var item = InventoryItem(line: row.line, source: path, imported: now.iso)
      (item.name, item.kind, item.system) = (cell(.name), cell(.kind), cell(.system))
      (item.owner, item.place) = (cell(.owner), cell(.place))
      if let text = cell(.address) {
        item.address = IPAddress(text)?.description
        if item.address == nil {
          wrong(.address, "„\(text)” to nie jest adres IP", "“\(text)” is no IP address")
        }
      }
      if let text = cell(.mac) {
        item.mac = InventoryFile.hardwareAddress(text)
        if item.mac == nil {
          wrong(.mac, "„\(text)” to nie jest adres MAC", "“\(text)” is no hardware address")
        }
      }
      if let text = cell(.supportedUntil) {
        let day = Day(written: text)
        (item.supportedUntil, item.supportDaysLeft) = (day?.iso, day.map { $0 - now.day })
        if day == nil {
          wrong(
            .supportedUntil, "„\(text)” to nie jest data, np. 2026-10-14", "“\(text)” is no day, such as 2026-10-14")
        }
      }
      if let text = cell(.unit) {
        item.unit = units.first { $0.id == text || $0.name.lowercased() == text.lowercased() }?.id
        if item.unit == nil {
          wrong(.unit, "plik sprawy nie zna jednostki „\(text)”", "the case file knows no unit “\(text)”")
        }
      }
      items.append(item)
    }
    guard errors.isEmpty else { throw ContentErrors(errors) }
    guard !items.isEmpty else {
      throw ContentErrors([
        ContentError(file: path, Phrase(pl: "spis nie ma żadnego wiersza", en: "the inventory has no line"))
      ])
    }
  }

  /// `00:11:22:33:44:55` of twelve hexadecimal digits with or without `:`, `-` or `.` between them.
  static func hardwareAddress(_ text: String) -> String? {
    let digits = text.lowercased().filter { !":-.".contains($0) }
    guard digits.utf8.count == 12, digits.allSatisfy({ $0.isHexDigit && $0.isASCII }) else { return nil }
    let letters = Array(digits)
    return stride(from: 0, to: 12, by: 2).map { String(letters[$0...$0 + 1]) }.joined(separator: ":")
  }

  private static func error(_ failure: CSVDocument.Failure, _ path: String) -> ContentError {
    switch failure {
    case .empty: ContentError(file: path, Phrase(pl: "plik jest pusty", en: "the file is empty"))
    case .tooLarge: ContentError(file: path, Phrase(pl: "plik jest za duży", en: "the file is too large"))
    case .openQuote(let line):
      ContentError(
        file: path, line: line,
        Phrase(pl: "cudzysłów otwarty w tym wierszu nie jest zamknięty", en: "a quote opened here is never closed"))
    case .ragged(let line, let cells, let expected):
      ContentError(
        file: path, line: line,
        Phrase(
          pl: "wiersz ma \(cells) komórek, a nagłówek \(expected)",
          en: "the line has \(cells) cells, the head \(expected)"))
    }
  }
}

extension Day {
  /// A day as people write it: `2026-05-31` or `31.05.2026`.
  package init?(written text: String) {
    if let day = Day(iso: text) {
      self = day
      return
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2], year > 1900,
      let found = Day(year: year, month: month, day: day)
    else { return nil }
    self = found
  }
}
