/// Joins names of several words that differ in the spelling of one: "Nagorno Karabakh" and "Nagorny Karabakh".
struct SpellingLinks {
    let forms: [NameForm]

    /// A name's type and words but for one, by their hashes.
    private struct Frame: Hashable {
        let hash: UInt64
        let count: Int
        let hole: Int
    }

    /// Compared at most, of the names that share all words but one.
    private static let limit = 8

    func join(_ clusters: inout Clusters) {
        var formsOfFrame: [Frame: [Int]] = [:]
        for (index, form) in forms.enumerated() where mayVary(form) {
            let hashes = form.words.enumerated().map { Self.hash($0.element, at: $0.offset) }
            let whole = hashes.reduce(0, &+)
            for (hole, hash) in hashes.enumerated() {
                let frame = Frame(hash: whole &- hash, count: hashes.count, hole: hole)
                let others = formsOfFrame[frame, default: []]
                if let other = others.first(where: { isVariant(form, forms[$0], hole) }) { clusters.join(index, other) }
                if others.count < Self.limit { formsOfFrame[frame] = others + [index] }
            }
        }
    }

    private func mayVary(_ form: NameForm) -> Bool {
        (2...6).contains(form.words.count) && form.type != .person && form.type != .group && form.place == nil
    }

    /// FNV-1a of a word, another at each place.
    private static func hash(_ word: Substring, at place: Int) -> UInt64 {
        word.utf8.reduce(0xCBF2_9CE4_8422_2325 &+ UInt64(place)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private func isVariant(_ first: NameForm, _ second: NameForm, _ hole: Int) -> Bool {
        guard first.type == second.type,
            first.words.indices.allSatisfy({ $0 == hole || first.words[$0] == second.words[$0] })
        else { return false }
        let (word, other) = (first.words[hole], second.words[hole])
        let hasDigits = word.utf8.contains { (48...57).contains($0) }
        return !hasDigits && Country.named(first.key) == nil && SpellingVariant.match(word, other)
    }
}
