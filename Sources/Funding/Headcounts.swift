/// The office's own numbers, for the quantities of a plan; nil where the office has not said.
package struct Headcounts: Hashable, Sendable {
  package var employees: Int?
  package var workstations: Int?
  package var servers: Int?
  package var administrators: Int?

  package init(
    employees: Int? = nil, workstations: Int? = nil, servers: Int? = nil, administrators: Int? = nil
  ) {
    self.employees = employees
    self.workstations = workstations
    self.servers = servers
    self.administrators = administrators
  }
}
