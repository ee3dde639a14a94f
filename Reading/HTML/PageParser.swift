import CGumbo

#if canImport(Glibc)
    import Glibc
#endif

/// Parses a reduced page with libgumbo and makes the flat ``Page`` of its tree.
enum PageParser {
    /// The names behind gumbo's numbers.
    private static let tags: [Tag] = (0..<Int(GUMBO_TAG_LAST.rawValue)).map { number in
        guard let name = gumbo_normalized_tagname(GumboTag(UInt32(number))) else { return .unknown }
        return Tag(name: String(cString: name))
    }

    /// The page of some HTML; nil only when there is no memory left.
    static func parse(_ html: [UInt8]) -> Page? {
        let arena = Arena()
        var options = kGumboDefaultOptions
        // Unretained: gumbo calls back only before `gumbo_parse_with_options` returns, and `arena` outlives the tree.
        options.userdata = Unmanaged.passUnretained(arena).toOpaque()
        options.allocator = { arena, size in
            arena.flatMap { Unmanaged<Arena>.fromOpaque($0).takeUnretainedValue().take(size) }
        }
        options.deallocator = { _, _ in }
        options.max_errors = 0
        return withExtendedLifetime(arena) {
            html.withUnsafeBufferPointer { bytes -> Page? in
                guard let base = bytes.baseAddress else { return Page() }
                let output = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    gumbo_parse_with_options(&options, $0, bytes.count)
                }
                return output.map { page(of: $0.pointee.root) }
            }
        }
    }

    private static func page(of root: UnsafeMutablePointer<GumboNode>) -> Page {
        var page = Page()
        append(root, parent: -1, to: &page)
        // The way down: each open element with its number and its next child.
        var open: [(node: UnsafeMutablePointer<GumboNode>, index: Int32, child: UInt32)] = [(root, 0, 0)]
        while let (node, index, child) = open.last {
            let children = node.pointee.v.element.children
            guard child < children.length, let data = children.data[Int(child)] else {
                page.close(index)
                open.removeLast()
                continue
            }
            open[open.count - 1].child += 1
            let next = data.assumingMemoryBound(to: GumboNode.self)
            let number = Int32(page.nodes.count)
            if append(next, parent: index, to: &page) { open.append((next, number, 0)) }
        }
        return page
    }

    /// Adds a node and says whether it can have children.
    @discardableResult
    private static func append(_ node: UnsafeMutablePointer<GumboNode>, parent: Int32, to page: inout Page) -> Bool {
        switch node.pointee.type {
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
            page.append(tags[Int(node.pointee.v.element.tag.rawValue) % tags.count], parent: parent)
            addAttributes(node.pointee.v.element.attributes, to: &page)
            return true
        case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
            guard let text = node.pointee.v.text.text else { return false }
            page.append(.text, parent: parent)
            page.setText(bytes(text))
            return false
        default:
            return false
        }
    }

    private static func addAttributes(_ list: GumboVector, to page: inout Page) {
        for index in 0..<Int(list.length) {
            guard let attribute = list.data[index]?.assumingMemoryBound(to: GumboAttribute.self).pointee,
                let name = AttributeName(hash: WordTable.hash(bytes(attribute.name)))
            else { continue }
            page.addAttribute(name, bytes(attribute.value))
        }
    }

    private static func bytes(_ string: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
        let length = strlen(string)
        return UnsafeRawPointer(string).withMemoryRebound(to: UInt8.self, capacity: length) {
            UnsafeBufferPointer(start: $0, count: length)
        }
    }
}
