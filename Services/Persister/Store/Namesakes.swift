/// The persons of one name that the database knows, told apart by what articles say of them.
///
/// An article means the person with whom it agrees in most, of those with whom it disagrees in nothing; the first of equals.
/// When it disagrees with all of them, it means somebody new. What it tells of a person, where nothing was known, is known from
/// then on.
struct Namesakes: Equatable {
    /// One of them.
    struct Bearer: Equatable {
        /// The match key of the entity.
        let matchKey: String
        var evidence: PersonEvidence
        /// Something is not in the database yet.
        var isChanged = false
    }

    /// The name's match key, which the first of them has.
    let nameKey: String
    private(set) var bearers: [Bearer]

    /// The persons who are known; the first one always is.
    init(nameKey: String, bearers: [Bearer] = []) {
        self.nameKey = nameKey
        let first = bearers.first { $0.matchKey == nameKey } ?? Bearer(matchKey: nameKey, evidence: PersonEvidence())
        self.bearers = [first] + bearers.filter { $0.matchKey != nameKey }
    }

    /// The match key of the person that an article means.
    mutating func matchKey(for evidence: PersonEvidence) -> String {
        guard let index = bestFit(evidence) else {
            bearers.append(Bearer(matchKey: "\(nameKey) (\(evidence.text))", evidence: evidence, isChanged: true))
            return bearers[bearers.count - 1].matchKey
        }
        let merged = bearers[index].evidence.merged(with: evidence)
        if merged != bearers[index].evidence {
            bearers[index].evidence = merged
            bearers[index].isChanged = true
        }
        return bearers[index].matchKey
    }

    private func bestFit(_ evidence: PersonEvidence) -> Int? {
        let possible = bearers.indices.filter { !bearers[$0].evidence.disagrees(with: evidence) }
        // `max` gives the first of equals.
        return possible.max { first, second in
            bearers[first].evidence.agreement(with: evidence) < bearers[second].evidence.agreement(with: evidence)
        }
    }

    /// Notes what the database has of a bearer now; gives whether that fits what was thought.
    mutating func settle(_ matchKey: String, _ stored: PersonEvidence) -> Bool {
        guard let index = bearers.firstIndex(where: { $0.matchKey == matchKey }) else { return true }
        let fits = !bearers[index].evidence.disagrees(with: stored)
        bearers[index] = Bearer(matchKey: matchKey, evidence: stored)
        return fits
    }

    var isChanged: Bool { bearers.contains(where: \.isChanged) }
}
