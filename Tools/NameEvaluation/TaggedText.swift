import FoundationEssentials
import Language

/// A document whose names are annotated: its text, made of the annotation's words, and a tag for every word.
public struct TaggedText: Sendable {
    /// One sentence of the annotation.
    public struct Sentence: Sendable {
        /// The words, each as a range of the text's bytes.
        public let words: [Range<Int>]
        /// BIO tags, one a word.
        public let tags: [String]
    }

    /// The text, cut by the recogniser's own tokenizer.
    public let document: Document
    /// The annotation.
    public let sentences: [Sentence]

    /// Lays sentences of words and tags out as lines of words joined by blanks.
    public init(_ sentences: [[(word: String, tag: String)]]) {
        var text = ""
        var length = 0
        self.sentences = sentences.map { words in
            var ranges: [Range<Int>] = []
            for (word, _) in words {
                ranges.append(length..<length + word.utf8.count)
                text += word + " "
                length += word.utf8.count + 1
            }
            if !words.isEmpty { text.removeLast() }
            text += "\n"
            return Sentence(words: ranges, tags: words.map(\.tag))
        }
        document = Document(text)
    }

    /// The words and tags of some of its sentences.
    public func words(_ range: Range<Int>) -> [[(word: String, tag: String)]] {
        sentences[range].map { sentence in zip(sentence.words, sentence.tags).map { (document.string($0), $1) } }
    }

    /// Reads a file: `token TAB tag`, BIO2, a blank line after a sentence, `-DOCSTART-` before a document.
    public static func read(_ path: String) throws -> [TaggedText] {
        read(try Data(contentsOf: URL(filePath: path)))
    }

    /// Reads a file's bytes. Lines without a tab are passed over.
    public static func read(_ bytes: some Collection<UInt8>) -> [TaggedText] {
        var documents: [[[(word: String, tag: String)]]] = [[[]]]
        for line in lines(bytes) {
            if line.hasPrefix("-DOCSTART-") {
                documents.append([[]])
            } else if line.isEmpty {
                documents[documents.count - 1].append([])
            } else {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard fields.count >= 2 else { continue }
                let last = documents[documents.count - 1].count - 1
                documents[documents.count - 1][last].append((String(fields[0]), String(fields[1])))
            }
        }
        return documents.map { $0.filter { !$0.isEmpty } }.filter { !$0.isEmpty }.map { TaggedText($0) }
    }

    /// The lines of a file.
    public static func lines(_ path: String) throws -> [Substring] {
        lines(try Data(contentsOf: URL(filePath: path)))
    }

    private static func lines(_ bytes: some Collection<UInt8>) -> [Substring] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The names of a tagged sentence: ranges of words with their labels.
    public static func spans(_ tags: [String]) -> [(words: Range<Int>, label: String)] {
        var spans: [(words: Range<Int>, label: String)] = []
        var open: (start: Int, label: String)?
        for (index, tag) in (tags + ["O"]).enumerated() {
            let label = String(tag.dropFirst(2))
            if let begun = open, tag == "O" || tag.hasPrefix("B") || label != begun.label {
                spans.append((begun.start..<index, begun.label))
                open = nil
            }
            if tag != "O", open == nil { open = (index, label) }
        }
        return spans
    }
}
