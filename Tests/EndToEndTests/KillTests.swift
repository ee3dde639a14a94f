import Foundation
import HTTPClient
import Kafka
import Synchronization
import Testing

extension EndToEnd {
    /// Whatever ends a service, what was accepted becomes rows: each once.
    @Suite("Ending services under load", .serialized)
    struct Ending {
        @Test("SIGKILL under load and a restart lose nothing and double nothing", arguments: Service.allCases)
        func kill(service: Service) throws {
            try Stage.with { stage in
                let settings = ["EXTRACTOR_EXACTLY_ONCE": service == .extractor ? "false" : "true"]
                let accepted = try stage.killThrice(service, settings: settings)
                try stage.settle()
                try stage.expectRows(of: accepted)
            }
        }

        /// The persister comes when all is extracted. With each answer the local broker names every aborted transaction that a
        /// partition ever had, where Apache Kafka names those that reach into the answer; librdkafka then takes what the same
        /// producer committed later for aborted. Only a reader that has all in one answer sees through it.
        @Test("SIGKILL of an extractor in the middle of its transactions loses nothing and doubles nothing")
        func killInTransaction() throws {
            try Stage.with { stage in
                for service in [Service.ingest, .extractor] { try stage.start(service).waitUntilReady() }
                let load = try Load(on: stage)
                for _ in 1...3 {
                    try stage.waitForExtractions()
                    try #require(stage.programs.last { $0.name == "extractor" }).kill()
                    try stage.start(.extractor).waitUntilReady()
                }
                try stage.waitForExtractions()
                let accepted = load.stop()
                try stage.settle([.ingest, .extractor])
                let inOneAnswer = [
                    "KAFKA_FETCH_MAX_BYTES": "500000000", "KAFKA_MAX_PARTITION_FETCH_BYTES": "50000000",
                ]
                try stage.start(.persister, settings: inOneAnswer).waitUntilReady()
                try stage.settle()
                try stage.expectRows(of: accepted)
            }
        }

        @Test("What was answered with 202 becomes a row, though ingest is killed again and again")
        func accepted() throws {
            try Stage.with { stage in
                try stage.startAll()
                var accepted: Set<Int> = []
                for round in 0..<4 {
                    accepted.formUnion(try stage.postUntilKilled(round * 100..<round * 100 + 100))
                    try stage.start(.ingest).waitUntilReady()
                }
                #expect(accepted.count >= 4 * 50)
                try stage.settle()
                let rows = try stage.connect().query("SELECT id FROM article")
                let ids = Set(try rows.map { row -> String in try row["id"] })
                #expect(accepted.filter { !ids.contains(SampleArticle(number: $0).id) }.isEmpty)
                try stage.expectFactsOnce()
            }
        }

        /// With code 0 a service ends in ten seconds or not at all: later it gives up, with another code.
        @Test(
            "SIGTERM under load ends a service in order within ten seconds, and loses nothing",
            arguments: Service.allCases)
        func terminate(service: Service) throws {
            try Stage.with { stage in
                try stage.startAll()
                let load = try Load(on: stage)
                try stage.waitForProgress()
                let program = try #require(stage.programs.last { $0.name == service.rawValue })
                #expect(try program.stop() == 0)
                #expect(program.log.contains("\"event\":\"service.stopped\""))
                try stage.start(service).waitUntilReady()
                try stage.waitForProgress()
                let accepted = load.stop()
                try stage.settle()
                try stage.expectRows(of: accepted)
            }
        }
    }
}

extension Stage {
    /// Runs everything under load, kills `service` three times and starts it again; gives how many articles were accepted.
    fileprivate func killThrice(_ service: Service, settings: [String: String]) throws -> Set<Int> {
        try startAll(settings: settings)
        let load = try Load(on: self)
        for _ in 1...3 {
            try waitForProgress()
            try #require(programs.last { $0.name == service.rawValue }).kill()
            try start(service, settings: settings).waitUntilReady()
        }
        try waitForProgress()
        return load.stop()
    }

    /// Sends articles over HTTP from four clients at once, kills ingest meanwhile, and gives those answered with 202.
    fileprivate func postUntilKilled(_ numbers: Range<Int>) throws -> Set<Int> {
        let ingest = try #require(programs.last { $0.name == "ingest" })
        let port = try ingest.apiPort
        let answered = Mutex<Set<Int>>([])
        let isHalfDone = DispatchSemaphore(value: 0)
        let group = DispatchGroup()
        for client in 0..<4 {
            let share = numbers.filter { $0 % 4 == client }
            group.enter()
            Thread.detachNewThread {
                defer { group.leave() }
                guard let api = try? HTTPClient(port: port) else { return }
                for number in share {
                    let body = Array(SampleArticle(number: number).json.utf8)
                    let headers = ["Content-Type": "application/json"]
                    guard let answer = try? api.request("POST", "/v1/articles", headers: headers, body: body) else {
                        return
                    }
                    let count = answered.withLock { answered in
                        if answer.status == 202 { answered.insert(number) }
                        return answered.count
                    }
                    if count == numbers.count / 2 { isHalfDone.signal() }
                }
            }
        }
        #expect(isHalfDone.wait(timeout: .now() + 300) == .success)
        ingest.kill()
        group.wait()
        return answered.withLock(\.self)
    }

    /// Waits until some more extractions are at the broker.
    fileprivate func waitForExtractions() throws {
        let admin = try Admin(settings: kafka)
        let before = extractionCount(admin)
        try eventually("articles are extracted; there are \(before)") { extractionCount(admin) > before + 50 }
    }

    /// How many messages the extractor's topic has, those of aborted transactions among them.
    private func extractionCount(_ admin: Admin) -> Int {
        guard let topic = try? admin.topic(topics.extracted) else { return 0 }
        return (0..<topic.partitions).reduce(0) { sum, number in
            let partition = TopicPartition(topic: topic.name, partition: Int32(number))
            return sum + ((try? admin.watermarks(of: partition).count) ?? 0)
        }
    }

    /// Waits until some more articles are rows.
    fileprivate func waitForProgress() throws {
        let before = articleCount
        try eventually("articles become rows; there are \(before)") { articleCount > before + 50 }
    }
}
