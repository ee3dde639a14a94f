import Testing

@testable import Reading

@Suite struct EncodingTests {
    private func decode(_ bytes: [UInt8], contentType: String? = nil, isHTML: Bool = true) throws -> String {
        String(decoding: try TextDecoder.utf8(bytes, contentType: contentType, isHTML: isHTML), as: UTF8.self)
    }

    @Test("The byte order mark decides first")
    func mark() throws {
        #expect(try decode([0xEF, 0xBB, 0xBF] + Array("é".utf8), contentType: "text/html; charset=iso-8859-1") == "é")
        #expect(try decode([0xFF, 0xFE, 0xE9, 0x00]) == "é")
        #expect(try decode([0xFE, 0xFF, 0x00, 0xE9]) == "é")
    }

    @Test(
        "Declared encodings are followed",
        arguments: [
            ("iso-8859-1", [0xE9, 0x80], "é€"), ("windows-1251", [0xCF, 0xF0], "Пр"), ("KOI8-R", [0xF0, 0xD2], "Пр"),
            ("gb2312", [0xD6, 0xD0], "中"), ("Shift_JIS", [0x93, 0xFA], "日"), ("euc-kr", [0xC7, 0xD1], "한"),
            ("big5", [0xA4, 0xA4], "中"), ("iso-8859-2", [0xB1], "ą"), ("windows-1256", [0xE3], "م"),
        ] as [(String, [UInt8], String)])
    func declared(_ charset: String, _ bytes: [UInt8], _ expected: String) throws {
        #expect(try decode(bytes, contentType: "text/html; charset=\(charset)") == expected)
        let page = Array("<meta charset='\(charset)'>".utf8) + bytes
        #expect(try decode(page).hasSuffix(expected))
    }

    @Test("Without a word it is UTF-8 if it can be, else windows-1252")
    func undeclared() throws {
        #expect(try decode(Array("“é”".utf8)) == "“é”")
        #expect(try decode([0x93, 0xE9, 0x94]) == "“é”")
    }

    @Test("One wrong byte does not make a UTF-8 page windows-1252")
    func accident() throws {
        let text = Array(String(repeating: "é", count: 100).utf8) + [0xFF]
        #expect(try decode(text).hasPrefix("éé"))
    }

    @Test("An unknown encoding is refused by its name")
    func unknown() {
        #expect(throws: ReadingError.unknownEncoding("x-made-up")) {
            try decode([0xE9], contentType: "text/plain; charset=x-made-up")
        }
    }
}
