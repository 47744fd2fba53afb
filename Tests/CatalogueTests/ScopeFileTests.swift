import Catalogue
import Foundation
import Model
import Testing

@Suite struct ScopeFileTests {
  private static let ports: @Sendable (String) -> PortSet? = { $0 == "standard" ? PortSet("22,80") : nil }

  private static let whole = """
    institution: { name: 'Starostwo Powiatowe', teryt: '0201', employees: 110, workstations: 120 }
    authorised: true
    authorised_by: 'Jan Przykład, starosta'
    authorised_on: 2026-11-20
    units: [{ id: starostwo, name: Starostwo, kind: starostwo }]
    networks: [{ cidr: 192.168.10.0/24, unit: starostwo }, 10.0.0.0/30]
    hosts:
      - { address: 192.168.10.5, name: BIP.przyklad.pl, unit: starostwo }
      - 203.0.113.7
      - poczta.przyklad.pl
    domains: [{ name: przyklad.pl, unit: starostwo }, szkola.pl]
    exclusions: [192.168.10.200, 192.168.10.128/28]
    ports: standard
    rate: { per-second: 100 }
    authorities: urzedy
    evidence: [{ path: serwer, name: pliki, unit: starostwo }, /mnt/kopia]
    programme: { id: cyfrowy-powiat, limit: 300000 }
    """

  private func read(_ text: String) throws -> Scope {
    try ScopeFile.read(text: text, file: "office/powiat.yaml", namedPorts: Self.ports)
  }

  @Test func directoriesAreReadWithoutAPlaceForAPassword() throws {
    let print = String(repeating: "Ab:", count: 31) + "Ab"
    let scope = try read(
      "directories:\n  - ldap://[::1]:3389\n  - { url: 'ldaps://dc1.powiat.local/', bind-as: 'x@y', certificate: '\(print)' }\n"
    )
    #expect(scope.directories.map(\.url) == ["ldap://[::1]:3389", "ldaps://dc1.powiat.local:636"])
    #expect(scope.directories.map(\.security) == [.startTLS, .ldaps])
    #expect(scope.directories.last?.account == "x@y")
    #expect(scope.directories.last?.fingerprint == String(repeating: "ab", count: 32))
    for text in ["'ldaps://'", "'dc1'", "'ldaps://a:0'", "'ldaps://a b'", "{ url: 'ldaps://a', certificate: '12' }"] {
      #expect(throws: ContentErrors.self) { try read("directories: [\(text)]\n") }
    }
  }

  @Test func hoursPaceAndPlaceAreRead() throws {
    let scope = try read("window: 'only 20:00–06:00'\nvantage: internet\nrate: gentle\n")
    #expect(scope.window?.description == "20:00-06:00" && scope.vantage == "internet")
    #expect(scope.rate == Scope.Rate.named("gentle"))
    for text in ["window: '20'", "vantage: 'a/b'", "rate: warp"] {
      #expect(throws: ContentErrors.self) { try read(text) }
    }
  }

  @Test func wholeScopeIsRead() throws {
    let scope = try read(Self.whole)
    #expect(scope.institution.name == "Starostwo Powiatowe" && scope.institution.teryt == "0201")
    #expect(scope.institution.employees == 110 && scope.institution.servers == nil)
    #expect(scope.authorisation?.by == "Jan Przykład, starosta" && scope.authorisation?.on.iso == "2026-11-20")
    #expect(scope.networks.map(\.block.description) == ["192.168.10.0/24", "10.0.0.0/30"])
    #expect(scope.networks.map(\.unit) == ["starostwo", nil])
    #expect(scope.hosts.map(\.name) == ["bip.przyklad.pl", nil, "poczta.przyklad.pl"])
    #expect(scope.hosts.map { $0.address?.description } == ["192.168.10.5", "203.0.113.7", nil])
    #expect(scope.domains.map(\.name) == ["przyklad.pl", "szkola.pl"])
    #expect(scope.exclusions.map(\.description) == ["192.168.10.200", "192.168.10.128/28"])
    #expect(scope.ports?.description == "22,80" && scope.rate.perSecond == 100 && scope.rate.perHost == 16)
    #expect(scope.authorities == "office/urzedy")
    #expect(scope.evidence.map(\.path) == ["office/serwer", "/mnt/kopia"])
    #expect(scope.funding.programme == "cyfrowy-powiat" && scope.funding.limit == Money(zloty: 300_000))
  }

