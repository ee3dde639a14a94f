import FoundationEssentials

/// Records to and from their bytes on the wire: JSON in UTF-8.
public enum WireFormat {
    /// The record in `bytes`. Throws ``RecordError``.
    public static func decode<Record: Decodable>(_ type: Record.Type, from bytes: some Sequence<UInt8>)
        throws(RecordError)
        -> Record
    {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as RecordError {
            throw error
        } catch let error as DecodingError {
            throw RecordError(error)
        } catch {
            throw .notJSON("\(error)")
        }
    }

    /// The bytes of `record`, with sorted keys, so that the same record is the same bytes.
    public static func encode(_ record: some Encodable) throws(RecordError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return [UInt8](try encoder.encode(record))
        } catch {
            throw .notJSON("cannot be written: \(error)")
        }
    }
}

extension RecordError {
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .missing(field: Self.path(context.codingPath + [key]))
        case .typeMismatch(let type, let context):
            self = .wrongType(field: Self.path(context.codingPath), expected: Self.name(of: type))
        case .valueNotFound(let type, let context):
            self = .wrongType(field: Self.path(context.codingPath), expected: Self.name(of: type) + ", not null")
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            self = .notJSON(context.debugDescription)
        case .dataCorrupted(let context):
            self = .invalid(field: Self.path(context.codingPath), reason: context.debugDescription)
        @unknown default:
            self = .notJSON("it cannot be read")
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        let path = keys.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
        return path.isEmpty ? "(the record)" : String(path.drop { $0 == "." })
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Int.Type: "an integer"
        case is Double.Type: "a number"
        case is Bool.Type: "true or false"
        case is [String: Any].Type: "an object"
        case is [Any].Type: "a list"
        default: "\(type)".hasPrefix("Array<") ? "a list" : "another type (\(type))"
        }
    }
}
