/// One step of the database's schema: forward only, and never changed once it has been released.
struct Migration: Sendable {
    /// Greater than those before it.
    let version: Int
    /// What it brings, in a few words.
    let name: String
    /// Any number of statements, run in one transaction.
    let sql: String
}

extension Migration {
    /// All of them, in order.
    static let all = [
        articles, facts, rejections, search, views, erasures, reader, stories, storyViews, decisions, persons,
        questions, storyCounts, storyQueue, compression, nearby, access, searchTimes, entityLists,
    ]
}
