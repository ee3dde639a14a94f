/// An element of an XML document, without its namespace prefixes: feeds agree on the local names.
struct XMLElement {
    /// The local name.
    var name: String
    /// The attributes by local name.
    var attributes: [String: String] = [:]
    /// The elements in it.
    var children: [XMLElement] = []
    /// All text in it and below, in order.
    var text = ""

    /// The first child of that name, of any namespace.
    func first(_ name: String) -> XMLElement? {
        children.first { $0.name == name }
    }

    /// All children of that name, of any namespace.
    func all(_ name: String) -> [XMLElement] {
        children.filter { $0.name == name }
    }

    /// The text of the first child of one of these names that has any, without space around it.
    func text(of names: String...) -> String? {
        for name in names {
            for child in all(name) {
                if let text = child.text.trimmed() { return text }
            }
        }
        return nil
    }
}

extension String {
    /// Without white space around it; nil when nothing is left.
    func trimmed() -> String? {
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return nil }
        return String(scalars[start...end])
    }
}