  @Test func everythingIsOptional() throws {
    #expect(try read("hosts: []") == Scope())
    #expect(try read("ports: [22, 8000-8100]").ports?.description == "22,8000-8100")
    #expect(try read("ports: all").ports == .all)
    #expect(try read("authorised: false\nauthorised_by: X").authorisation == nil)
  }

  @Test(arguments: [
    (
      "networks: [192.168.10.0/33]", 1, "networks[0]",
      "„192.168.10.0/33” to nie jest sieć, np. 192.168.10.0/24, ani adres IP"
    ),
    ("hosts:\n  - 192.168.1.256", 2, "hosts[0]", "„192.168.1.256” to nie jest adres IP ani nazwa hosta"),
    ("hosts: [{ name: a.pl, unit: x }]", 1, "hosts[0].unit", "w „units” nie ma jednostki „x”"),
    (
      "units: [{ id: dps, name: DPS, kind: dsp }]", 1, "units[0].kind",
      "„dsp” to nie jest żadne z: starostwo, school, special-school, pup, pcpr, dps, childrens-home, zdp, counselling, "
        + "library, culture, inspection, health, other; czy chodzi o „dps”?"
    ),
    (
      "units: [{ id: dps, name: DPS, kind: dps }]\nnetworks: [{ cidr: 10.0.0.0/8, unit: dp }]", 2, "networks[0].unit",
      "w „units” nie ma jednostki „dp”; czy chodzi o „dps”?"
    ),
    (
      "authorised: true\nauthorised_by: X", 1, "authorised",
      "„authorised: true” wymaga pola „authorised_on”: kto wyraził zgodę na badanie i kiedy"
    ),
    ("authorised: yes", 1, "authorised", "potrzebne jest tu true albo false, bez cudzysłowu"),
    ("authorized: true", 1, "authorized", "nieznany klucz; czy chodzi o „authorised”?"),
    (
      "ports: 0-70000", 1, "ports",
      "„0-70000”: podaj quick, standard, all albo listę portów od 1 do 65535, np. '22,80,443,8000-8100'"
    ),
    ("rate: { per-second: 0 }", 1, "rate.per-second", "potrzebna jest tu liczba całkowita od 1 do 1000000"),
    (
      "institution: { teryt: 12 }", 1, "institution.teryt",
      "kod TERYT powiatu to cztery cyfry w apostrofach, np. '0201'"
    ),
    (
      "programme: { limit: dużo }", 1, "programme.limit",
      "potrzebna jest tu kwota w złotych, np. 12500 albo '12500.50'"
    ),
    ("- a", 1, nil, "potrzebne są tu pola w postaci „klucz: wartość”"),
  ])
  func faultIsNamedInPolish(text: String, line: Int, field: String?, problem: String) throws {
    let errors = try #require(throws: ContentErrors.self) { try read(text) }.errors
    #expect(errors.map(\.problem.pl) == [problem] && errors.map(\.line) == [line] && errors.map(\.field) == [field])
  }

  @Test func missingFileIsNamed() throws {
    let errors = try #require(throws: ContentErrors.self) {
      try ScopeFile.read("/nonexistent/powiat.yaml", namedPorts: Self.ports)
    }
    #expect(
      errors.errors.map { $0.text(.english) }
        == ["/nonexistent/powiat.yaml: it cannot be read: No such file or directory"])
  }
}
