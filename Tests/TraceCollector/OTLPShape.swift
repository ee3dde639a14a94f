import Foundation

/// What a request for traces looks like in OTLP's JSON, read without forbearance: no unknown fields, ids as hexadecimal digits,
/// 64-bit numbers as strings, enumerations as numbers.
enum OTLPShape {
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    static func spans(of request: Any) throws -> [CollectedSpan] {
        try list(object(request, only: ["resourceSpans"])["resourceSpans"]).flatMap { part in
            let part = try object(part, only: ["resource", "scopeSpans", "schemaUrl"])
            let resource = try object(part["resource"], only: ["attributes"])
            let facts = try attributes(resource["attributes"])
            guard let service = facts["service.name"] else { throw Problem(description: "no service.name") }
            return try list(part["scopeSpans"]).flatMap { scope in
                let scope = try object(scope, only: ["scope", "spans", "schemaUrl"])
                _ = try object(scope["scope"], only: ["name", "version"])
                return try list(scope["spans"]).map { try span($0, of: service) }
            }
        }
    }

    private static func span(_ value: Any, of service: String) throws -> CollectedSpan {
        let fields: Set = [
            "traceId", "spanId", "parentSpanId", "flags", "name", "kind", "startTimeUnixNano", "endTimeUnixNano",
            "attributes", "status",
        ]
        let span = try object(value, only: fields)
        let status = try object(span["status"], only: ["code", "message"])
        let (start, end) = (try nanoseconds(span["startTimeUnixNano"]), try nanoseconds(span["endTimeUnixNano"]))
        guard let kind = span["kind"] as? Int, (1...5).contains(kind), let name = span["name"] as? String,
            !name.isEmpty, let flags = span["flags"] as? Int, flags & 1 == 1, start <= end
        else { throw Problem(description: "kind, name, flags or times: \(span)") }
        return CollectedSpan(
            service: service, traceID: try hex(span["traceId"], 32), spanID: try hex(span["spanId"], 16),
            parentID: try span["parentSpanId"].map { try hex($0, 16) }, name: name, kind: kind, start: start, end: end,
            hasFailed: status["code"] as? Int == 2, attributes: try attributes(span["attributes"]))
    }

    private static func attributes(_ value: Any?) throws -> [String: String] {
        var attributes: [String: String] = [:]
        for pair in try list(value) {
            let pair = try object(pair, only: ["key", "value"])
            let value = try object(pair["value"], only: ["stringValue", "intValue", "boolValue", "doubleValue"])
            guard let key = pair["key"] as? String, value.count == 1, attributes[key] == nil else {
                throw Problem(description: "attribute \(pair)")
            }
            if let text = value["stringValue"] as? String { attributes[key] = text }
            if let number = value["intValue"] as? String, Int64(number) != nil { attributes[key] = number }
            if let flag = value["boolValue"] as? Bool { attributes[key] = String(flag) }
            if let number = value["doubleValue"] as? Double { attributes[key] = String(number) }
            if attributes[key] == nil { throw Problem(description: "value \(pair)") }
        }
        return attributes
    }

    private static func object(_ value: Any?, only fields: Set<String>) throws -> [String: Any] {
        guard let object = value as? [String: Any], fields.isSuperset(of: object.keys) else {
            throw Problem(description: "not an object of \(fields.sorted()): \(value ?? "nothing")")
        }
        return object
    }

    private static func list(_ value: Any?) throws -> [Any] {
        guard let list = value as? [Any] else { throw Problem(description: "not a list: \(value ?? "nothing")") }
        return list
    }

    private static func hex(_ value: Any?, _ count: Int) throws -> String {
        guard let text = value as? String, text.utf8.count == count,
            text.allSatisfy({ "0123456789abcdef".contains($0) }),
            text.contains(where: { $0 != "0" })
        else { throw Problem(description: "not \(count) hexadecimal digits: \(value ?? "nothing")") }
        return text
    }

    private static func nanoseconds(_ value: Any?) throws -> Int64 {
        guard let text = value as? String, let number = Int64(text), number > 1_600_000_000_000_000_000 else {
            throw Problem(description: "not nanoseconds as a string: \(value ?? "nothing")")
        }
        return number
    }
}
