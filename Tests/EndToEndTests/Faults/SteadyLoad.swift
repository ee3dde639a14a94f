import Foundation
import HTTPClient
import Kafka
import Synchronization

/// Publishes new articles all the time, by HTTP and to the inbox, each on threads of its own, and keeps which were acknowledged.
final class SteadyLoad: Sendable {
    private struct State {
        var next = 0
        var acknowledged: Set<Int> = []
        /// Those that are not known to be stored yet.
        var pending: Set<Int> = []
        var byHTTP = 0
        var isStopping = false
    }

    private let state = Mutex(State())
    private let threads = DispatchGroup()

    /// Begins with some `rate` articles a second, half of them by HTTP to `port`, half to the topic of `settings`.
    init(rate: Int, port: Int, settings: KafkaSettings, topic: String) throws {
        let clients = 4
        for _ in 0..<clients {
            run { [self] in
                post(to: port)
                usleep(UInt32(2_000_000 * clients / rate))
            }
        }
        let producer = try LastingProducer(settings: settings.with("message.timeout.ms", "20000"))
        run { [self] in
            send(to: topic, by: producer)
            usleep(UInt32(2_000_000 / rate))
        } atEnd: {
            try? producer.flush(timeout: .seconds(30))
            producer.close()
        }
    }

    /// How many were sent, whatever became of them.
    var sent: Int { state.withLock(\.next) }
    /// Those that were acknowledged, by HTTP 202 or by a delivery report.
    var acknowledged: Set<Int> { state.withLock(\.acknowledged) }
    var acknowledgedByHTTP: Int { state.withLock(\.byHTTP) }

    /// The articles among the acknowledged that are not known to be stored.
    var pending: Set<Int> { state.withLock(\.pending) }

    /// These are stored.
    func stored(_ numbers: [Int]) { state.withLock { $0.pending.subtract(numbers) } }

    /// Ends it, and waits for what is on its way.
    func stop() {
        state.withLock { $0.isStopping = true }
        threads.wait()
    }

    private func run(_ step: @escaping @Sendable () -> Void, atEnd end: @escaping @Sendable () -> Void = {}) {
        threads.enter()
        Thread.detachNewThread { [self] in
            while !state.withLock(\.isStopping) { step() }
            end()
            threads.leave()
        }
    }

    private func nextNumber() -> Int {
        state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
    }

    private func acknowledge(_ number: Int, byHTTP: Bool) {
        state.withLock { state in
            state.acknowledged.insert(number)
            if FaultArticle(number: number).isGood { state.pending.insert(number) }
            if byHTTP { state.byHTTP += 1 }
        }
    }

    private func post(to port: Int) {
        let number = nextNumber()
        let body = Array(FaultArticle(number: number).json.utf8)
        let answer = try? HTTPClient(port: port, seconds: 15).request(
            "POST", "/v1/articles", headers: ["Content-Type": "application/json"], body: body)
        if answer?.status == 202 { acknowledge(number, byHTTP: true) }
    }

    private func send(to topic: String, by producer: LastingProducer) {
        let number = nextNumber()
        try? producer.send(topic: topic, key: nil, value: Array(FaultArticle(number: number).json.utf8)) { report in
            if case .success = report { self.acknowledge(number, byHTTP: false) }
        }
    }
}
