import Shared

extension SpeakerCandidate {
    /// The names of a document as speakers, once it is known who is who.
    static func all(
        of names: [NameMention], _ resolved: ResolvedEntities, in document: Document
    ) -> [SpeakerCandidate] {
        var genders = resolved.entities.map(gender)
        for (name, entity) in zip(names, resolved.entityOfName) where genders[entity] == nil && name.type == .person {
            var before = name.tokens.lowerBound - 1
            // "Her father, Hasan"
            if before > 0, document.isToken(before, ",") { before -= 1 }
            guard before >= 0 else { continue }
            genders[entity] = Gender(title: NormalisedName(utf8: document.utf8[document.tokens[before].range]).text)
        }
        return zip(names, resolved.entityOfName).map { name, index in
            let entity = resolved.entities[index]
            return SpeakerCandidate(
                tokens: name.tokens, entity: entity.id, type: entity.type, isWoman: genders[index].map { $0 == .female }
            )
        }
    }

    /// What a full name's first word tells; else a title may.
    private static func gender(of entity: Entity) -> Gender? {
        guard entity.type == .person, let blank = entity.name.utf8.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        return GivenNames.gender(of: entity.name[..<blank].lowercased()[...])
    }
}
