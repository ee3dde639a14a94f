/// A parsed page as one flat array: every element stands before what it contains, and knows where that ends. Walks are
/// loops over it, so that no depth of nesting can exhaust the stack.
struct Page: Sendable {
    /// An element or a run of text.
    struct Node: Sendable {
        var tag: Tag
        var parent: Int32
        /// One past the last node inside this one.
        var end: Int32
        /// A text's bytes.
        var text: Range<Int32>
        /// An element's attributes.
        var attributes: Range<Int32>
    }

    struct Attribute: Sendable {
        var name: AttributeName
        var value: Range<Int32>
    }

    private(set) var nodes: [Node] = []
    private(set) var attributes: [Attribute] = []
    /// All texts and values, as UTF-8.
    private(set) var bytes: [UInt8] = []

    /// Opens an element or a text inside `parent` (-1: none); nodes must come in the order of the page.
    mutating func append(_ tag: Tag, parent: Int32) {
        let here = Int32(attributes.count)
        let end = Int32(bytes.count)
        nodes.append(
            Node(tag: tag, parent: parent, end: Int32(nodes.count) + 1, text: end..<end, attributes: here..<here))
    }

    /// Gives the last node an attribute.
    mutating func addAttribute(_ name: AttributeName, _ value: UnsafeBufferPointer<UInt8>) {
        attributes.append(Attribute(name: name, value: add(value)))
        nodes[nodes.count - 1].attributes = nodes[nodes.count - 1].attributes.lowerBound..<Int32(attributes.count)
    }

    /// Gives the last node its text.
    mutating func setText(_ text: UnsafeBufferPointer<UInt8>) {
        nodes[nodes.count - 1].text = add(text)
    }

    /// Says that all nodes up to now are the last ones inside `node`.
    mutating func close(_ node: Int32) {
        nodes[Int(node)].end = Int32(nodes.count)
    }

    private mutating func add(_ value: UnsafeBufferPointer<UInt8>) -> Range<Int32> {
        let start = Int32(bytes.count)
        bytes.append(contentsOf: value)
        return start..<Int32(bytes.count)
    }
}

extension Page {
    /// An attribute's value.
    func value(_ name: AttributeName, of node: Int) -> String? {
        range(name, of: node).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The bytes of an attribute's value.
    func range(_ name: AttributeName, of node: Int) -> Range<Int>? {
        for attribute in attributes[Int(nodes[node].attributes.lowerBound)..<Int(nodes[node].attributes.upperBound)]
        where attribute.name == name {
            return Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)
        }
        return nil
    }

    /// The text inside a node, white space made single; a line break between blocks.
    func text(of node: Int, limit: Int = 4096) -> String {
        var text: [UInt8] = []
        for index in node..<Int(nodes[node].end) {
            if nodes[index].tag != .text {
                if !nodes[index].tag.isInline, !text.isEmpty { text.append(32) }
                continue
            }
            for byte in bytes[Int(nodes[index].text.lowerBound)..<Int(nodes[index].text.upperBound)] {
                text.append(byte)
            }
            if text.count > limit { break }
        }
        return String(decoding: text.singleSpaced, as: UTF8.self)
    }

    /// The nodes with this tag, in order.
    func all(_ tag: Tag) -> [Int] {
        nodes.indices.filter { nodes[$0].tag == tag }
    }
}
