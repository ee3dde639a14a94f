import Foundation
import HTTPClient
import Identity
import Testing

@testable import ingest

@Suite("The API as it describes itself", .enabled(if: Broker.isThere), .timeLimit(.minutes(60)))
struct DescribedAPITests {
    /// The description of `POST /v1/articles` that a running service gives.
    private func operation(of ingest: RunningIngest) throws -> [String: Any] {
        let answer = try ingest.client().request("GET", "/v1/openapi.json")
        let document = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
        let paths = try #require(document?["paths"] as? [String: [String: [String: Any]]])
        return try #require(paths["/v1/articles"]?["post"])
    }

    private func examples(_ operation: [String: Any]) throws -> [(type: String, body: String)] {
        let body = try #require(operation["requestBody"] as? [String: Any])
        let content = try #require(body["content"] as? [String: [String: Any]])
        return try content.sorted { $0.key < $1.key }.map { type, description in
            let example = try #require(description["example"], "\(type) has no example")
            if let text = example as? String { return (type, text) }
            return (type, String(decoding: try JSONSerialization.data(withJSONObject: example), as: UTF8.self))
        }
    }

    @Test("Each form that it describes is taken, and no other")
    func forms() throws {
        try RunningIngest.with { ingest in
            let examples = try examples(operation(of: ingest))
            for (type, body) in examples { #expect(try ingest.post(body, type).status == 202, "\(type)") }
            #expect(
                Set(examples.compactMap { ContentKind(mediaType: $0.type) })
                    == [.json, .ndjson, .text, .html])
            #expect(try ingest.post("<feed/>", "application/atom+xml").status == 415)
        }
    }

    @Test("The headers that it describes do what it says")
    func headers() throws {
        try RunningIngest.with { ingest in
            let parameters = try #require(try operation(of: ingest)["parameters"] as? [[String: Any]])
            #expect(Set(parameters.compactMap { $0["name"] as? String }) == ["traceparent", "content-location"])
            let url = "https://news.example/a?utm_source=x"
            for (type, body) in [
                ("text/plain", "Words."), ("text/html", "<p>Other words, of a page that is read.</p>"),
            ] {
                let answer = try ingest.post(body, type, headers: ["Content-Location": url])
                #expect(answer.text.contains(ArticleIdentity.id(url: "https://news.example/a", text: "")), "\(type)")
            }
            #expect(try ingest.post("Words.", "text/plain", headers: ["Content-Location": "a file"]).status == 400)
        }
    }
}
