/// What a PAM module can answer, in the order and with the names of pam.conf(5).
package enum PAMReturn: String, CaseIterable, Hashable, Sendable {
  case success
  case openError = "open_err"
  case symbolError = "symbol_err"
  case serviceError = "service_err"
  case systemError = "system_err"
  case bufferError = "buf_err"
  case permissionDenied = "perm_denied"
  case authError = "auth_err"
  case credInsufficient = "cred_insufficient"
  case authinfoUnavailable = "authinfo_unavail"
  case userUnknown = "user_unknown"
  case maxTries = "maxtries"
  case newAuthtokRequired = "new_authtok_reqd"
  case accountExpired = "acct_expired"
  case sessionError = "session_err"
  case credUnavailable = "cred_unavail"
  case credExpired = "cred_expired"
  case credError = "cred_err"
  case noModuleData = "no_module_data"
  case conversationError = "conv_err"
  case authtokError = "authtok_err"
  case authtokRecoveryError = "authtok_recover_err"
  case authtokLockBusy = "authtok_lock_busy"
  case authtokDisableAging = "authtok_disable_aging"
  case tryAgain = "try_again"
  case ignore
  case abort
  case authtokExpired = "authtok_expired"
  case moduleUnknown = "module_unknown"
  case badItem = "bad_item"
  case conversationAgain = "conv_again"
  case incomplete
}
