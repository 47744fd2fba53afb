/// The page's Content Security Policy (https://www.w3.org/TR/CSP3/): nothing is loaded, and only our own style and
/// script run, known by their SHA-256.
enum ContentSecurity {
  static let policy =
    "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
    + [screen, print, polishPages, englishPages].map { "'sha256-\($0)'" }.joined(separator: " ")
    + "; script-src 'sha256-\(script)'"

  /// In base64, each of the constant of the same name; a test computes them anew.
  static let screen = "JWh6uwr+cK7TB5au8pYaTMUb6owAnAJnEz2OxhFLMFM="
  static let print = "JHZGYdiM/654wnKogww7QwDZv2ZNSQzQDguwNqUoruU="
  static let polishPages = "NZV6ZJvSnXbme2h5K3lIb5hzQqaxyMqbLujoW9p/yX4="
  static let englishPages = "324cf6Fnmz7RkdOi/ZXdBdyWFlalNBgU4lPbkpjjGfA="
  static let script = "erxC9JUWFgSfL0byLWA2jmpD0c1/hUO4sg8aMq1rKXA="
}
