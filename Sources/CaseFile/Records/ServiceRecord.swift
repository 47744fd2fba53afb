/// A row on one service of a machine.
package protocol ServiceRecord: AssetRecord {
  /// The service's endpoint; nil until it is in the case file.
  var endpoint: Int64? { get set }
}
