import Model

/// The codes of the columns `…_reason` in words.
enum TLSReason {
  /// The words of a code; an alert keeps the name that the RFCs give it.
  static func words(_ code: String, _ language: Language) -> String {
    if let phrase = phrases[code] { return phrase[language] }
    let parts = code.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[0] == "alert" else { return code }
    return Phrase(pl: "odpowiedź: alert \(parts[1])", en: "answer: alert \(parts[1])")[language]
  }

  private static let phrases: [String: Phrase] = [
    "timed-out": Phrase(pl: "brak odpowiedzi w czasie", en: "no answer in time"),
    "closed": Phrase(pl: "serwer zamknął połączenie", en: "the server closed the connection"),
    "reset": Phrase(pl: "serwer zerwał połączenie", en: "the server broke off the connection"),
    "malformed": Phrase(pl: "niezrozumiała odpowiedź", en: "an answer that makes no sense"),
    "refused": Phrase(pl: "połączenie odrzucone", en: "the connection was refused"),
    "not-tried": Phrase(pl: "zabrakło na to czasu lub odpowiedzi", en: "time or answers did not suffice for it"),
    "handshake-failed": Phrase(pl: "nie udało się uzgodnić sesji", en: "no session could be agreed on"),
    "inconsistent": Phrase(pl: "za każdym razem inna odpowiedź", en: "another answer each time"),
    "not-repeated": Phrase(pl: "nie udało się powtórzyć próby", en: "the trial could not be repeated"),
    "suites-incomplete": Phrase(pl: "nie wszystkie szyfry poznano", en: "not all ciphers are known"),
    "not-resumed": Phrase(pl: "serwer nie wznowił sesji", en: "the server did not resume the session"),
    "accepted": Phrase(pl: "serwer przyjął złe dopełnienie", en: "the server accepted a wrong padding"),
    "told-apart": Phrase(
      pl: "serwer odróżnia złe dopełnienie od złego podpisu", en: "the server tells a wrong padding from a wrong MAC"),
    "answered": Phrase(pl: "serwer odpowiedział na wadliwe pytanie", en: "the server answered the faulty request"),
    "strong-oracle": Phrase(pl: "odpowiedzi wyraźnie się różnią", en: "the answers differ clearly"),
    "weak-oracle": Phrase(pl: "jedna odpowiedź się różni", en: "one answer differs"),
    "longer-identifier": Phrase(
      pl: "serwer dodał bajty swojej pamięci", en: "the server added bytes of its memory"),
  ]
}
