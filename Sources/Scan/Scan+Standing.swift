import CaseFile
import Model
import Probes

extension Scan {
  /// Tells those who watch how far the scan is.
  func reportStanding() throws {
    var standing = ScanStanding()
    for job in try file.all(Job.self) {
      let weight = job.weight
      standing.piecesTotal += 1
      standing.workTotal += weight
      if job.state == .pending || job.state == .running {
        standing.weights["\(job.module) \(job.target)"] = weight
      } else {
        standing.piecesDone += 1
        standing.workDone += weight
      }
    }
    standing.hosts = try count("SELECT count(*) FROM asset WHERE origin <> 'evidence'")
    standing.services = try count("SELECT count(*) FROM endpoint WHERE state = 'open'")
    watch(.standing(standing))
  }

  private func count(_ sql: String) throws -> Int {
    guard case .integer(let number)? = try file.query(sql).rows.first?.first else { return 0 }
    return Int(number)
  }
}

extension Job {
  /// About how much there is to do, in pairs of host and port: looking at one TLS service takes as long as trying some
  /// thousand ports.
  var weight: Int {
    let ports = self.ports.flatMap { PortSet($0) }?.count ?? 1
    switch module {
    case "ports":
      let hosts = AddressBlock(target).map { Int(clamping: $0.count) } ?? 1
      return ports.multipliedReportingOverflow(by: hosts).partialValue
    case "tls": return 1000 * ports
    default: return ServiceModule.named(module) == nil ? 1000 : 100 * ports
    }
  }
}
