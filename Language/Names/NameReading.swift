/// A document as the recogniser sees it: its tokens' traits and what the whole says of each.
package struct NameReading: ~Copyable {
    private let traits: UnsafeMutableBufferPointer<TokenTraits>
    private let hashes: UnsafeMutableBufferPointer<UInt32>
    private let context: DocumentContext
    private let sentences: [Range<Int>]

    /// Looks every token of a document up.
    package init(_ document: Document, lexicon: Lexicon) {
        let count = document.tokens.count
        let traits = UnsafeMutableBufferPointer<TokenTraits>.allocate(capacity: count + 2)
        hashes = .allocate(capacity: FeatureExtractor.most)
        sentences = document.sentences
        document.utf8.withUnsafeBufferPointer { utf8 in
            for (index, token) in document.tokens.enumerated() {
                traits.initializeElement(at: index, to: TokenTraits(utf8, token.range, kind: token.kind))
                lexicon.describe(&traits[index])
            }
        }
        traits.initializeElement(at: count, to: TokenTraits(edge: 1))
        traits.initializeElement(at: count + 1, to: TokenTraits(edge: 2))
        for sentence in sentences { lexicon.markNames(traits, in: sentence) }
        self.traits = traits
        context = DocumentContext(traits, sentences: sentences, lexicon: lexicon)
    }

    deinit {
        traits.deallocate()
        hashes.deallocate()
    }

    /// Calls `body` with every token's features, in order.
    @inline(__always)
    package func forEachToken(inSentence index: Int, _ body: (Int, FeatureBuffer) -> Void) {
        let sentence = sentences[index]
        let extractor = FeatureExtractor(traits, context, sentence: sentence, index: index)
        var buffer = FeatureBuffer(hashes)
        for token in sentence {
            extractor.features(at: token, into: &buffer)
            body(token, buffer)
        }
    }

    /// The traits of a token.
    package subscript(token: Int) -> TokenTraits { traits[token] }
}
