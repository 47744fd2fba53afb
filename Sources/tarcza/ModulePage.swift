import Checks
import Model

/// A module for people: what it looks at, what it sends, and why that is safe.
struct ModulePage {
  let module: CheckModule
  let language: Language

  init(_ module: CheckModule, _ language: Language) {
    self.module = module
    self.language = language
  }

  var text: String {
    let head = [module.title[language]] + Terminal.wrapped(module.summary[language]) + [""]
    let exchanges = module.exchanges.flatMap(lines)
    return (head + exchanges + (exchanges.isEmpty ? [] : [""])).map { $0 + "\n" }.joined()
  }

  private func lines(of exchange: CheckModule.Exchange) -> [String] {
    ["\(exchange.id) (\(exchange.ports[language]))"]
      + ExchangeWords(exchange, language).sentences.flatMap { sentence in
        Terminal.wrapped(sentence, indent: 2).map { "  \($0)" }
      }
  }
}

/// What an exchange sends and why that is safe, as sentences.
struct ExchangeWords {
  let sentences: [String]

  init(_ exchange: CheckModule.Exchange, _ language: Language) {
    sentences = [
      "\(say("Wysyła", "Sends")): \(exchange.sends[language])",
      "\(say("Dlaczego to bezpieczne", "Why it is safe")): \(exchange.safety[language])",
    ]
  }
}
