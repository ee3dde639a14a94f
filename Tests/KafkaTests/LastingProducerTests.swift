import CRdKafka
import Glibc
import Synchronization
import Testing

@testable import Kafka

@Suite("A producer that lasts")
struct LastingProducerTests {
    @Test("After a fatal error what waits fails, once each, and the next message goes by a new producer")
    func renewed() throws {
        let events = Mutex<[KafkaError]>([])
        let lasting = try LastingProducer(settings: KafkaSettings(bootstrapServers: "127.0.0.1:1")) { event in
            if case .error(let error) = event, error.isFatal { events.withLock { $0.append(error) } }
        }
        let broken = lasting.producer
        let reports = Mutex(0)
        for _ in 0..<3 {
            try lasting.send(topic: "nowhere", key: nil, value: [1]) { _ in reports.withLock { $0 += 1 } }
        }
        rd_kafka_test_fatal_error(
            broken.client.handle, RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER, "the broker lost its memory")
        let error = #expect(throws: KafkaError.self) { try lasting.send(topic: "nowhere", key: nil, value: [2]) }
        #expect(error?.isFatal == true)

        #expect(lasting.producer !== broken)
        try lasting.send(topic: "nowhere", key: nil, value: [3])
        #expect(lasting.producer.waiting >= 1)
        let deadline = ContinuousClock.now + .seconds(300)
        while reports.withLock({ $0 }) < 3, .now < deadline { usleep(1000) }
        #expect(reports.withLock { $0 } == 3)
        #expect(
            events.withLock { $0 }.contains {
                $0.code.rawValue == RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER.rawValue
            })
        lasting.close(timeout: .zero)
    }
}
