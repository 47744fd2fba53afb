/// The languages in which Tarcza speaks to people.
package enum Language: String, Codable, CaseIterable, Sendable {
  case polish = "pl"
  case english = "en"
}
