extension Extraction.Addition: JSONWritable {
    /// Writes the fields that an extraction adds to its article.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("counts", counts)
            json.member("dates", findings.dates)
            json.member("entities", findings.entities)
            json.member("extractor", extractor)
            json.member("quotes", findings.quotes)
            json.member("status", status.rawValue)
        }
    }
}

extension Extraction.Counts: JSONWritable {
    /// Writes the numbers.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("dates", dates)
            json.member("entities", entities)
            json.member("mentions", mentions)
            json.member("quotes", quotes)
        }
    }
}

extension ExtractorVersion: JSONWritable {
    /// Writes the names and the version.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("model", model)
            json.member("name", name)
            json.member("version", version)
        }
    }
}

extension Entity: JSONWritable {
    /// Writes what is known of it.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("confidence", confidence)
            json.member("country", country)
            json.member("geonamesId", geonamesId)
            json.member("id", id)
            json.member("latitude", latitude)
            json.member("longitude", longitude)
            json.member("mentions", mentions)
            json.member("name", name)
            json.member("region", region)
            json.member("role", role)
            json.member("type", type.rawValue)
        }
    }
}

extension Mention: JSONWritable {
    /// Writes where and how.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("confidence", confidence)
            json.member("end", end)
            json.member("kind", kind.rawValue)
            json.member("start", start)
        }
    }
}

extension DateExpression: JSONWritable {
    /// Writes where it stands and what it means.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("end", end)
            json.member("modifier", modifier)
            json.member("start", start)
            json.member("unresolved", unresolved)
            json.member("value", value)
        }
    }
}

extension Quote: JSONWritable {
    /// Writes where it stands and who said it.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("confidence", confidence)
            json.member("cue", cue)
            json.member("end", end)
            json.member("kind", kind.rawValue)
            json.member("speaker", speaker)
            json.member("speakerText", speakerText)
            json.member("start", start)
        }
    }
}

extension Span: JSONWritable {
    /// Writes the two ends.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("end", end)
            json.member("start", start)
        }
    }
}
