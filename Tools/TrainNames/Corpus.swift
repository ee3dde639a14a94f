import FoundationEssentials
import Language

/// An annotated document: text made of its tokens, and what each token of our own cutting may be labelled.
struct AnnotatedDocument {
    /// One sentence of the annotation.
    struct Sentence {
        /// The words, each as a range of the text's bytes.
        var words: [Range<Int>]
        /// BIO tags, one a word.
        var tags: [String]
    }

    /// The set it belongs to.
    var set: String
    /// The text, cut by the recogniser's own tokenizer.
    var document: Document
    /// The annotation.
    var sentences: [Sentence]
    /// A bit set of labels a token of ``document``.
    var allowed: [UInt32] = []
    /// Whether the sentences of ``document`` are trained on; none: all.
    var isTrained: [Bool]?
}

/// Reads annotated files: `token TAB tag`, BIO2, a blank line after a sentence, `-DOCSTART-` before a document.
enum Corpus {
    static func read(_ path: String, set: String, conventions: Conventions) throws -> [AnnotatedDocument] {
        var documents: [AnnotatedDocument] = []
        var sentences: [[(String, String)]] = []
        var sentence: [(String, String)] = []
        func closeSentence() {
            if !sentence.isEmpty { sentences.append(sentence) }
            sentence = []
        }
        func closeDocument() {
            closeSentence()
            if !sentences.isEmpty { documents.append(make(sentences, set: set, conventions: conventions)) }
            sentences = []
        }
        for line in try Lines.read(path) {
            if line.hasPrefix("-DOCSTART-") {
                closeDocument()
            } else if line.isEmpty {
                closeSentence()
            } else {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                if fields.count >= 2 { sentence.append((String(fields[0]), String(fields[1]))) }
            }
        }
        closeDocument()
        return documents
    }

    /// Reads raw text with another recogniser's tags, which has no documents: every `sentences` make one.
    static func readRaw(_ path: String, sentences: Int) throws -> [AnnotatedDocument] {
        let whole = try read(path, set: "raw", conventions: .raw)
        return whole.flatMap { document in
            stride(from: 0, to: document.sentences.count, by: sentences).map { start in
                let part = document.sentences[start..<min(start + sentences, document.sentences.count)]
                let laid = part.map { sentence in
                    zip(sentence.words, sentence.tags).map { (document.document.string($0), $1) }
                }
                return make(laid, set: "raw", conventions: .raw)
            }
        }
    }

    /// Lays the sentences out as lines of words joined by blanks.
    static func make(_ sentences: [[(String, String)]], set: String, conventions: Conventions) -> AnnotatedDocument {
        var text = ""
        var length = 0
        let laid = sentences.map { words in
            var ranges: [Range<Int>] = []
            for (word, _) in words {
                ranges.append(length..<length + word.utf8.count)
                text += word + " "
                length += word.utf8.count + 1
            }
            text.removeLast()
            text += "\n"
            return AnnotatedDocument.Sentence(words: ranges, tags: words.map(\.1))
        }
        var document = AnnotatedDocument(set: set, document: Document(text), sentences: laid)
        document.allowed = TokenLabels.allowed(document, conventions: conventions)
        return document
    }
}

/// The lines of a file.
enum Lines {
    static func read(_ path: String) throws -> [Substring] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
