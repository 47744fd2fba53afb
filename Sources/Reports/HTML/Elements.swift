// The elements that the report uses, by their own names (HTML Living Standard § 4).

func element(
  _ name: StaticString, _ attributes: [HTML.Attribute] = [], @HTMLBuilder _ content: () -> HTML = { .nothing }
) -> HTML { .element(name, attributes, content()) }

func section(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("section", attributes, content)
}
func div(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("div", attributes, content)
}
func span(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("span", attributes, content)
}
func p(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML { element("p", attributes, content) }
func h2(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("h2", attributes, content)
}
func h3(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("h3", attributes, content)
}
func h4(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("h4", attributes, content)
}
func b(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML { element("b", attributes, content) }
func ul(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("ul", attributes, content)
}
func ol(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("ol", attributes, content)
}
func li(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("li", attributes, content)
}
func dl(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("dl", attributes, content)
}
func dt(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("dt", attributes, content)
}
func dd(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("dd", attributes, content)
}
func tr(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("tr", attributes, content)
}
func td(_ attributes: HTML.Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  element("td", attributes, content)
}

/// A link to a part of the same page.
func link(to id: String, @HTMLBuilder content: () -> HTML) -> HTML {
  element("a", [HTML.Attribute("href", "#\(id)")], content)
}

/// A number such as `U-001` that leads to what it names; it stays on one line.
func reference(to number: String) -> HTML {
  element("a", [.class("ref"), HTML.Attribute("href", "#\(number)")]) { number }
}

/// A link to a page, when the address is a plain `https` one; otherwise its text.
///
/// The address is the link's text where
/// there is no other.
func link(toPage address: String, title: String? = nil) -> HTML {
  let allowed = address.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }
  guard address.hasPrefix("https://"), allowed else { return .text(address) }
  return element("a", [HTML.Attribute("href", address), HTML.Attribute("rel", "noreferrer")]) { title ?? address }
}
