/// A row about a directory; it belongs to the asset that the directory was read from.
package protocol DirectoryRecord: CaseRecord {
  var asset: Int64? { get set }
}
