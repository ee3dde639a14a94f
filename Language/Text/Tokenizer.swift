/// Cuts UTF-8 bytes into tokens and tokens into sentences.
enum Tokenizer {
    static func tokens(of utf8: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var start: Int?
        func flush(_ end: Int) {
            if let begun = start { tokens.append(Token(start: Int32(begun), end: Int32(end))) }
            start = nil
        }
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            if isWordByte(byte) {
                start = start ?? index
                index += 1
                continue
            }
            flush(index)
            if byte > 32 { tokens.append(Token(start: Int32(index), end: Int32(index + 1))) }
            index += 1
        }
        flush(utf8.count)
        return tokens
    }

    static func sentences(of tokens: [Token], in utf8: [UInt8]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        for (index, token) in tokens.enumerated()
        where token.end - token.start == 1 && [46, 33, 63].contains(utf8[Int(token.start)]) {
            sentences.append(start..<index + 1)
            start = index + 1
        }
        if start < tokens.count { sentences.append(start..<tokens.count) }
        return sentences
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte | 0x20) || (97...122).contains(byte | 0x20)
    }
}
