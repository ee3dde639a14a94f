import Shared

/// Makes a ``Record`` of an extraction, or says which field is wrong and why.
struct RecordReader {
    private let extraction: Extraction
    private let text: CodePoints

    /// The extraction's record; `extractedAt` is when it was published, in PostgreSQL's microseconds.
    static func record(
        of extraction: Extraction, extractedAt: Int64, fingerprint: Int64
    ) throws(RecordError) -> Record {
        let article = try article(extraction.article)
        let reader = RecordReader(extraction: extraction, text: CodePoints(article.text))
        guard let received = ISOTime(article.receivedAt)?.moment else {
            throw .invalid(field: "receivedAt", reason: "it must be an ISO 8601 time")
        }
        let found = try reader.entities()
        return Record(
            article: article, receivedAt: received, extractedAt: extractedAt, fingerprint: fingerprint,
            signature: article.signature.flatMap { TextSignature(text: $0) } ?? TextSignature(of: article.text),
            published: try reader.published(),
            extractor: try reader.extractor(), status: extraction.status, entities: found.entities,
            mentions: found.mentions, dates: try reader.dates(), quotes: try reader.quotes(speakers: found.places))
    }

    private static func article(_ original: Article) throws(RecordError) -> Article {
        var article = original
        guard let id = ArticleID.canonical(original.id) else {
            throw .invalid(field: "id", reason: "it must be a UUID")
        }
        guard original.contentHash.utf8.count == 64, original.contentHash.utf8.allSatisfy(isHexDigit) else {
            throw .invalid(field: "contentHash", reason: "it must be a SHA-256 in hexadecimal digits")
        }
        article.id = id
        article.contentHash = original.contentHash.lowercased()
        article.url = original.url?.storable
        article.source = original.source?.storable
        article.title = original.title?.storable
        article.authors = original.authors.map(\.storable)
        article.language = original.language.storable
        article.text = original.text.storable
        return article
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    private func published() throws(RecordError) -> ISOTime? {
        guard let given = extraction.article.publishedAt else { return nil }
        guard let time = ISOTime(given) else {
            throw .invalid(field: "publishedAt", reason: "it must be an ISO 8601 day or time that exists")
        }
        return time
    }

    private func extractor() throws(RecordError) -> ExtractorVersion {
        let given = extraction.extractor
        for (field, value) in [("name", given.name), ("version", given.version), ("model", given.model)] {
            guard !value.isEmpty, value.utf8.count <= 200, !value.utf8.contains(0) else {
                throw .invalid(field: "extractor.\(field)", reason: "it must have 1 to 200 bytes and no NUL")
            }
        }
        return given
    }

    private func dates() throws(RecordError) -> [DateFact] {
        var facts: [DateFact] = []
        for (index, date) in extraction.findings.dates.enumerated() {
            let field = "dates[\(index)]"
            facts.append(
                DateFact(
                    words: try words(date.start, date.end, field), days: try days(date.value, field),
                    value: date.value?.storable, modifier: date.modifier?.storable,
                    unresolved: date.unresolved?.storable))
        }
        return facts
    }

    private func days(_ value: String?, _ field: String) throws(RecordError) -> DaySpan? {
        do {
            return try value.flatMap(DaySpan.days)
        } catch {
            throw .invalid(field: "\(field).value", reason: "there is no such day, week or month")
        }
    }

    private func quotes(speakers: [String: Int]) throws(RecordError) -> [QuoteFact] {
        var facts: [QuoteFact] = []
        for (index, quote) in extraction.findings.quotes.enumerated() {
            let field = "quotes[\(index)]"
            let speaker = quote.speaker.map { speakers[$0] }
            if case .some(.none) = speaker {
                throw .invalid(field: "\(field).speaker", reason: "no entity has this id")
            }
            facts.append(
                QuoteFact(
                    words: try words(quote.start, quote.end, field), speaker: speaker ?? nil,
                    speakerText: quote.speakerText?.storable, cue: try cue(quote.cue, "\(field).cue"), kind: quote.kind,
                    confidence: try quote.confidence.map { value throws(RecordError) in try share(value, field) }))
        }
        return facts
    }

    private func cue(_ span: Span?, _ field: String) throws(RecordError) -> Words? {
        guard let span else { return nil }
        return try words(span.start, span.end, field)
    }

    /// The words of a span of the text.
    private func words(_ start: Int, _ end: Int, _ field: String) throws(RecordError) -> Words {
        guard let words = text.words(start, end) else {
            throw .invalid(
                field: field, reason: "the span \(start)..<\(end) is not within the text's \(text.count) code points")
        }
        return Words(start: Int32(start), end: Int32(end), text: words)
    }

    private func share(_ value: Double, _ field: String) throws(RecordError) -> Float {
        guard (0...1).contains(value) else {
            throw RecordError.invalid(field: "confidence", reason: "it must be 0 to 1").within(field)
        }
        return Float(value)
    }
}

extension RecordReader {
    /// The entities of an article, those with one match key made one, and their mentions.
    private struct Found {
        var entities: [NamedEntity] = []
        var mentions = MentionList()
        /// Where in the list each match key is.
        var byKey: [String: Int] = [:]
        /// Where in the list each of the article's own ids went.
        var places: [String: Int] = [:]

