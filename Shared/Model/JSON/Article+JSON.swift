extension Article: JSONWritable {
    /// Writes the record.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("authors", authors)
            json.member("contentHash", contentHash)
            json.member("credit", credit)
            json.member("id", id)
            json.member("language", language)
            json.member("publishedAt", publishedAt)
            json.member("receivedAt", receivedAt)
            json.member("removed", removed)
            json.member("schema", schema)
            json.member("signature", signature)
            json.member("source", source)
            json.member("text", text)
            json.member("title", title)
            json.member("url", url)
        }
    }
}

extension Removed: JSONWritable {
    /// Writes the counts and the pieces that were kept.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("bytes", bytes)
            json.member("count", count)
            json.member("pieces", pieces)
        }
    }
}
