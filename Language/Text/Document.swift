/// A text cut into sentences and tokens, with the way back from bytes to code points.
public struct Document: Sendable {
    /// The text's UTF-8 bytes; every offset below counts in it unless it says otherwise.
    public let utf8: [UInt8]
    /// Words, numbers, punctuation marks: never empty, in order, not overlapping.
    public let tokens: [Token]
    /// Ranges of token indices: in order, together all tokens.
    public let sentences: [Range<Int>]
    /// Ranges of token indices: in order, together all tokens; every one begins and ends with a sentence.
    public let paragraphs: [Range<Int>]
    /// Code points before each 64-byte block of `utf8`.
    private let codePointsBeforeBlock: [Int32]

    /// Cuts `text`, which may be any string. Linear in its length.
    public init(_ text: String) {
        utf8 = Array(text.utf8)
        tokens = Tokenizer.tokens(of: utf8)
        (sentences, paragraphs) = SentenceSplitter.split(tokens, in: utf8)
        var counts: [Int32] = []
        var seen: Int32 = 0
        for (index, byte) in utf8.enumerated() {
            if index & 63 == 0 { counts.append(seen) }
            if byte & 0xC0 != 0x80 { seen += 1 }
        }
        counts.append(seen)
        codePointsBeforeBlock = counts
    }

    /// The number of code points before the byte at `offset` (0...utf8.count), which must start a code point.
    public func codePoint(atByte offset: Int) -> Int {
        let block = min(offset >> 6, codePointsBeforeBlock.count - 1)
        var count = Int(codePointsBeforeBlock[block])
        if block << 6 > offset { return count }
        for index in (block << 6)..<offset where utf8[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// The words of a range of bytes.
    public func string(_ range: Range<Int>) -> String {
        String(decoding: utf8[range], as: UTF8.self)
    }
}