        /// Puts an entity into the list, or makes it one with that of the same match key; gives its place. Looks once.
        mutating func place(of entity: NamedEntity) -> Int {
            let place = Self.settle(&byKey[entity.matchKey], else: entities.count)
            if place == entities.count { entities.append(entity) } else { entities[place].merge(entity) }
            return place
        }

        private static func settle(_ place: inout Int?, else new: Int) -> Int {
            let settled = place ?? new
            place = settled
            return settled
        }
    }

    private func entities() throws(RecordError) -> Found {
        let given = extraction.findings.entities
        var found = Found()
        found.byKey.reserveCapacity(given.count)
        found.places.reserveCapacity(given.count)
        for index in given.indices {
            do throws(RecordError) { try add(given[index], to: &found) } catch {
                throw error.within("entities[\(index)]")
            }
        }
        return found
    }

    private func add(_ given: Entity, to found: inout Found) throws(RecordError) {
        let entity = try entity(given)
        let place = found.place(of: entity)
        guard found.places.updateValue(place, forKey: given.id) == nil else {
            throw .invalid(field: "id", reason: "another entity of the article has it")
        }
        for index in given.mentions.indices {
            do throws(RecordError) {
                try add(given.mentions[index], of: place, entity.confidence, to: &found)
            } catch {
                throw error.within("mentions[\(index)]")
            }
        }
    }

    private func add(
        _ given: Mention, of place: Int, _ usual: Float, to found: inout Found
    ) throws(RecordError) {
        let words = try words(given.start, given.end, "")
        let confidence = try given.confidence.map { value throws(RecordError) in try share(value, "") }
        found.mentions.append(words, of: place, given.kind, confidence ?? usual)
        found.entities[place].mentions += 1
        if given.kind == .name { found.entities[place].note(name: words.text) }
    }

    private func entity(_ given: Entity) throws(RecordError) -> NamedEntity {
        guard !given.name.isEmpty, given.name.utf8.count <= Entity.longestName else {
            throw .invalid(field: "name", reason: "it must have 1 to \(Entity.longestName) bytes")
        }
        return NamedEntity(
            matchKey: EntityName.matchKey(of: given).storable, type: given.type, name: given.name.storable,
            confidence: try share(given.confidence, ""), role: given.role?.storable,
            country: try country(given.country), place: try place(given))
    }

    private func place(_ given: Entity) throws(RecordError) -> NamedEntity.Place? {
        guard given.type == .place, let number = given.geonamesId else { return nil }
        guard let id = Int32(exactly: number), id > 0 else {
            throw .invalid(field: "geonamesId", reason: "GeoNames has no such number")
        }
        guard (-90...90).contains(given.latitude ?? 0), (-180...180).contains(given.longitude ?? 0) else {
            throw .invalid(field: "latitude", reason: "there are no such coordinates")
        }
        return NamedEntity.Place(
            geonamesId: id, country: given.country, region: given.region?.storable, latitude: given.latitude,
            longitude: given.longitude)
    }

    private func country(_ given: String?) throws(RecordError) -> String? {
        guard let given else { return nil }
        guard given.utf8.count == 2, given.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw .invalid(field: "country", reason: "it must be two capital letters (ISO 3166-1)")
        }
        return given
    }
}

extension NamedEntity {
    /// Takes over what `other`, the same entity by another id, has.
    fileprivate mutating func merge(_ other: NamedEntity) {
        confidence = max(confidence, other.confidence)
        role = role ?? other.role
        country = country ?? other.country
        place = place ?? other.place
    }

    /// Notes a name as the article writes it, unless it is too long for one.
    fileprivate mutating func note(name other: String) {
        guard !writtenNames.contains(other), other.utf8.count <= Entity.longestName else { return }
        writtenNames.append(other)
    }
}
