extension Int {
  /// The number with its thousands apart: by a no-break space in Polish from 10 000 on (as Polish typography asks;
  /// four digits stay together), by a comma in English.
  package func grouped(_ language: Language) -> String {
    let digits = String(magnitude)
    guard digits.count > (language == .polish ? 4 : 3) else { return String(self) }
    let separator = language == .polish ? "\u{A0}" : ","
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += separator }
      text.append(digit)
    }
    return (self < 0 ? "−" : "") + text
  }
}
