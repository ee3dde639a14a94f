import CExpat
import Reading

/// A document as far as it can be read.
struct XMLTree {
    /// The outermost element. Where the document breaks off, what was open there ends there.
    let root: XMLElement
    /// Where and why the document breaks off; nil when it does not.
    let fault: String?

    /// Reads a document in any encoding. Nothing else is opened, and no entity of the document's own is expanded:
    /// ``Mending`` takes out what could declare any, and what it should have missed is refused.
    init(_ bytes: [UInt8]) throws(FeedError) {
        guard let text = try? TextDecoder.utf8(bytes, contentType: Self.encoding(bytes), isHTML: false) else {
            throw .unreadable("its encoding is not known")
        }
        guard let parser = XML_ParserCreate("UTF-8") else { throw .unreadable("out of memory") }
        defer { XML_ParserFree(parser) }
        let builder = XMLTreeBuilder(parser, documentBytes: text.count)
        let fault = builder.parse(Mending.mend(text))
        guard let root = builder.finish() else { throw .unreadable(fault ?? "it has no element") }
        (self.root, self.fault) = (root, fault)
    }

    /// What `encoding="…"` in the document's first line names, as a content type's parameter.
    private static func encoding(_ bytes: [UInt8]) -> String? {
        let line = String(decoding: bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
        guard line.contains("<?xml"), let name = line.split(separator: "encoding=").dropFirst().first else {
            return nil
        }
        return "charset=" + name.drop { "\"'".contains($0) }.prefix { !"\"' ?".contains($0) }
    }
}

/// Grows the tree while libexpat reads.
///
/// libexpat calls back on the thread that parses, while `parse` runs, with an unretained pointer to this object, which
/// its caller keeps alive.
private final class XMLTreeBuilder {
    /// Feeds nest a handful of elements; pages inside them some dozens.
    private static let deepest = 256

    private let parser: XML_Parser
    private var open: [XMLElement] = []
    private var root: XMLElement?
    /// An element keeps the text of those inside it too, so depth times length is bounded, and the number of elements with
    /// their attributes: memory stays below twenty times the document.
    private var textRoom: Int
    private var elementRoom: Int
    private var refusal: String?

    init(_ parser: XML_Parser, documentBytes: Int) {
        self.parser = parser
        textRoom = 100_000 + 16 * documentBytes
        elementRoom = 50_000 + documentBytes / 20
    }

    /// Reads to the end, or to what cannot be read: then tells what that is.
    func parse(_ document: [UInt8]) -> String? {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { own, name, attributes in XMLTreeBuilder.of(own).begin(name, attributes) },
            { own, _ in XMLTreeBuilder.of(own).end() })
        XML_SetCharacterDataHandler(parser) { own, text, count in
            XMLTreeBuilder.of(own).add(UnsafeRawBufferPointer(start: text, count: Int(count)))
        }
        XML_SetStartDoctypeDeclHandler(parser) { own, _, _, _, _ in
            XMLTreeBuilder.of(own).refuse("it declares a document type in a way that is not understood")
        }
        let status = document.withUnsafeBytes {
            XML_Parse(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), 1)
        }
        guard status != XML_STATUS_OK, root == nil else { return nil }
        let reason = refusal ?? XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "it is no XML"
        return "line \(XML_GetCurrentLineNumber(parser)): \(reason)"
    }

    /// The root, with everything closed that is open still.
    func finish() -> XMLElement? {
        while !open.isEmpty { close() }
        return root
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLTreeBuilder {
        // libexpat hands back the pointer that `parse` gave it, which is never null.
        Unmanaged<XMLTreeBuilder>.fromOpaque(pointer.unsafelyUnwrapped).takeUnretainedValue()
    }

    private func begin(_ name: UnsafePointer<CChar>?, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard let name, refusal == nil else { return }
        let attributes = Int(XML_GetSpecifiedAttributeCount(parser))
        elementRoom -= 1 + attributes / 2
        if open.count >= Self.deepest { return refuse("elements nest deeper than \(Self.deepest)") }
        if elementRoom < 0 { return refuse("it has too many elements") }
        var element = XMLElement(name: Self.localName(name))
        for place in stride(from: 0, to: attributes, by: 2) {
            guard let key = list?[place], let value = list?[place + 1] else { break }
            element.attributes[Self.localName(key)] = String(cString: value)
        }
        open.append(element)
    }

    private func end() {
        if refusal == nil { close() }
    }

    private func close() {
        guard let element = open.popLast() else { return }
        guard !open.isEmpty else {
            root = element
            return
        }
        add(element.text)
        open[open.count - 1].children.append(element)
    }

    private func add(_ bytes: UnsafeRawBufferPointer) {
        if refusal == nil { add(String(decoding: bytes, as: UTF8.self)) }
    }

    private func add(_ text: String) {
        textRoom -= text.utf8.count
        guard !open.isEmpty else { return }
        if textRoom >= 0 { open[open.count - 1].text += text } else { refuse("its text is too long for its depth") }
    }

    /// Ends the parsing soon: libexpat may still make a callback or two.
    private func refuse(_ reason: String) {
        refusal = refusal ?? reason
        XML_StopParser(parser, XML_Bool(0))
    }

    /// Without the prefix: feeds agree on the local names, and some use prefixes that they do not declare.
    private static func localName(_ name: UnsafePointer<CChar>) -> String {
        let name = String(cString: name)
        return name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
