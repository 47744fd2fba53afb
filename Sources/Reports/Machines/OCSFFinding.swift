import FoundationEssentials
import Model

/// A Compliance Finding of the Open Cybersecurity Schema Framework, version 1.3.0
/// (https://schema.ocsf.io/1.3.0/classes/compliance_finding), for one place of one finding.
struct OCSFFinding: Encodable {
  struct Metadata: Encodable {
    struct Product: Encodable {
      let name = "Tarcza"
      let vendorName = "Tarcza"
      let version: String
      let lang: String
    }
    let version = "1.3.0"
    let product: Product
    let profiles: [String] = []
  }

  struct FindingInfo: Encodable {
    /// The place's fingerprint: the same in every scan.
    let uid: String
    let title: String
    let desc: String
    let types: [String]
    let createdTime: Int
  }

  struct Compliance: Encodable {
    /// The check.
    let control: String
    let requirements: [String]
    let standards: [String]
    let status = "Fail"
    let statusId = 3
    let statusDetail: String?
  }

  struct Remediation: Encodable {
    let desc: String
    let references: [String]
  }

  struct Resource: Encodable {
    let uid: String
    let name: String
    let type: String
    let group: Group?
    let data: [String: String]

    struct Group: Encodable { let name: String }
  }

  let activityId = 1
  let activityName = "Create"
  let categoryUid = 2
  let categoryName = "Findings"
  let classUid = 2003
  let className = "Compliance Finding"
  /// `class_uid` × 100 + `activity_id`.
  let typeUid = 200_301
  let typeName = "Compliance Finding: Create"
  /// Milliseconds since 1970.
  let time: Int
  let severityId: Int
  let severity: String
  let statusId = 1
  let status = "New"
  let message: String
  let metadata: Metadata
  let findingInfo: FindingInfo
  let compliance: Compliance
  let remediation: Remediation
  let resources: [Resource]

  init(_ finding: Report.Finding, at place: Report.Place, in report: Report, time: Int) {
    self.time = time
    (severityId, severity) = OCSFFinding.severity(place.severity)
    message = "\(finding.title): \(place.label)"
    metadata = Metadata(
      product: Metadata.Product(version: report.method.toolVersion, lang: report.language.rawValue))
    findingInfo = FindingInfo(
      uid: place.fingerprint, title: finding.title, desc: finding.meaning,
      types: [finding.area] + finding.references.cwe.map { "CWE-\($0)" }, createdTime: time)
    let requirements = finding.references.requirements
    compliance = Compliance(
      control: finding.check,
      requirements: requirements.map { "\($0.framework):\($0.id)" } + finding.references.cis8.map { "cis8:\($0)" },
      standards: Set(requirements.map(\.framework) + (finding.references.cis8.isEmpty ? [] : ["cis8"])).sorted(),
      statusDetail: place.reason)
    remediation = Remediation(
      desc: finding.steps.joined(separator: "\n"), references: finding.references.urls)
    var data = Dictionary(
      place.evidence.compactMap { value in value.value.map { (value.column, $0) } },
      uniquingKeysWith: { first, _ in first })
    data["address"] = place.address
    data["port"] = place.port.map(String.init)
    data["transport"] = place.transport
    resources = [
      Resource(
        uid: place.fingerprint, name: place.label, type: place.port == nil ? "Host" : "Service",
        group: place.unit.map(Resource.Group.init), data: data)
    ]
  }

  /// `severity_id` and its caption.
  private static func severity(_ severity: Severity) -> (Int, String) {
    switch severity {
    case .info: (1, "Informational")
    case .low: (2, "Low")
    case .medium: (3, "Medium")
    case .high: (4, "High")
    case .critical: (5, "Critical")
    }
  }
}

extension Report {
  /// The findings as OCSF Compliance Findings, a JSON array with one object for every place.
  ///
  /// - Throws: nothing in practice: every value can be encoded.
  package func ocsf() throws -> [UInt8] {
    let moments = method.runs.compactMap { Timestamp(iso: $0.finished ?? $0.started) }
    let seconds = moments.max()?.seconds ?? date.map { $0.number * 86_400 } ?? 0
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    for finding in findings {
      for place in finding.places {
        bytes += bytes.count == 1 ? [0x0A] : [UInt8(ascii: ","), 0x0A]
        bytes += Array(try encoder.encode(OCSFFinding(finding, at: place, in: self, time: seconds * 1000)))
      }
    }
    return bytes + [0x0A, UInt8(ascii: "]"), 0x0A]
  }
}
