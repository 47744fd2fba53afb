/// Why a file below a root folder could not be examined; the raw value is the obstacle's reason code.
package enum FileError: String, Error, Hashable, Sendable {
  case notFound = "not-found"
  case permissionDenied = "permission-denied"
  /// A folder, FIFO, device or socket where a file was expected, or anything but a folder where one was.
  case notRegular = "not-regular"
  /// More bytes, or more names, than the caller takes.
  case tooLarge = "too-large"
  /// A path that does not start at the root.
  case outsideRoot = "outside-root"
  /// More symbolic links on the way than are followed, as in a loop.
  case tooManyLinks = "too-many-links"
  /// An archive tells of the file, but does not hold its content.
  case notCollected = "not-collected"
  case io

  /// The kernel's error number in these words.
  init(number: Int32) {
    switch number {
    case Errno.noEntry, Errno.notDirectory, Errno.nameTooLong: self = .notFound
    case Errno.access, Errno.notPermitted: self = .permissionDenied
    case Errno.loop: self = .tooManyLinks
    default: self = .io
    }
  }

  /// The numbers of errno(3) on Linux.
  private enum Errno {
    static let notPermitted: Int32 = 1
    static let noEntry: Int32 = 2
    static let access: Int32 = 13
    static let notDirectory: Int32 = 20
    static let nameTooLong: Int32 = 36
    static let loop: Int32 = 40
  }
}
