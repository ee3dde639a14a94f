/// The persons of one name that the database knows, told apart by what articles say of them.
///
/// An article means the person with whom it agrees in most, of those with whom it disagrees in nothing; of equals the one whose
/// company it names, or else the first. When it disagrees with all of them, it means somebody new; company sets nobody apart. What it tells of a person, where nothing was known, is known from
/// then on.
struct Namesakes: Equatable {
    /// One of them.
    struct Bearer: Equatable {
        /// The match key of the entity.
        let matchKey: String
        var evidence: PersonEvidence
        /// Who and what is named with this person where an article tells which one it means; see ``PersonCompany``.
        var company: PersonCompany = []
        /// Something is not in the database yet.
        var isChanged = false
    }

    /// The name's match key, which the first of them has.
    let nameKey: String
    private(set) var bearers: [Bearer]
    /// The company that the database has of all of them was read.
    private(set) var knowsCompany = false

    /// The persons who are known; the first one always is.
    init(nameKey: String, bearers: [Bearer] = []) {
        self.nameKey = nameKey
        let first = bearers.first { $0.matchKey == nameKey } ?? Bearer(matchKey: nameKey, evidence: PersonEvidence())
        self.bearers = [first] + bearers.filter { $0.matchKey != nameKey }
    }

    /// Whether the company of its people has yet to be read.
    var needsCompany: Bool { isCommon && !knowsCompany }

    /// Whether several people bear the name.
    var isCommon: Bool { bearers.count > 1 }

    /// The match key of the person that an article means, which names `company` too.
    mutating func matchKey(for evidence: PersonEvidence, in company: PersonCompany = []) -> String {
        guard let index = bestFit(evidence, company) else {
            let key = "\(nameKey) (\(evidence.text))"
            bearers.append(Bearer(matchKey: key, evidence: evidence, company: company, isChanged: true))
            return bearers[bearers.count - 1].matchKey
        }
        // Who was found by company alone teaches nothing about company: one mistake would draw others after it.
        if bearers[index].evidence.agreement(with: evidence) > 0 { bearers[index].company.add(company) }
        let merged = bearers[index].evidence.merged(with: evidence)
        if merged != bearers[index].evidence {
            bearers[index].evidence = merged
            bearers[index].isChanged = true
        }
        return bearers[index].matchKey
    }

    private func bestFit(_ evidence: PersonEvidence, _ company: PersonCompany) -> Int? {
        let possible = bearers.indices.filter { !bearers[$0].evidence.disagrees(with: evidence) }
        let most = possible.map { bearers[$0].evidence.agreement(with: evidence) }.max()
        let equals = possible.filter { bearers[$0].evidence.agreement(with: evidence) == most }
        guard equals.count > 1, knowsCompany, let place = company.closest(equals.map { bearers[$0].company }) else {
            return equals.first
        }
        return equals[place]
    }

    /// Adds what the database has of the company of each.
    mutating func learn(_ companies: [String: PersonCompany]) {
        for index in bearers.indices { bearers[index].company.add(companies[bearers[index].matchKey] ?? []) }
        knowsCompany = true
    }

    /// Notes what the database has of a bearer now; gives whether that fits what was thought.
    mutating func settle(_ matchKey: String, _ stored: PersonEvidence) -> Bool {
        guard let index = bearers.firstIndex(where: { $0.matchKey == matchKey }) else { return true }
        let fits = !bearers[index].evidence.disagrees(with: stored)
        bearers[index] = Bearer(matchKey: matchKey, evidence: stored, company: bearers[index].company)
        return fits
    }

    var isChanged: Bool { bearers.contains(where: \.isChanged) }
}
