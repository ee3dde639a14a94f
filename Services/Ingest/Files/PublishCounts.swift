/// What became of the articles of a command line.
struct PublishCounts: Sendable, Equatable {
    /// The broker has them.
    var published = 0
    /// They are no articles.
    var refused = 0
    /// They are, but the broker did not take them.
    var undelivered = 0
    /// What archives hold beside pages.
    var otherRecords = 0
    /// Files whose names do not say that they hold articles.
    var leftOut = 0

    /// One line for a person.
    var summary: String {
        var parts = ["published \(published) article\(published == 1 ? "" : "s")"]
        if refused > 0 { parts.append("refused \(refused)") }
        if undelivered > 0 { parts.append("could not deliver \(undelivered)") }
        if otherRecords > 0 {
            parts.append("skipped \(otherRecords) archived answer\(otherRecords == 1 ? "" : "s") without a page")
        }
        if leftOut > 0 { parts.append("left out \(leftOut) other file\(leftOut == 1 ? "" : "s")") }
        return parts.joined(separator: ", ")
    }
}
