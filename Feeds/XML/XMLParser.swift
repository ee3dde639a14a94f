import CLibXML

extension XMLElement {
    /// The root of a document. Mends what feeds often break (stray ampersands, unknown entities, missing ends); never
    /// opens another file or address. libxml2 refuses nesting over 256 and entities that expand without end.
    static func parse(_ bytes: [UInt8]) throws(FeedError) -> XMLElement {
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOCDATA.rawValue
        let document = Ampersands.mend(bytes).withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil, Int32(options))
        }
        guard let document else { throw .unreadable("it is no XML") }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document) else { throw .unreadable("it has no element") }
        return XMLElement(copying: root)
    }

    private init(copying node: xmlNodePtr) {
        name = String(node.pointee.name)
        namespace = node.pointee.ns.map { String($0.pointee.href) } ?? ""
        attributes = [:]
        children = []
        text = ""
        var attribute = node.pointee.properties
        while let current = attribute {
            attributes[String(current.pointee.name)] = Self.content(of: current)
            attribute = current.pointee.next
        }
        var child = node.pointee.children
        while let current = child {
            add(current)
            child = current.pointee.next
        }
    }

    private mutating func add(_ node: xmlNodePtr) {
        switch node.pointee.type {
        case XML_ELEMENT_NODE:
            let element = XMLElement(copying: node)
            text += element.text
            children.append(element)
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            text += String(node.pointee.content)
        default: break
        }
    }

    private static func content(of attribute: xmlAttrPtr) -> String {
        var value = ""
        var node = attribute.pointee.children
        while let current = node {
            value += String(current.pointee.content)
            node = current.pointee.next
        }
        return value
    }
}

extension String {
    fileprivate init(_ xml: UnsafePointer<xmlChar>?) {
        self = xml.map { String(cString: $0) } ?? ""
    }

    fileprivate init(_ xml: UnsafeMutablePointer<xmlChar>?) {
        self = xml.map { String(cString: $0) } ?? ""
    }
}
