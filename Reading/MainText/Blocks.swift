/// Cuts a page into blocks, in one walk.
struct BlockCutter {
    private let page: Page
    private let hints: [Hints]
    private(set) var blocks: [Block] = []

    private var text: [UInt8] = []
    private var linked = 0
    private var isSpacePending = false
    /// The open elements that matter: the end of each and what was outside it.
    private var openBlocks: [(node: Int32, end: Int32)] = []
    private var linkEnd: Int32 = 0
    /// What is said of all the texts of the block that is being written.
    private var said: Hints = []

    init(_ page: Page, hints: [Hints]) {
        self.page = page
        self.hints = hints
        for index in page.nodes.indices { visit(Int32(index)) }
        flush()
    }

    private mutating func visit(_ index: Int32) {
        while let last = openBlocks.last, last.end <= index {
            flush()
            openBlocks.removeLast()
        }
        let node = page.nodes[Int(index)]
        switch node.tag {
        case .text:
            let bytes = page.bytes[Int(node.text.lowerBound)..<Int(node.text.upperBound)]
            if !bytes.allSatisfy({ $0.isHTMLSpace }) {
                said = text.isEmpty ? hints[Int(index)] : said.intersection(hints[Int(index)])
            }
            append(bytes, isLinked: index < linkEnd)
        case .a:
            linkEnd = max(linkEnd, node.end)
        case .br:
            lineBreak()
        case let tag where tag.isInline:
            break
        default:
            flush()
            openBlocks.append((index, node.end))
        }
    }

    private var isPreformatted: Bool { openBlocks.last.map { page.nodes[Int($0.node)].tag == .pre } ?? false }

    private mutating func append(_ bytes: ArraySlice<UInt8>, isLinked: Bool) {
        let before = text.count
        if isPreformatted {
            text += bytes
        } else {
            var index = bytes.startIndex
            while index < bytes.endIndex {
                let byte = bytes[index]
                if byte.isHTMLSpace {
                    isSpacePending = true
                } else if byte == 0xC2, index + 1 < bytes.endIndex, bytes[index + 1] == 0xA0 {
                    isSpacePending = true
                    index += 1
                } else {
                    if isSpacePending, !text.isEmpty, text.last != 10 { text.append(32) }
                    isSpacePending = false
                    text.append(byte)
                }
                index += 1
            }
        }
        if isLinked { linked += text.count - before }
    }

    private mutating func lineBreak() {
        guard !text.isEmpty else { return }
        text.append(10)
        isSpacePending = false
    }

    /// Ends the block that is being written.
    private mutating func flush() {
        defer {
            text.removeAll(keepingCapacity: true)
            linked = 0
            isSpacePending = false
        }
        while let last = text.last, last.isHTMLSpace { text.removeLast() }
        guard !text.isEmpty, let node = openBlocks.last?.node else { return }
        var block = Block(kind: kind(at: node), node: node, text: text, linked: linked, hints: said)
        block.level = page.nodes[Int(node)].tag.headingLevel ?? 0
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                if index + 1 == text.count || !text[index + 1].isASCIIDigit { block.sentenceEnds += 1 }
            default:
                break
            }
        }
        blocks.append(block)
    }

    /// What a block in this element is set as: decided by the nearest element that says so.
    private func kind(at node: Int32) -> Block.Kind {
        var node = node
        var steps = 0
        while node >= 0, steps < 4 {
            switch page.nodes[Int(node)].tag {
            case .h1, .h2, .h3, .h4, .h5, .h6: return .heading
            case .li, .dt, .dd: return .item
            case .td, .th, .caption: return .cell
            case .blockquote: return .quote
            case .pre: return .preformatted
            case .p, .article, .main, .section, .body: if steps > 0 { return .paragraph }
            default: break
            }
            node = page.nodes[Int(node)].parent
            steps += 1
        }
        return .paragraph
    }
}
