import Synchronization

/// The memory that bodies may take together, so that many large requests at once cannot exhaust the process.
final class BodyBudget: Sendable {
    private let limit: Int
    private let used = Atomic(0)

    init(limit: Int) { self.limit = limit }

    /// Takes `count` bytes, if there are so many.
    func reserve(_ count: Int) -> Bool {
        let (_, total) = used.add(count, ordering: .relaxed)
        if total <= limit { return true }
        used.subtract(count, ordering: .relaxed)
        return false
    }

    func release(_ count: Int) {
        used.subtract(count, ordering: .relaxed)
    }
}
