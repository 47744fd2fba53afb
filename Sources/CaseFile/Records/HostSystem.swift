import GRDB
import Model

/// A system as a whole: its release and support, kernel, and what protects its start.
package struct HostSystem: AssetRecord, Hashable {
  package var id: Int64?
  package var asset: Int64?
  package var name: String?
  package var distribution: String?
  package var release: String?
  package var supportEnds: String?
  package var supportDaysLeft: Int?
  package var extendedEnds: String?
  package var extendedDaysLeft: Int?
  package var extendedName: String?
  package var extendedFree: Bool?
  package var lifecycleChecked: String?
  package var container: Bool?
  package var kernelRunning: String?
  package var kernelNewest: String?
  package var kernelOutdated: Bool?
  package var rebootRequired: Bool?
  package var secureBoot: String?
  package var bootPassword: Bool?
  package var bootSource: String?
  package var ctrlAltDel: Bool?
  package var usbStorage: Bool?
  package var usbSource: String?
  package var mandatoryAccess: String?
  package var mandatorySource: String?
  package var cryptoPolicy: String?
  package var legacyServices: String?
  package var unreadable: String?
  package var observed: String

  package init(observed: String) { self.observed = observed }

  package static let table = CaseTable(
    "host_system", "Linux systems as a whole, from their own files: release, support, kernel, start.",
    columns: [
      .number("id", "The row's number.", .plain),
      .number("asset", "The machine.", .plain),
      .text("name", "PRETTY_NAME of os-release(5).", .version),
      .text("distribution", "ID of os-release(5), such as debian, ubuntu, rhel.", .version),
      .text("release", "VERSION_ID of os-release(5); NULL for rolling ones.", .version),
      .day(
        "support_ends",
        "The last day of the maker's ordinary support, from checks/lifecycles; NULL when the release is not there."),
      .number("support_days_left", "Days until then, negative afterwards.", unit: "days"),
      .day("extended_ends", "The last day of an extended support; NULL when there is none."),
      .number("extended_days_left", "Days until then, negative afterwards.", unit: "days"),
      .text("extended_name", "What that is called, such as LTS, Ubuntu Pro, ELS.", .version),
      .flag("extended_free", "Whether its updates come without a subscription."),
      .day("lifecycle_checked", "The day on which these dates were last checked against their sources."),
      .flag(
        "container", "Whether it runs in a container, whose kernel and firewall are the host's; NULL when not known."),
      .text("kernel_running", "The kernel that runs; NULL when it was not seen running.", .version),
      .text("kernel_newest", "The newest kernel installed of the same flavour.", .version),
      .flag("kernel_outdated", "Whether a newer kernel is installed than the one that runs."),
      .flag("reboot_required", "Whether the system itself asks for a restart after updates."),
      .text("secure_boot", "on, off, or legacy (no UEFI); NULL when it was not seen running.", .plain),
      .flag("boot_password", "Whether the boot menu asks for a password before it is changed; NULL without a menu."),
      .text("boot_source", "The file that says so.", .path),
      .flag("ctrl_alt_del", "Whether anybody at the keyboard may restart it with Ctrl-Alt-Del."),
      .flag("usb_storage", "Whether storage on USB is taken."),
      .text("usb_source", "The place that forbids it, as file:line.", .path),
      .text(
        "mandatory_access",
        "enforcing or permissive SELinux (selinux-enforcing, selinux-permissive), apparmor, or none.",
        .plain),
      .text("mandatory_source", "Where that stands.", .path),
      .text(
        "crypto_policy", "The system-wide cryptographic policy, such as DEFAULT or LEGACY; NULL when it has none.",
        .plain),
      .text(
        "legacy_services",
        "Installed services that send passwords in clear text or serve no purpose any more, by comma; "
          + "empty when there are none.", .version),
      .text("unreadable", "Files that could not be read or understood, each with the reason; NULL when none.", .path),
      .moment("observed", "When the files were read, or collected."),
    ])
}
