/// The bits of userAccountControl ([MS-ADTS] § 2.2.16).
package struct AccountControl: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let disabled = AccountControl(rawValue: 0x2)
  package static let passwordNotRequired = AccountControl(rawValue: 0x20)
  package static let reversiblePassword = AccountControl(rawValue: 0x80)
  package static let normal = AccountControl(rawValue: 0x200)
  package static let interdomainTrust = AccountControl(rawValue: 0x800)
  package static let workstation = AccountControl(rawValue: 0x1000)
  package static let controller = AccountControl(rawValue: 0x2000)
  package static let passwordNeverExpires = AccountControl(rawValue: 0x10000)
  package static let smartcardRequired = AccountControl(rawValue: 0x40000)
  package static let trustedForDelegation = AccountControl(rawValue: 0x80000)
  package static let notDelegated = AccountControl(rawValue: 0x100000)
  package static let desOnly = AccountControl(rawValue: 0x200000)
  package static let preauthenticationNotRequired = AccountControl(rawValue: 0x400000)
  package static let protocolTransition = AccountControl(rawValue: 0x1000000)
  package static let readOnlyController = AccountControl(rawValue: 0x4000000)
}
