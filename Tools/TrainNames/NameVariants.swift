import Language
import NameEvaluation

/// Copies of documents in which everybody bears another name of the lists: training on them teaches what stands around
/// names, and how names are built, rather than the names of the corpora. A name that comes again is replaced alike.
struct NameVariants {
    private let pools: NamePools
    private var random = SeededGenerator(seed: 11)
    /// What the words of persons and whole other names became in the document.
    private var renamed: [String: String] = [:]

    init(_ pools: NamePools) { self.pools = pools }

    /// A copy of every `every`th document.
    mutating func make(_ documents: [AnnotatedDocument], every: Int) -> [AnnotatedDocument] {
        documents.enumerated().filter { $0.offset % every == every - 1 }.map { _, document in
            renamed = [:]
            let text = document.tagged
            let sentences = text.words(0..<text.sentences.count).map { rename($0) }
            return AnnotatedDocument(TaggedText(sentences), set: "renamed", conventions: .renamed)
        }
    }

    private typealias Words = [(word: String, tag: String)]

    private mutating func rename(_ words: Words) -> Words {
        var result: Words = []
        var index = 0
        for (range, label) in TaggedText.spans(words.map(\.tag)) {
            result += words[index..<range.lowerBound]
            let name = words[range].map(\.word)
            for (position, word) in replacement(name, label).enumerated() {
                result.append((word, (position == 0 ? "B-" : "I-") + label))
            }
            index = range.upperBound
        }
        return result + words[index...]
    }

    private mutating func replacement(_ name: [String], _ label: String) -> [String] {
        if label == "PER" {
            return name.enumerated().map { person($0.element, isLast: $0.offset == name.count - 1) }
        }
        let whole = name.joined(separator: " ")
        guard let kind = kind(of: whole, label) else { return name }
        return change(whole, kind).split(separator: " ").map { String($0) }
    }

    private func kind(of name: String, _ label: String) -> NamePools.Kind? {
        let isShort = !name.contains(" ")
        switch label {
        case "LOC":
            let known = pools.kind(of: name)
            return known == .country || known == .place ? known : nil
        case "NORP": return name.hasSuffix("s") ? .peoples : .people
        case "ORG":
            if isShort, name.allSatisfy({ $0.isUppercase }) { return .acronym }
            return isShort ? .shortOrganization : .organization
        default: return nil
        }
    }

    private mutating func person(_ word: String, isLast: Bool) -> String {
        // Initials, particles and marks stay.
        guard word.count > 2, word.first?.isUppercase == true, !word.hasSuffix(".") else { return word }
        return change(word, isLast ? .lastName : .firstName)
    }

    private mutating func change(_ name: String, _ kind: NamePools.Kind) -> String {
        let key = name.uppercased()
        if renamed[key] == nil { renamed[key] = pools.draw(kind, &random) }
        let new = renamed[key] ?? name
        return name == key && name.count > 4 && kind != .acronym ? new.uppercased() : new
    }
}
