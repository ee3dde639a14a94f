import Kafka
import Service
import Synchronization

/// The work of `extractor run`: read a batch, extract, publish, commit; until told to stop.
struct ExtractionLoop: Sendable {
    let settings: ExtractorSettings
    let instruments: Instruments
    let metrics: PipelineMetrics
    let processor: MessageProcessor
    let admin: Admin

    /// The name in health and logs.
    static let name = "extraction"

    /// Runs until `stop` is raised. Throws when the service must be started anew.
    func run(until stop: StopFlag) throws {
        instruments.health.waiting(Self.name, "the topics are not ready")
        guard settings.topicPlan.make(with: admin, log: instruments.log, until: stop) else { return }
        let consumer = try Consumer(
            settings: settings.kafka, group: settings.group, topics: [settings.service.topics.articles],
            instanceID: settings.instanceID, onEvent: instruments.log.kafkaEvents(of: Self.name))
        defer { consumer.close(timeout: .seconds(2)) }
        instruments.metrics.showLag { [weak consumer] in consumer }
        let publisher = try publisher(of: consumer)
        defer { publisher.close() }
        guard try publisher.prepare(until: stop) else { return }
        instruments.health.ready(Self.name)
        try work(consumer, publisher, until: stop)
    }

    private func work(_ consumer: Consumer, _ publisher: any Publisher, until stop: StopFlag) throws {
        var backoff = Backoff(limit: .seconds(5))
        var pace = BatchPace(target: settings.batchTime)
        var lostThreads = 0
        while !stop.isRaised {
            metrics.batchLimit.set(Double(pace.part(of: settings.batchSize)))
            var messages = try consumer.poll(
                max: pace.part(of: settings.batchSize), bytes: pace.part(of: settings.batchBytes),
                large: settings.largeBytes, timeout: .milliseconds(250), gathering: settings.batchAge,
                lull: settings.batchAge / 10)
            if messages.isEmpty {
                publisher.rest()
                continue
            }
            let start = ContinuousClock.now
            do {
                let batch = try process(&messages, of: consumer, publisher, until: stop)
                lostThreads += batch.rejections[MessageProcessor.tooSlow] ?? 0
                if lostThreads >= settings.concurrency { throw LostThreads(count: lostThreads) }
                backoff.reset()
            } catch let error as KafkaError {
                try rewind(consumer, to: messages.firstPositions, after: error, until: stop)
                stop.wait(backoff.next())
            }
            pace.note(.now - start)
        }
    }

    /// Extracts and publishes; when told to stop, what was begun by then. What a rebalance gives to others meanwhile leaves
    /// `messages`.
    private func process(
        _ messages: inout [Message], of consumer: Consumer, _ publisher: any Publisher, until stop: StopFlag
    ) throws -> Batch {
        metrics.received.add(messages.count, settings.service.topics.articles)
        metrics.batchSizes.observe(Double(messages.count))
        let start = Timestamp.nanoseconds()
        let extracted = try extract(&messages, of: consumer, until: stop)
        var batch = Batch(messages, extracted.map(\.outcome), tracer: instruments.tracer)
        if batch.items.isEmpty { return batch }
        let extractedAt = Timestamp.nanoseconds()
        try metrics.stages.time("publish") { try publisher.publish(&batch, until: stop) }
        note(batch)
        for (item, extracted) in zip(batch.items, extracted) { trace(item, extracted, start, extractedAt) }
        return batch
    }

    private func extract(
        _ messages: inout [Message], of consumer: Consumer, until stop: StopFlag
    ) throws -> [Extracted] {
        var keeper = MembershipKeeper(consumer, settings.kafka)
        let map = ParallelMap(
            threads: settings.concurrency, limit: settings.timeLimit,
            transform: { message in Extracted { processor.outcome(of: message) } },
            overdue: { message in Extracted { processor.outcomeOfOverdue(message) } })
        let extracted = try metrics.stages.time("extract") {
            try map(messages, until: stop) { try keeper.look() }
        }
        let lost = keeper.lost
        if lost.isEmpty { return extracted }
        let kept = zip(messages, extracted).filter { !lost.contains($0.0.position.topicPartition) }
        instruments.log.info("batch.partly-lost", [.count: messages.count, .partitions: "\(lost.count)"])
        messages.removeAll { lost.contains($0.position.topicPartition) }
        return kept.map(\.1)
    }

    /// Records the spans of a message that was read at `start` and sent on from `extractedAt`.
    private func trace(_ item: Batch.Item, _ extracted: Extracted, _ start: Int64, _ extractedAt: Int64) {
        let tracer = instruments.tracer
        guard tracer.isOn, item.trace.work.isSampled else { return }
        tracer.recordStep(
            "extract", under: item.trace.work, from: extracted.start, to: extracted.end, failure: item.outcome.reason)
        tracer.recordSending(
            item.trace.sending, under: item.trace.work, to: item.outcome.topic(among: settings.service.topics),
            key: item.message.key, bytes: item.outcome.record?.count ?? 0, from: extractedAt)
        tracer.recordWork(
            item.trace.work, under: item.trace.received, on: item.message, group: settings.group, from: start,
            failure: item.outcome.reason)
    }

    private func note(_ batch: Batch) {
        var rejected = 0
        for (reason, count) in batch.rejections {
            metrics.rejected.add(count, reason)
            rejected += count
        }
        metrics.sent.add(batch.items.count - rejected, settings.service.topics.extracted)
        for item in batch.items {
            guard case .rejected(let reason, let detail, _) = item.outcome else { continue }
            instruments.log.warning(
                "article.rejected",
                [
                    .topic: item.message.topic, .partition: item.message.partition, .offset: item.message.offset,
                    .reason: reason, .error: detail,
                ])
        }
    }

    /// Nothing of the batch was committed: it is read again, by whoever has its partitions then.
    private func rewind(
        _ consumer: Consumer, to positions: [Position], after error: KafkaError, until stop: StopFlag
    ) throws {
        metrics.commitFailures.add(1, error.name)
        instruments.log.warning("batch.rewound", [.error: "\(error)"])
        var backoff = Backoff()
        _ = try backoff.retry(until: stop) {
            try consumer.seek(positions)
        } onFailure: { error, _ in
            guard (error as? KafkaError)?.isFatal != true else { throw error }
            instruments.log.warning("batch.rewound", [.error: "\(error)"])
        }
    }

    private func publisher(of consumer: Consumer) throws(KafkaError) -> any Publisher {
        var settings = settings
        settings.kafka = BatchRoom.fitted(settings.kafka, to: settings.service.topics, with: admin)
        return settings.isExactlyOnce
            ? ExactlyOncePublisher(settings: settings, consumer: consumer, log: instruments.log)
            : try AtLeastOncePublisher(settings: settings, consumer: consumer, log: instruments.log)
    }
}

/// So many extractions did not end that no thread is left: only a new process gets them back. What they worked on is
/// rejected and committed by then.
struct LostThreads: Error, CustomStringConvertible {
    let count: Int

    var description: String { "\(count) extractions did not end; starting anew frees their threads" }
}
