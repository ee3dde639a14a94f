/// The numbers of entities and the aliases that the database is known to have, so that most articles ask for none.
///
/// What is added during a transaction counts only once that is committed. The database's own count of removals and decisions
/// (``generation``) tells when all must be forgotten.
struct KnownEntities {
    struct Alias: Hashable {
        var entity: Int32
        var name: String
    }

    private var generation: Int64?
    private(set) var splits = EntitySplits()
    private var keys: RecentEntries<String, Int32>
    private var aliases: RecentEntries<Alias, Void>
    /// By the name's match key.
    private var namesakes: RecentEntries<String, Namesakes>
    private var addedKeys: [String: Int32] = [:]
    private var addedAliases: [Alias: Void] = [:]
    private var addedNamesakes: [String: Namesakes] = [:]

    /// Remembers of names, aliases and namesakes the last `limit` each, and as many of those before: about 200 bytes an entry.
    init(limit: Int = 20_000) {
        keys = RecentEntries(limit: limit)
        aliases = RecentEntries(limit: limit)
        namesakes = RecentEntries(limit: limit)
    }

    subscript(matchKey: String) -> Int32? { keys[matchKey] ?? addedKeys[matchKey] }

    func has(_ alias: Alias) -> Bool { aliases[alias] != nil || addedAliases[alias] != nil }

    /// Begins a transaction that saw the database at `generation`: when people decided something since, all is forgotten.
    mutating func begin(
        generation current: Int64, readSplits: () throws -> EntitySplits
    ) rethrows {
        guard current != generation else { return }
        splits = try readSplits()
        generation = current
        keys.removeAll()
        aliases.removeAll()
        namesakes.removeAll()
    }

    mutating func add(_ key: Int32, for matchKey: String) { addedKeys[matchKey] = key }

    mutating func add(_ alias: Alias) { addedAliases[alias] = () }

    /// Keeps what the transaction added.
    mutating func commit() {
        keys.add(addedKeys)
        aliases.add(addedAliases)
        namesakes.add(addedNamesakes)
        rollBack()
    }

    /// Forgets what the transaction added: it is not in the database.
    mutating func rollBack() {
        addedKeys = [:]
        addedAliases = [:]
        addedNamesakes = [:]
    }
}

extension KnownEntities {
    /// The persons of a name, as far as they were looked up.
    func namesakes(_ nameKey: String) -> Namesakes? { addedNamesakes[nameKey] ?? namesakes[nameKey] }

    /// Whether the name was looked up and one person at most bears it.
    func isOnesName(_ nameKey: String) -> Bool { namesakes(nameKey).map { !$0.isCommon } ?? false }

    /// Those of whom the transaction says something new.
    var changedNamesakes: [Namesakes] { addedNamesakes.values.filter(\.isChanged) }

    /// Whether the persons of a name are known, and articles that tell this of them add nothing.
    func hasSettled(_ told: [PersonEvidence], of nameKey: String) -> Bool {
        guard var present = namesakes(nameKey) else { return false }
        for evidence in told { _ = present.matchKey(for: evidence) }
        return !present.isChanged
    }

    mutating func add(_ namesakes: Namesakes) { addedNamesakes[namesakes.nameKey] = namesakes }

    /// Another persister knows better.
    mutating func forgetNamesakes() { namesakes.removeAll() }
}
