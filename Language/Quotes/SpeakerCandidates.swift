import Shared

extension SpeakerCandidate {
    /// The names of a document as speakers, once it is known who is who.
    static func all(of names: [NameMention], _ resolved: ResolvedEntities) -> [SpeakerCandidate] {
        let genders = resolved.entities.map(gender)
        return zip(names, resolved.entityOfName).map { name, index in
            let entity = resolved.entities[index]
            return SpeakerCandidate(
                tokens: name.tokens, entity: entity.id, type: entity.type, isWoman: genders[index].map { $0 == .female }
            )
        }
    }

    /// What a full name's first word tells.
    private static func gender(of entity: Entity) -> Gender? {
        let words = entity.name.lowercased().split(separator: " ")
        guard entity.type == .person, words.count > 1, let first = words.first else { return nil }
        return GivenNames.gender(of: first)
    }
}
