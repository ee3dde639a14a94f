import Foundation
import Shared
import Testing

@testable import ingest

@Suite("The API's description")
struct OpenAPITests {
    private let document: [String: Any]

    init() throws {
        let text = OpenAPI.document(IngestLimits())
        document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func at(_ path: String...) throws -> [String: Any] {
        try path.reduce(document) { try #require($0[$1] as? [String: Any], "\($1)") }
    }

    /// All values of a key, however deep.
    private func all(_ key: String, in value: Any) -> [Any] {
        if let list = value as? [Any] { return list.flatMap { all(key, in: $0) } }
        guard let object = value as? [String: Any] else { return [] }
        return (object[key].map { [$0] } ?? []) + object.values.flatMap { all(key, in: $0) }
    }

    @Test("It is OpenAPI 3.1 with all that this demands")
    func skeleton() throws {
        #expect(document["openapi"] as? String == "3.1.0")
        #expect(try at("info")["title"] is String && at("info")["version"] as? String == Dateline.version)
        for (path, item) in try at("paths") {
            #expect(path.hasPrefix("/"))
            for (_, operation) in try #require(item as? [String: [String: Any]]) {
                let responses = try #require(operation["responses"] as? [String: [String: Any]])
                #expect(!responses.isEmpty && operation["operationId"] is String)
                #expect(responses.values.allSatisfy { $0["description"] is String || $0["$ref"] is String })
            }
        }
    }

    @Test("Every reference leads somewhere, and everything defined is referred to")
    func references() throws {
        let references = Set(all("$ref", in: document).compactMap { $0 as? String })
        let defined = try ["schemas", "responses"].flatMap { kind in
            try at("components", kind).keys.map { "#/components/\(kind)/\($0)" }
        }
        #expect(references == Set(defined))
    }

    @Test("Its example is an article that is taken")
    func example() throws {
        let json = try at("paths", "/v1/articles", "post", "requestBody", "content", "application/json")
        let bytes = try JSONSerialization.data(withJSONObject: try #require(json["example"]))
        let article = try ArticleReader(limits: IngestLimits()).read([UInt8](bytes)[...], as: .json)
        #expect(!article.record.isEmpty)
    }

    @Test("It lists the fields that are read: each refuses a value of the wrong type")
    func fields() throws {
        for field in try at("components", "schemas", "NewArticle", "properties").keys {
            let json = field == "text" ? "{\"text\": {}}" : "{\"text\": \"x\", \"\(field)\": {}}"
            let error = try #require(throws: RecordError.self) { try ArticleJSON.draft(Array(json.utf8)[...]) }
            #expect(error.code == "wrong-type" && error.field == field)
        }
    }

    @Test("It names every status that the API answers")
    func statuses() throws {
        let errors: [RecordError] = [
            .notJSON(""), .missing(field: ""), .wrongType(field: "", expected: ""), .invalid(field: "", reason: ""),
            .unknownSchema(2), .tooLarge(what: "", bytes: 1, limit: 0), .unsupported(""),
        ]
        let answers =
            errors.map(Answers.refused) + [PublishError.full, .tooLarge, .away("")].map(Answers.notPublished)
            + [Answers.accepted("")]
        let batch = BatchReport.response([
            LineResult(line: 1, id: "", problem: nil), LineResult(line: 2, id: nil, problem: .init("x", "y")),
        ])
        let documented = try at("paths", "/v1/articles", "post", "responses").keys.map { Int($0) }
        #expect(Set((answers + [batch]).map { $0.status } + [401, 403]) == Set(documented.compactMap { $0 }))
    }

    @Test("The limits in it are those that are kept")
    func limits() throws {
        var limits = IngestLimits()
        limits.record = 123_456
        #expect(OpenAPI.document(limits).contains("123456 bytes for the record"))
    }
}
