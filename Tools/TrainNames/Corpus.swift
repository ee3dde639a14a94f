import Language
import NameEvaluation

/// An annotated document, and what each token of our own cutting may be labelled.
struct AnnotatedDocument {
    /// The set it belongs to.
    let set: String
    /// The text and its annotation.
    let tagged: TaggedText
    /// A bit set of labels a token of the document.
    var allowed: [UInt32]
    /// Whether the sentences of the document are trained on; none: all.
    var isTrained: [Bool]?

    /// The text, cut by the recogniser's own tokenizer.
    var document: Document { tagged.document }

    init(_ tagged: TaggedText, set: String, conventions: Conventions, groups: Set<String> = []) {
        self.set = set
        self.tagged = tagged
        allowed = TokenLabels.allowed(tagged, conventions: conventions, groups: groups)
    }
}

/// Reads annotated files.
enum Corpus {
    static func read(
        _ path: String, set: String, conventions: Conventions, groups: Set<String> = []
    ) throws -> [AnnotatedDocument] {
        try TaggedText.read(path).map { AnnotatedDocument($0, set: set, conventions: conventions, groups: groups) }
    }

    /// Reads raw text with another recogniser's tags, which has no documents: every `size` sentences make one.
    static func readRaw(_ path: String, sentences size: Int) throws -> [AnnotatedDocument] {
        try TaggedText.read(path).flatMap { whole in
            stride(from: 0, to: whole.sentences.count, by: size).map { start in
                let part = whole.words(start..<min(start + size, whole.sentences.count))
                return AnnotatedDocument(TaggedText(part), set: "raw", conventions: .raw)
            }
        }
    }
}
