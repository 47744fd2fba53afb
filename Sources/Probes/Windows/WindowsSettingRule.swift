internal import Wire

/// A setting: the places that decide it, the strongest first, and what holds when all of them are empty.
struct WindowsSettingRule: Sendable {
  enum Reading: Sendable {
    case number, text
    /// Only whether there is a value; the value itself is a secret.
    case presence
    /// A number in units of so many.
    case scaled(Int)
  }

  let name: String
  let places: [WindowsLayers.Place]
  /// What Windows does without a value, as documented; nil where that depends on what is not known here.
  let fallback: @Sendable (WindowsFacts) -> Int?
  var reading = Reading.number

  init(
    _ name: String, _ places: [WindowsLayers.Place], reading: Reading = .number,
    fallback: @escaping @Sendable (WindowsFacts) -> Int? = { _ in nil }
  ) {
    self.name = name
    self.places = places
    self.reading = reading
    self.fallback = fallback
  }

  /// With the same default on every Windows.
  init(_ name: String, _ places: [WindowsLayers.Place], _ fallback: Int, reading: Reading = .number) {
    self.init(name, places, reading: reading) { _ in fallback }
  }
}

/// What a default may depend on; nil where the evidence does not tell.
struct WindowsFacts: Sendable {
  var build: Int?
  var isServer: Bool?
  /// The edition's identifier, such as `Professional`.
  var edition: String?
  var isController: Bool?

  /// `value` from that build on, `before` on older ones; nil when the build is not known.
  func since(_ build: Int, _ value: Int?, before: Int?) -> Int? {
    self.build.flatMap { $0 >= build ? value : before }
  }
}

extension WindowsLayers.Place {
  static func policy(_ key: String, _ name: String) -> Self {
    .policy(RegistryPlace("hklm\\software\\policies\\" + key, name))
  }
  static func user(_ key: String, _ name: String) -> Self {
    .policy(RegistryPlace("hkcu\\software\\policies\\" + key, name))
  }
  static func software(_ key: String, _ name: String) -> Self {
    .machine(RegistryPlace("hklm\\software\\" + key, name))
  }
  static func control(_ key: String, _ name: String) -> Self {
    .machine(RegistryPlace("hklm\\system\\currentcontrolset\\control\\" + key, name))
  }
  static func service(_ key: String, _ name: String) -> Self {
    .machine(RegistryPlace("hklm\\system\\currentcontrolset\\services\\" + key, name))
  }
}
