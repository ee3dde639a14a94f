/// The company that a person keeps: who and what articles name beside, by match key, and the countries where the places lie.
///
/// It only chooses between people who are known to be several.
struct PersonCompany: Equatable, ExpressibleByArrayLiteral {
    /// More than this of one person is not remembered.
    static let limit = 400
    /// How many of an article's names must be of one person's company and of no other's.
    static let least = 2

    private(set) var members: Set<String>

    init(arrayLiteral members: String...) {
        self.members = Set(members)
    }

    /// What an article names beside one of its entities.
    init(of entity: Int, in record: Record) {
        members = []
        for index in record.entities.indices where index != entity {
            members.insert(record.entities[index].matchKey)
            if let country = record.entities[index].place?.country { add(country: country) }
        }
    }

    mutating func add(_ member: String) {
        if members.count < Self.limit { members.insert(member) }
    }

    mutating func add(country: String) { add("in:" + country) }

    mutating func add(_ other: PersonCompany) {
        for member in other.members where members.count < Self.limit { members.insert(member) }
    }

    /// The place of the one of several companies to which this one belongs; nil when that is not clear. What several of them
    /// have, as well-known people and countries, tells nothing; and the closest must have more than twice what the next has.
    func closest(_ companies: [PersonCompany]) -> Int? {
        var own = [Int](repeating: 0, count: companies.count)
        for member in members {
            let having = companies.indices.filter { companies[$0].members.contains(member) }
            if having.count == 1 { own[having[0]] += 1 }
        }
        let ranked = own.indices.sorted { own[$0] > own[$1] }
        guard ranked.count > 1, own[ranked[0]] >= Self.least, own[ranked[0]] > 2 * own[ranked[1]] else { return nil }
        return ranked[0]
    }
}
