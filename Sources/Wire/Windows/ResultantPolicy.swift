/// The group policies that reached a computer, as `gpresult /X` reports them
/// (https://learn.microsoft.com/windows-server/administration/windows-commands/gpresult), with the policy that won each
/// setting.
package struct ResultantPolicy: Hashable, Sendable {
  package struct Registry: Hashable, Sendable {
    package var place: RegistryPlace
    package var value: RegistryValue
    /// The name of the group policy, or its identifier.
    package var policy: String?
  }

  package struct Account: Hashable, Sendable {
    /// As in a security template, such as `MinimumPasswordLength`.
    package var key: String
    package var value: Int
    package var policy: String?
  }

  /// The computer's name, without its domain.
  package private(set) var computer: String?
  package private(set) var domain: String?
  package private(set) var registry: [Registry] = []
  package private(set) var accounts: [Account] = []
  /// The names of the group policies that were applied.
  package private(set) var policies: [String] = []
  /// Whether the file is not well-formed or goes on beyond what is read.
  package private(set) var isBroken = false

  private static let mostElements = 500_000

  /// Nil unless the document's element is `Rsop`.
  package init?(_ text: WindowsText) {
    guard text.text.prefix(2000).contains("<Rsop") else { return nil }
    var builder = Builder()
    var reader = XMLReader(text.text)
    do throws(XMLReader.Failure) {
      var count = 0
      while let event = try reader.next() {
        count += 1
        guard count < ResultantPolicy.mostElements else {
          isBroken = true
          break
        }
        builder.take(event)
      }
    } catch {
      isBroken = true
    }
    guard builder.isRsop else { return nil }
    computer = builder.computer
    domain = builder.domain
    policies = builder.names.values.sorted()
    registry = builder.settings.compactMap { setting in
      guard let key = setting["KeyPath"], let name = setting["Name"], let value = Builder.value(setting) else {
        return nil
      }
      return Registry(place: RegistryPlace("hklm\\" + key, name), value: value, policy: builder.policy(setting))
    }
    registry += builder.options.compactMap { option in
      guard let path = option["KeyName"], let end = path.lastIndex(of: "\\"), let value = Builder.value(option) else {
        return nil
      }
      let place = RegistryPlace(String(path[..<end]), String(path[path.index(after: end)...]))
      return Registry(place: place, value: value, policy: builder.policy(option))
    }
    accounts = builder.accounts.compactMap { account in
      guard let key = account["Name"],
        let value = account["SettingNumber"].flatMap({ Int($0) })
          ?? account["SettingBoolean"].map({ $0.lowercased() == "true" ? 1 : 0 })
      else { return nil }
      return Account(key: key, value: value, policy: builder.policy(account))
    }
  }

  /// Collects the elements of interest, each as its children's texts by name.
  private struct Builder {
    var isRsop = false
    var computer: String?
    var domain: String?
    /// Group policies' names by their identifiers.
    var names: [String: String] = [:]
    var settings: [[String: String]] = []
    var options: [[String: String]] = []
    var accounts: [[String: String]] = []

    private var path: [String] = []
    private var text = ""
    private var fields: [String: String] = [:]
    private static let collected: Set<String> = ["RegistrySetting", "SecurityOptions", "Account", "GPO"]
    /// The element that is being collected and its depth.
    private var current: (name: String, depth: Int)?

    mutating func take(_ event: XMLReader.Event) {
      switch event {
      case .start(let name, _):
        path.append(name)
        text = ""
        if path.count == 1 { isRsop = name == "Rsop" }
        let isPolicy = name == "GPO" && path.count == 3
        if current == nil, isComputer, isPolicy || (name != "GPO" && Builder.collected.contains(name)) {
          current = (name, path.count)
          fields = [:]
        }
      case .text(let part): if text.utf8.count < 65_536 { text += part }
      case .end(let name):
        close(name)
        text = ""
        if !path.isEmpty { path.removeLast() }
      }
    }

    private var isComputer: Bool { path.count >= 2 && path[1] == "ComputerResults" }

    private mutating func close(_ name: String) {
      let value = text.trimmingSpaces
      guard let current else {
        guard isComputer, path.count == 3 else { return }
        if name == "Name" { computer = value.split(separator: "\\").last.map { String($0.prefix { $0 != "$" }) } }
        if name == "Domain" { domain = value }
        return
      }
      if path.count > current.depth {
        // The first of a name counts: deeper ones explain it.
        if !value.isEmpty, fields[name] == nil { fields[name] = value }
        return
      }
      switch current.name {
      case "RegistrySetting": settings.append(fields)
      case "SecurityOptions": options.append(fields)
      case "Account": accounts.append(fields)
      default:
        if let identifier = fields["Identifier"], let title = fields["Name"] { names[identifier.uppercased()] = title }
      }
      self.current = nil
    }

    func policy(_ fields: [String: String]) -> String? {
      fields["Identifier"].map { names[$0.uppercased()] ?? $0 }
    }

    static func value(_ fields: [String: String]) -> RegistryValue? {
      if let number = (fields["SettingNumber"] ?? fields["Number"]).flatMap({ UInt64($0) }) { return .number(number) }
      if let word = fields["SettingBoolean"] { return .number(word.lowercased() == "true" ? 1 : 0) }
      return (fields["SettingString"] ?? fields["String"]).map(RegistryValue.text)
    }
  }
}
