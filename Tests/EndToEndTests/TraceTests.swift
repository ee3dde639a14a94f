import Foundation
import HTTPClient
import Shared
import Testing
import TraceCollector

extension EndToEnd {
    /// What each service tells a collector of traces, and the tables an operator.
    @Suite("Traces", .serialized)
    struct Traces {
        private static let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

        @Test("One trace leads an article through all three services, each span under the one that caused it")
        func chain() throws {
            let collector = try TraceCollector()
            try Stage.with { stage in
                try stage.startAll(settings: ["OTEL_EXPORTER_OTLP_ENDPOINT": collector.address])
                let api = try HTTPClient(port: stage.programs[0].apiPort)
                let headers = ["Content-Type": "application/json", "traceparent": Self.parent]
                let body = Array(SampleArticle(number: 1).json.utf8)
                #expect(try api.request("POST", "/v1/articles", headers: headers, body: body).status == 202)
                let quiet = ["Content-Type": "application/json", "traceparent": String(Self.parent.dropLast()) + "0"]
                let other = Array(SampleArticle(number: 2).json.utf8)
                #expect(try api.request("POST", "/v1/articles", headers: quiet, body: other).status == 202)
                try stage.publish(3..<4)
                try stage.settle()
                try eventually("all spans came: \(collector.spans.map(\.name))") { collector.spans.count >= 16 }
                for program in stage.programs { #expect(try program.stop() == 0) }
                #expect(collector.problems == [])
                try expectChain(
                    collector.spans.filter { $0.traceID == "0af7651916cd43dd8448eb211c80319c" },
                    [
                        ("dateline-ingest", 2, "POST /v1/articles", "http.response.status_code"),
                        ("dateline-ingest", 4, "send \(stage.topics.articles)", "messaging.system.name"),
                        ("dateline-extractor", 5, "process \(stage.topics.articles)", "kafka.offset"),
                        ("dateline-extractor", 4, "send \(stage.topics.extracted)", "kafka.message.key"),
                        ("dateline-persister", 5, "process \(stage.topics.extracted)", "messaging.consumer.group.name"),
                        ("dateline-persister", 3, "write article", "db.system.name"),
                    ], root: "b7ad6b7169203331", besides: ["read", "extract"])
                try expectChain(
                    collector.spans.filter { $0.traceID != "0af7651916cd43dd8448eb211c80319c" },
                    [
                        ("dateline-ingest", 5, "process \(stage.topics.inbox)", "kafka.offset"),
                        ("dateline-ingest", 4, "send \(stage.topics.articles)", "messaging.system.name"),
                        ("dateline-extractor", 5, "process \(stage.topics.articles)", "kafka.offset"),
                        ("dateline-extractor", 4, "send \(stage.topics.extracted)", "kafka.message.key"),
                        ("dateline-persister", 5, "process \(stage.topics.extracted)", "messaging.consumer.group.name"),
                        ("dateline-persister", 3, "write article", "db.system.name"),
                    ], root: nil, besides: ["read", "extract"])
            }
        }

        /// Expects these spans, each the parent of the next, and steps beside them.
        private func expectChain(
            _ spans: [CollectedSpan], _ chain: [(service: String, kind: Int, name: String, attribute: String)],
            root: String?, besides steps: [String]
        ) throws {
            var parent = root
            for link in chain {
                let found = spans.filter { $0.parentID == parent && $0.name == link.name }
                let span = try #require(found.first, "\(link.name) under \(parent ?? "nothing") in \(spans)")
                #expect(found.count == 1)
                #expect(span.service == link.service && span.kind == link.kind && !span.hasFailed)
                #expect(span.attributes[link.attribute] != nil, "\(link.attribute) of \(span)")
                parent = span.spanID
            }
            let ids = Set(spans.map(\.spanID))
            let others = spans.filter { span in !chain.contains { $0.name == span.name } }
            #expect(others.map(\.name).sorted() == steps.sorted())
            #expect(others.allSatisfy { $0.kind == 1 && ids.contains($0.parentID ?? "") })
        }

        @Test("An operator sees when each stage touched an article, without a collector")
        func status() throws {
            try Stage.with { stage in
                try stage.startAll()
                let id = SampleArticle(number: 1).id
                let headers = [Header("traceparent", Self.parent)]
                try stage.publish([Array(SampleArticle(number: 1).json.utf8)], to: stage.topics.inbox, headers: headers)
                try stage.settle()
                try eventually("it is searchable") { try stage.number("SELECT count(*) FROM article_search") == 1 }
                let text = try stage.run("dateline", "status", id, "--trace").output
                let json = try stage.run("dateline", "status", id, "--trace", "--json").json()
                let stages = try #require((json["timeline"] as? [String: Any])?["stages"] as? [[String: Any]])
                #expect(
                    stages.compactMap { $0["stage"] as? String } == [
                        "received", "published", "extracted", "written", "searchable",
                    ])
                let times = stages.compactMap { $0["at"] as? String }
                #expect(times == times.sorted() && times.allSatisfy { $0.hasSuffix("Z") && $0.count == 24 })
                #expect(text.contains("0af7651916cd43dd8448eb211c80319c"))
                for stage in ["received", "published", "extracted", "written", "searchable"] {
                    #expect(text.contains("\n\(stage) "), "\(stage) in \(text)")
                }
            }
        }
    }
}
