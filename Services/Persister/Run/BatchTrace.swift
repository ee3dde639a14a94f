import Kafka
import Service
import Shared

extension Tracer {
    /// Records the spans of a batch's messages, when it is written.
    func record(_ finished: WriterPool.Finished, group: String) {
        guard isOn else { return }
        let batch = finished.batch
        let refused = Dictionary(finished.outcome.refusals.map { ($0.message.position, $0.reason) }) { first, _ in first
        }
        let messages =
            batch.entries.values.map(\.message) + batch.rejections.map(\.message) + batch.unreadable.map(\.message)
        for message in messages {
            let received = TraceContext(of: message.headers)
            let work = begin(under: received)
            guard work.isSampled else { continue }
            let failure = refused[message.position]
            recordWriting(under: work, finished.writing, of: batch, failure)
            recordWork(work, under: received, on: message, group: group, from: batch.begunTime, failure: failure)
        }
    }

    private func recordWriting(
        under work: TraceContext, _ time: ClosedRange<Int64>, of batch: Batch, _ failure: String?
    ) {
        let context = begin(under: work)
        record(
            TraceSpan(
                context, under: work, .client, "write article", from: time.lowerBound, to: time.upperBound,
                failure: failure,
                [.databaseSystem: "postgresql", .databaseCollection: "article", .batchSize: batch.count]), in: context)
    }
}
