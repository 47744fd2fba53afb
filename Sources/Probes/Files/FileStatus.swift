/// What inode(7) tells of a file.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case regular, directory, other }

  package var kind: Kind
  /// The permissions with the set-user-id, set-group-id and sticky bits: 0 to 0o7777.
  package var mode: UInt32
  package var owner: UInt32
  package var group: UInt32
  /// In bytes.
  package var size: Int64
  /// When the content was last changed, in seconds since 1970; 0 when the archive does not say.
  package var modified: Int64 = 0
}
