import Model

extension HTTPEndpoint {
  /// Strict-Transport-Security (RFC 6797).
  static let transportSecurity: [CaseColumn] = [
    .flag("hsts", "Whether it sends Strict-Transport-Security; over plain HTTP clients ignore it."),
    .number("hsts_max_age", "Its age; NULL without the header, or when the header cannot be read.", unit: "seconds"),
    .flag("hsts_subdomains", "Whether it includes subdomains; NULL without the header."),
    .flag("hsts_preload", "Whether it asks for preloading; NULL without the header."),
    .flag("hsts_valid", "Whether the header can be read as RFC 6797 § 6.1 has it; NULL without the header."),
  ]

  /// Set-Cookie (RFC 6265).
  static let cookieFacts: [CaseColumn] = [
    .number("cookies", "How many cookies it sets."),
    .number("cookies_insecure", "How many of them lack Secure."),
    .number("cookies_scriptable", "How many lack HttpOnly."),
    .number("cookies_cross_site", "How many lack SameSite, or have SameSite=None without Secure."),
    .text(
      "cookie_faults", "The cookies' names with what they lack, such as id:secure+httponly, separated by commas.", .name
    ),
  ]

  static let headers: [CaseColumn] = [
    .text("csp", "Content-Security-Policy; empty when there is none.", .version),
    .text(
      "csp_faults",
      "What a policy leaves open, separated by commas: none (no policy), report-only, unsafe-inline, unsafe-eval, "
        + "wildcard, http, data, no-default, no-frame-ancestors, no-form-action, no-base-uri; empty when nothing.",
      .plain),
    .text("x_frame_options", "X-Frame-Options; empty when there is none.", .version),
    .flag(
      "framing_forbidden",
      "Whether other sites cannot show it in a frame: frame-ancestors of a policy other than *, else X-Frame-Options of "
        + "DENY or SAMEORIGIN."),
    .text("x_content_type_options", "X-Content-Type-Options; empty when there is none.", .version),
    .text("referrer_policy", "Referrer-Policy; empty when there is none.", .version),
    .flag(
      "referrer_leaks",
      "Whether Referrer-Policy lets full addresses out to other sites (unsafe-url, no-referrer-when-downgrade); 0 without "
        + "the header, for browsers are careful by themselves."),
    .text("permissions_policy", "Permissions-Policy; empty when there is none.", .version),
    .text("cross_origin", "Access-Control-Allow-Origin; empty when there is none.", .version),
    .text("server", "The header Server; empty when there is none.", .version),
    .flag("server_version", "Whether Server or X-Powered-By tells a version number."),
    .text("powered_by", "X-Powered-By; empty when there is none.", .version),
    .text(
      "compression",
      "The Content-Encoding when gzip, deflate and br were offered; empty for none. Over TLS it is what BREACH needs, no "
        + "proof of it.", .plain),
  ]

  /// The page itself, as far as its first 256 KiB show.
  static let page: [CaseColumn] = [
    .number("mixed_content", "How many scripts, frames, styles and images a page over TLS takes over plain HTTP."),
    .number("insecure_forms", "How many forms are sent over plain HTTP."),
    .flag("password_form", "Whether the page asks for a password."),
    .flag("directory_listing", "Whether the page is a list of the files in a folder."),
    .text("title", "The page's title, unprintable bytes escaped; empty without one.", .version),
    .flag(
      "security_txt", "Whether there is a /.well-known/security.txt with a contact (RFC 9116); NULL when not asked."),
    .moment("observed", "When it was seen."),
  ]
}
