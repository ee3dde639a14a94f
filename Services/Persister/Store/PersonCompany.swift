/// The company that a person keeps: who and what articles name beside, by match key, and the countries where the places lie.
///
/// It only chooses between people who are known to be several.
struct PersonCompany: Equatable, ExpressibleByArrayLiteral {
    /// More than this of one person is not remembered: what a hash table of half a kilobyte holds.
    static let limit = 96
    /// How many of an article's names must be of one person's company and of no other's.
    static let least = 2

    /// Fingerprints of their names: keys themselves would take forty times the memory, and two that are alike do little harm.
    private(set) var members: Set<UInt32> = []

    init(arrayLiteral members: String...) {
        for member in members { add(member) }
    }

    /// What an article names beside one of its entities.
    init(of entity: Int, in record: Record) {
        for index in record.entities.indices where index != entity {
            add(record.entities[index].matchKey)
            if let country = record.entities[index].place?.country { add(country: country) }
        }
    }

    mutating func add(_ member: String) {
        if members.count < Self.limit { members.insert(UInt32(truncatingIfNeeded: member.hashValue)) }
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
