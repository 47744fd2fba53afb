import Foundation

/// How many of the true services a scanner named, and how many that are none.
struct Accuracy {
  /// The share of the truth that was found, in per cent.
  var recall: Double
  /// How many of the findings are wrong.
  var wrong: Int

  init(_ found: Set<String>, truth: Set<String>) {
    recall = truth.isEmpty ? 100 : Double(found.intersection(truth).count) / Double(truth.count) * 100
    wrong = found.subtracting(truth).count
  }

  var text: String { "recall \((recall * 100).rounded() / 100) %, \(wrong) wrong" }

  /// `address port` of every open port in the output of `nmap -oG -`, or in that of a child of ours.
  static func read(_ output: String) -> Set<String> {
    var found: Set<String> = []
    for line in output.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, !line.hasPrefix("#") { found.insert(String(line)) }
      guard line.hasPrefix("Host: "), words.count > 1,
        let list = line.components(separatedBy: "Ports: ").dropFirst().first
      else { continue }
      for entry in list.components(separatedBy: ", ") where entry.contains("/open/") {
        found.insert("\(words[1]) \(entry.prefix { $0 != "/" })")
      }
    }
    return found
  }
}
