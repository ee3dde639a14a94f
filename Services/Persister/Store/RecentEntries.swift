/// A dictionary that forgets what was added long ago, so that its memory has a bound.
///
/// There are two generations: what is added goes into the younger one, and once that is full it becomes the older one, whose
/// place it takes. Looking something up changes nothing; who finds it gone asks for it and adds it again.
struct RecentEntries<Key: Hashable, Value> {
    /// The most entries of a generation, unless more are added at once.
    private let limit: Int
    private var younger: [Key: Value] = [:]
    private var older: [Key: Value] = [:]

    init(limit: Int) {
        self.limit = limit
    }

    subscript(key: Key) -> Value? { younger[key] ?? older[key] }

    /// Entries of the same key are replaced.
    mutating func add(_ entries: [Key: Value]) {
        if !younger.isEmpty && younger.count + entries.count > limit {
            older = younger
            younger = [:]
        }
        younger.merge(entries) { $1 }
    }

    mutating func removeAll() {
        younger = [:]
        older = [:]
    }
}
