import Foundation
import Kafka
import Shared
import Testing

extension EndToEnd {
    /// The records that pass between the services against the schemas in `docs/records`.
    @Suite("The records", .serialized)
    struct Records {
        /// Whether a public validator finds each record as its schema says, with no other fields.
        private func expectAll(_ records: [[UInt8]], are schema: String, _ stage: Stage) throws {
            let file = stage.folder.appending(path: "\(schema).ndjson")
            try Data(records.joined(separator: [10])).write(to: file)
            let script = Programs.repository.appending(path: "scripts/check-records").path
            let check = try FinishedProgram(script, [schema, file.path], environment: Stage.environment, input: "")
            #expect(check.exitCode == 0, "\(check.output)\(check.errors)")
        }

        private func headers(of message: Message) throws -> [UInt8] {
            let pairs = message.headers.map { ($0.name, $0.text) }
            return [UInt8](try JSONSerialization.data(withJSONObject: Dictionary(pairs) { $1 }))
        }

        @Test("What each topic holds is what its schema says, and nothing else")
        func schemas() throws {
            try Stage.with { stage in
                try stage.startAll()
                let samples = try FileManager.default.contentsOfDirectory(
                    at: Programs.repository.appending(path: "samples"), includingPropertiesForKeys: nil)
                for sample in samples where sample.pathExtension != "md" {
                    for record in try sample.pathExtension == "ndjson"
                        ? String(contentsOf: sample, encoding: .utf8).split(separator: "\n").map({ Array($0.utf8) })
                        : [[UInt8](Data(contentsOf: sample))]
                    {
                        try stage.publish([record], to: stage.topics.inbox)
                    }
                }
                try stage.publish("{\"text\": 5}", "")
                try stage.publish([Array("no article".utf8)], to: stage.topics.articles, key: "x")
                try stage.publish([Array("{}".utf8)], to: stage.topics.extracted, key: "x")
                try stage.settle()
                let articles = try stage.messages(of: stage.topics.articles).compactMap(\.value)
                let extractions = try stage.messages(of: stage.topics.extracted).compactMap(\.value)
                let rejections = try stage.messages(of: stage.topics.rejected)
                #expect(Set(rejections.compactMap { $0.headers["dateline_stage"] }).count == 3)
                try expectAll(articles.filter { $0 != Array("no article".utf8) }, are: "article", stage)
                try expectAll(extractions.filter { $0 != Array("{}".utf8) }, are: "extraction", stage)
                try expectAll(rejections.map(headers), are: "rejection", stage)
            }
        }
    }
}

extension Stage {
    /// All that stands in a topic.
    fileprivate func messages(of topic: String) throws -> [Message] {
        let partitions = try Admin(settings: kafka).topic(topic)?.partitions ?? 0
        let reader = try PartitionReader(settings: kafka)
        var messages: [Message] = []
        for partition in 0..<Int32(partitions) {
            try reader.read(from: Position(topic: topic, partition: partition, offset: 0)) { message in
                messages.append(message)
                return true
            }
        }
        return messages
    }
}
