/// Character references such as `&amp;`, `&eacute;` and `&#8217;` left in text.
enum Entities {
    /// The names of U+00A0 to U+00FF, in order.
    private static let latin1 = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
        para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
        Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
        Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
        igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
        thorn yuml
        """

    private static let others: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "OElig": 0x152, "oelig": 0x153,
        "Scaron": 0x160, "scaron": 0x161, "Yuml": 0x178, "circ": 0x2C6, "tilde": 0x2DC, "ensp": 0x2002, "emsp": 0x2003,
        "thinsp": 0x2009, "zwnj": 0x200C, "zwj": 0x200D, "lrm": 0x200E, "rlm": 0x200F, "ndash": 0x2013,
        "mdash": 0x2014, "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A, "ldquo": 0x201C, "rdquo": 0x201D,
        "bdquo": 0x201E, "dagger": 0x2020, "bull": 0x2022, "hellip": 0x2026, "permil": 0x2030, "prime": 0x2032,
        "lsaquo": 0x2039, "rsaquo": 0x203A, "euro": 0x20AC, "trade": 0x2122, "rarr": 0x2192, "larr": 0x2190,
        "minus": 0x2212, "NewLine": 0x0A, "Tab": 0x09,
    ]

    private static let scalars: [String: UInt32] = {
        var all = others
        for (index, name) in latin1.split(separator: " ").enumerated() { all[String(name)] = 0xA0 + UInt32(index) }
        return all
    }()

    /// The text with its character references replaced; what is not one stays as it is.
    static func decode(_ text: [UInt8]) -> [UInt8] {
        let hasReference = text.withUnsafeBufferPointer { $0.position(of: UInt8(ascii: "&"), from: 0) < $0.count }
        guard hasReference else { return text }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: "&"), let (scalar, end) = reference(in: text, at: index + 1) {
                out += Array(String(Character(scalar)).utf8)
                index = end
            } else {
                out.append(text[index])
                index += 1
            }
        }
        return out
    }

    static func decode(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: "&")) ? String(decoding: decode(Array(text.utf8)), as: UTF8.self) : text
    }

    /// The character that `text` names from `start` on, up to a semicolon, and where that ends.
    private static func reference(in text: [UInt8], at start: Int) -> (Unicode.Scalar, Int)? {
        guard let end = text[start...].prefix(10).firstIndex(of: UInt8(ascii: ";")), end > start else { return nil }
        let name = String(decoding: text[start..<end], as: UTF8.self)
        let code: UInt32? =
            if name.hasPrefix("#x") || name.hasPrefix("#X") {
                UInt32(name.dropFirst(2), radix: 16)
            } else if name.hasPrefix("#") {
                UInt32(name.dropFirst())
            } else {
                scalars[name]
            }
        guard let code, code != 0, let scalar = Unicode.Scalar(Windows1252.codePoint(code)) else { return nil }
        return (scalar, end + 1)
    }
}
