/// Finds the items that make a write fail, by halves: for one bad item in n, about 2 log2 n more writes.
enum Isolation {
    /// Writes all `items` that can be written; gives those that cannot, each with its error. An error that `isFault` does not
    /// lay to the items' charge is thrown: what was written until then stays written.
    static func write<Item>(
        _ items: some RandomAccessCollection<Item>, isFault: (any Error) -> Bool, _ write: ([Item]) throws -> Void
    ) throws -> [(item: Item, error: any Error)] {
        guard !items.isEmpty else { return [] }
        do {
            try write(Array(items))
            return []
        } catch  where isFault(error) {
            guard items.count > 1 else { return items.map { ($0, error) } }
            let middle = items.count / 2
            return try Self.write(items.prefix(middle), isFault: isFault, write)
                + Self.write(items.dropFirst(middle), isFault: isFault, write)
        }
    }
}
