import Foundation
import Model

/// A folder of checks that exists while a test runs.
struct Fixture: ~Copyable {
  let path: String

  // The files' texts by path.
  init(_ files: [String: String]) throws {
    path = NSTemporaryDirectory() + "tarcza-catalogue-\(UUID().uuidString)"
    for (name, text) in files {
      let file = "\(path)/\(name)"
      let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A small whole catalogue without faults.
  static let sound = [
    "tls/module.yaml": """
    id: tls
    probe: tls
    title: { pl: Szyfrowanie, en: Encryption }
    summary: { pl: Sprawdza TLS., en: Looks at TLS. }
    tables: [tls_endpoint]
    """,
    "tls/old.yaml": check,
    "remedies/tls-configuration.yaml": remedy,
    "requirements/kri.yaml": requirements,
    "programmes/grant.yaml": programme,
    "sheets/arkusz.yaml": sheet,
    "survey/tls.yaml": survey,
    "tls/policy.yaml": policy,
    "README.md": "The office's checks.",
  ]

  static let check = """
    id: tls.old
    judges: tls_endpoint
    severity: high
    parameters: { minimum: 'TLSv1.2' }
    verdicts:
      - { when: 'NOT handshake', is: not-verified, because: no-handshake }
      - { when: 'tls_rank(oldest) < tls_rank(:minimum)', is: fail, severity: critical, because: obsolete }
      - { otherwise: pass }
    evidence: [oldest, newest]
    texts:
      pl:
        title: Stara wersja TLS
        application: Przestarzałe szyfrowanie
        meaning: 'Usługa na {address} przyjmuje {oldest}.'
        reasons: { no-handshake: Usługa nie odpowiada., obsolete: 'Przyjmuje {oldest}.' }
        remedy: [Wyłącz stare wersje.]
        verify: Uruchom skan.
      en:
        title: Old TLS version
        application: Obsolete encryption
        meaning: 'The service at {address} accepts {oldest}.'
        reasons: { no-handshake: No answer., obsolete: 'Accepts {oldest}.' }
        remedy: [Switch old versions off.]
        verify: Run a scan.
    references: { kri: [szbi-12d], cis8: ['3.10'], cwe: [327], url: ['https://www.rfc-editor.org/rfc/rfc8996'] }
    remedies:
      - { id: tls-configuration, effect: 0.9 }
    tests:
      - { name: modern, given: { tls_endpoint: [{ handshake: true, oldest: TLSv1.2 }] }, expect: pass }
      - { name: old, given: { tls_endpoint: [{ handshake: 1, oldest: TLSv1.0 }] }, expect: { fail: obsolete, severity: critical } }
      - { name: dead, given: { tls_endpoint: [{ handshake: 0 }] }, expect: { not-verified: no-handshake } }
      - { name: blind, given: { tls_endpoint: [{ handshake: 1 }] }, expect: not-verified }
    """

  static let remedy = """
    id: tls-configuration
    kind: configuration
    title: { pl: Ustaw TLS 1.2, en: Set TLS 1.2 }
    application: { pl: Nowe szyfrowanie, en: New encryption }
    who: { pl: administrator, en: administrator }
    hours: 2
    """

  static let requirements = """
    id: kri
    title: { pl: KRI, en: KRI }
    requirements:
      - id: szbi-12d
        title: { pl: Szyfrowanie, en: Encryption }
        answered-by: [scan, survey]
        places:
          - { unit: '§ 20', act: 'KRI 2012', from: 2012-05-31, until: 2024-05-23, confidence: unconfirmed }
          - { unit: '§ 19', act: 'KRI 2024', from: 2024-05-24, confidence: reported, source: 'https://example.org' }
    """

  static let programme = """
    id: grant
    name: { pl: Dotacja, en: Grant }
    status: { value: closed, confidence: reported, source: press }
    minimum: { value: 100000, confidence: confirmed, source: 'https://example.org' }
    maximum: { value: '350000.50', confidence: reported, source: press, note: { pl: Limit powiatu., en: The county's limit. } }
    durability-years: { confidence: unknown }
    excluded-units: { value: [health], confidence: reported, source: press }
    areas:
      - { id: security, title: { pl: Bezpieczeństwo, en: Security }, mandatory: { value: 'yes', confidence: reported, source: press } }
    items:
      - id: proxy
        area: security
        title: { pl: Serwer pośredniczący, en: Reverse proxy }
        requirements: { pl: Szyfruje., en: It encrypts. }
        eligibility: { value: 'yes', confidence: unconfirmed }
        remedies: [tls-configuration]
        quantity: { basis: fixed, each: 2, unit: { pl: [sztuka, sztuki, sztuk], en: [piece, pieces] } }
        price: { low: 1000, high: 2000, year: 2025, confidence: unconfirmed }
        variant: proxies
    rules:
      - { value: { pl: Zasada., en: A rule. }, confidence: reported, source: press }
    verified: 2026-11-22
    """

  static let sheet = """
    id: arkusz
    parts:
      - { title: { pl: Część A, en: Part A }, points: [kri] }
    """

  static let survey = """
    id: tls
    title: { pl: Ankieta, en: Survey }
    sections: [{ id: rules, title: { pl: Zasady, en: Rules } }]
    questions:
      - id: policy
        section: rules
        weight: 3
        text: { pl: Czy są zasady?, en: Are there rules? }
        help: { pl: Na papierze., en: On paper. }
        evidence: { pl: zasady, en: the rules }
        day: { pl: Od kiedy?, en: Since when? }
    """

  static let policy = """
    id: tls.policy
    judges: survey_answer
    where: "question = 'policy'"
    severity: high
    verdicts:
      - { when: "answer = 'no'", is: fail, because: missing }
      - { otherwise: pass }
    texts:
      pl:
        title: Brak zasad
        application: Brak zasad
        meaning: Nikt nie wie.
        reasons: { missing: Nie. }
        remedy: [Spisz zasady.]
        verify: Odpowiedz ponownie.
      en:
        title: No rules
        application: No rules
        meaning: Nobody knows.
        reasons: { missing: No. }
        remedy: [Write the rules.]
        verify: Answer again.
    tests:
      - { name: there are, given: { survey_answer: [{ question: policy, answer: 'yes' }] }, expect: pass }
      - { name: there are none, given: { survey_answer: [{ question: policy, answer: 'no' }] }, expect: { fail: missing } }
      - { name: no answer, given: { survey_answer: [{ question: policy }] }, expect: not-verified }
    """

  /// The sound files, in one of which `old` is replaced by `new`.
  static func broken(_ file: String, _ old: String, _ new: String) -> [String: String] {
    var files = sound
    files[file] = files[file].map { $0.replacingOccurrences(of: old, with: new) }
    return files
  }
}
