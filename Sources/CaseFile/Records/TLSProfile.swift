import GRDB
import Model

/// Whether one TLS service meets one authority's profile.
package struct TLSProfile: CaseRecord, Hashable {
  package var id: Int64?
  package var tlsEndpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var name: String?
  package var profile: String
  package var meets: Bool?
  package var level: String?
  package var differences: String?
  package var unknown: String?

  package init(of service: TLSEndpoint, profile: String) {
    tlsEndpoint = service.id
    asset = service.asset
    address = service.address
    transport = service.transport
    port = service.port
    name = service.name
    self.profile = profile
  }

  package static let table = CaseTable(
    "tls_profile",
    "TLS services held against the profiles of authorities: computed from what is stored, one row for each service and "
      + "profile.", identity: ["transport", "port", "name", "profile"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("tls_endpoint", "The TLS service.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address.", .address),
      .text("transport", "tcp.", .plain),
      .number("port", "The port.", .address),
      .text("name", "The server name that was asked for; NULL when none was known.", .name),
      .text(
        "profile",
        "The profile: mozilla-modern, mozilla-intermediate, mozilla-old, ncsc-nl-2025, bsi-tr-02102-2, nist-sp-800-52r2.",
        .plain),
      .flag(
        "meets", "Whether it meets the profile; 0 with a difference, NULL when there is none but something is unknown."),
      .text(
        "level",
        "The level of a profile that has levels (NCSC-NL: good, sufficient, phase-out, insufficient); NULL for others, and "
          + "when it cannot be told.", .plain),
      .text(
        "differences",
        "What differs, as rule=value separated by spaces, such as version=TLSv1.0 suite=TLS_RSA_WITH_RC4_128_SHA, with "
          + "the level behind a colon where the profile has levels; empty when nothing does.", .plain),
      .text("unknown", "The rules that could not be judged because a fact is missing, separated by spaces.", .plain),
    ])
}

/// The rating of one TLS service: the worst cap decides.
package struct TLSGrade: CaseRecord, Hashable {
  package var id: Int64?
  package var tlsEndpoint: Int64?
  package var asset: Int64?
  package var address: String
  package var transport: String
  package var port: Int
  package var name: String?
  package var grade: String?
  package var caps: String?
  package var unknown: String?

  package init(of service: TLSEndpoint) {
    tlsEndpoint = service.id
    asset = service.asset
    address = service.address
    transport = service.transport
    port = service.port
    name = service.name
  }

  package static let table = CaseTable(
    "tls_grade", "The rating of TLS services, computed from what is stored: the worst cap decides.",
    identity: ["transport", "port", "name"],
    columns: [
      .number("id", "The row's number.", .plain),
      .number("tls_endpoint", "The TLS service.", .plain),
      .number("asset", "The host.", .plain),
      .text("address", "The address.", .address),
      .text("transport", "tcp.", .plain),
      .number("port", "The port.", .address),
      .text("name", "The server name that was asked for; NULL when none was known.", .name),
      .text(
        "grade",
        "A+, A, A-, B, C, D, E or F; T when nobody could trust the certificate, M when it is made out to another name; NULL "
          + "when too little is known.", .plain),
      .text(
        "caps", "What keeps it from A+, as grade:reason separated by spaces, such as B:tls10 F:heartbleed.", .plain),
      .text("unknown", "The reasons that could not be judged because a fact is missing, separated by spaces.", .plain),
    ])
}
