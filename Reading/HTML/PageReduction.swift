#if canImport(Glibc)
    import Glibc
#endif

/// A page without what cannot matter to a reader: scripts, styles, drawings, comments, tags that only dress text, and
/// attributes that nothing looks at. Most pages shrink to a fifth, which pays for the parser several times over; and
/// what makes a parser slow or hungry (thousands of attributes, open formatting elements, deep nesting) never reaches it.
struct PageReduction {
    /// The page that is left: well-formed tags, UTF-8.
    private(set) var html: [UInt8] = []
    /// The contents of `<script type="application/ld+json">`.
    private(set) var structuredData: [[UInt8]] = []
    /// How many elements were kept.
    private(set) var elements = 0

    /// Elements nested deeper are flattened, as browsers do.
    static let maximumDepth = 256

    private var depth = 0
    private var openPre = 0
    /// Elements whose end tag was looked for in vain: not looked for again, so that the run stays linear.
    private var endless: Set<Tag> = []

    /// Reduces a page of UTF-8 bytes. One pass.
    init(_ page: [UInt8]) {
        html.reserveCapacity(page.count / 3)
        html += Array("<!DOCTYPE html>".utf8)
        page.withUnsafeBufferPointer { bytes in run(bytes) }
    }

    private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < bytes.count {
            let mark = bytes.position(of: UInt8(ascii: "<"), from: at)
            text(bytes[at..<mark])
            guard mark < bytes.count else { return }
            at = markup(bytes, mark)
        }
    }

    /// Copies text, each run of white space as its first character; `pre` keeps its lines.
    private mutating func text(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        var isSpace = html.last?.isHTMLSpace ?? false
        for byte in text {
            let wasSpace = isSpace
            isSpace = byte.isHTMLSpace
            if isSpace, wasSpace, openPre == 0 { continue }
            html.append(byte)
        }
    }

    /// Handles what starts with the `<` at `mark` and returns where to go on.
    private mutating func markup(_ bytes: UnsafeBufferPointer<UInt8>, _ mark: Int) -> Int {
        guard mark + 1 < bytes.count else { return bytes.count }
        switch bytes[mark + 1] {
        case UInt8(ascii: "!"):
            return afterDeclaration(bytes, mark)
        case UInt8(ascii: "?"):
            return bytes.position(of: UInt8(ascii: ">"), from: mark) + 1
        case UInt8(ascii: "/"):
            return endTag(bytes, mark)
        case let byte where byte.isASCIILetter:
            return startTag(bytes, mark)
        default:
            html += Array("&lt;".utf8)
            return mark + 1
        }
    }

    private func afterDeclaration(_ bytes: UnsafeBufferPointer<UInt8>, _ mark: Int) -> Int {
        guard bytes.starts(with: "<!--", at: mark) else { return bytes.position(of: UInt8(ascii: ">"), from: mark) + 1 }
        // `<!-->` and `<!--->` are whole comments.
        var at = mark + 2
        while true {
            at = bytes.position(of: UInt8(ascii: ">"), from: at)
            guard at < bytes.count else { return at }
            if bytes.starts(with: "--", at: at - 2) || bytes.starts(with: "--!", at: at - 3) { return at + 1 }
            at += 1
        }
    }

    private mutating func endTag(_ bytes: UnsafeBufferPointer<UInt8>, _ mark: Int) -> Int {
        var scan = TagScan(bytes, at: mark + 2)
        let tag = scan.readName()
        scan.skipAttributes()
        guard tag.treatment == .keep, !tag.isVoid, tag != .unknown || scan.hasName else { return scan.position }
        if !tag.closesItself {
            depth = max(0, depth - 1)
            if depth >= Self.maximumDepth { return scan.position }
        }
        if tag == .pre { openPre = max(0, openPre - 1) }
        html += [UInt8(ascii: "<"), UInt8(ascii: "/")]
        html.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[scan.nameRange]))
        html.append(UInt8(ascii: ">"))
        return scan.position
    }

    private mutating func startTag(_ bytes: UnsafeBufferPointer<UInt8>, _ mark: Int) -> Int {
        var scan = TagScan(bytes, at: mark + 1)
        let tag = scan.readName()
        switch tag.treatment {
        case .keep:
            open(tag, &scan)
            return tag == .title ? afterTitle(bytes, scan.position) : scan.position
        case .unwrap:
            scan.skipAttributes()
            // A rule or an input still parts the words around it.
            if tag == .hr || tag == .input || tag == .option || tag == .img { html.append(UInt8(ascii: " ")) }
            return scan.position
        case .dropRaw:
            let isData = tag == .script && scan.skipAttributes(watchingFor: "application/ld+json")
            if tag != .script { scan.skipAttributes() }
            return afterRaw(tag, bytes, scan, isData: isData)
        case .dropTree:
            scan.skipAttributes()
            return scan.selfCloses ? scan.position : afterTree(tag, bytes, scan)
        }
    }

    private mutating func open(_ tag: Tag, _ scan: inout TagScan) {
        let isFlattened = !tag.isVoid && !tag.closesItself && depth >= Self.maximumDepth
        if !tag.isVoid, !tag.closesItself { depth += 1 }
        guard !isFlattened else { return scan.skipAttributes() }
        if tag == .pre { openPre += 1 }
        let start = html.count
        html.append(UInt8(ascii: "<"))
        html.append(contentsOf: UnsafeBufferPointer(rebasing: scan.bytes[scan.nameRange]))
        let isUseful = scan.copyAttributes(of: tag, to: &html)
        html.append(UInt8(ascii: ">"))
        if isUseful { elements += 1 } else { html.removeSubrange(start...) }
    }

    private mutating func afterTitle(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard let end = bytes.endTag("title", from: start) else { return start }
        for byte in bytes[start..<end] {
            if byte == UInt8(ascii: "<") { html += Array("&lt;".utf8) } else { html.append(byte) }
        }
        return end
    }

    private mutating func afterRaw(
        _ tag: Tag, _ bytes: UnsafeBufferPointer<UInt8>, _ scan: TagScan, isData: Bool
    ) -> Int {
        guard !endless.contains(tag), let end = bytes.endTag(tag.rawValue, from: scan.position) else {
            endless.insert(tag)
            return tag == .script || tag == .style ? bytes.count : scan.position
        }
        if isData { structuredData.append(Array(bytes[scan.position..<end])) }
        html.append(UInt8(ascii: " "))
        return bytes.position(of: UInt8(ascii: ">"), from: end) + 1
    }

    /// Skips an element with all of the same name inside it.
    private mutating func afterTree(_ tag: Tag, _ bytes: UnsafeBufferPointer<UInt8>, _ scan: TagScan) -> Int {
        guard !endless.contains(tag) else { return scan.position }
        var at = scan.position
        var open = 1
        while open > 0 {
            at = bytes.position(of: UInt8(ascii: "<"), from: at)
            guard at + 1 < bytes.count else {
                endless.insert(tag)
                return scan.position
            }
            let isEnd = bytes[at + 1] == UInt8(ascii: "/")
            var inner = TagScan(bytes, at: at + (isEnd ? 2 : 1))
            at += 1
            guard inner.readName() == tag else { continue }
            inner.skipAttributes()
            at = inner.position
            if isEnd { open -= 1 } else if !inner.selfCloses { open += 1 }
        }
        html.append(UInt8(ascii: " "))
        return at
    }
}
