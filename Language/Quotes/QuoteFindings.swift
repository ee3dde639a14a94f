import Shared

/// What the finding of quotes tells.
struct QuoteFindings {
    /// In the order of the text.
    var quotes: [Quote] = []
    /// The pronouns and roles that mean their speakers: each entity's id with its mentions.
    var mentions: [String: [Mention]] = [:]
}

extension [Entity] {
    /// These with more mentions.
    func adding(_ mentions: [String: [Mention]]) -> [Entity] {
        map { entity in
            guard let more = mentions[entity.id] else { return entity }
            var entity = entity
            entity.mentions = (entity.mentions + more).sorted { $0.start < $1.start }
            return entity
        }
    }
}
