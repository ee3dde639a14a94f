import Shared

/// Finds names: for now every run of capitalised words, as places of low confidence.
public struct NameRecogniser: Sendable {
    /// The model's name, kept with every fact it finds.
    public let model = "capitals-1"

    /// Loads the model.
    public init() throws {}

    /// The names of a document, in order, not overlapping.
    public func names(in document: Document) -> [NameMention] {
        document.tokens.indices.filter { (65...90).contains(document.utf8[Int(document.tokens[$0].start)]) }
            .map { NameMention(tokens: $0..<$0 + 1, type: .place, confidence: 0.1) }
    }
}
