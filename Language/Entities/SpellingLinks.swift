/// Joins names of several words that differ in the spelling of one: "Nagorno Karabakh" and "Nagorny Karabakh".
struct SpellingLinks {
    let forms: [NameForm]

    /// Compared at most, of the names that share all words but one.
    private static let limit = 8

    func join(_ clusters: inout Clusters) {
        var formsOfFrame: [String: [Int]] = [:]
        for (index, form) in forms.enumerated()
        where (2...6).contains(form.words.count) && form.type != .person && form.type != .group {
            for hole in form.words.indices {
                let frame = Self.frame(form, hole)
                let others = formsOfFrame[frame, default: []]
                if let other = others.first(where: { isVariant(form, forms[$0], hole) }) { clusters.join(index, other) }
                if others.count < Self.limit { formsOfFrame[frame, default: others].append(index) }
            }
        }
    }

    private static func frame(_ form: NameForm, _ hole: Int) -> String {
        let words = form.words.enumerated().map { $0.offset == hole ? "_" : $0.element }
        return "\(form.type) \(words.joined(separator: " "))"
    }

    private func isVariant(_ first: NameForm, _ second: NameForm, _ hole: Int) -> Bool {
        let (word, other) = (first.words[hole], second.words[hole])
        let hasDigits = word.utf8.contains { (48...57).contains($0) }
        return !hasDigits && Country.named(first.key) == nil && SpellingVariant.match(word, other)
    }
}
