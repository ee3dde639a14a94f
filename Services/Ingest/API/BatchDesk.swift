import Dispatch
import HTTP
import Service
import Shared
import Synchronization

/// The part that works through requests with many articles, one after another on a thread of its own: they take too long
/// for the threads that serve connections.
final class BatchDesk: Part {
    let name = "batches"

    private struct Job {
        let body: [UInt8]
        let trace: TraceContext
        let answer: @Sendable (Response) -> Void
    }

    private let reader: ArticleReader
    private let publisher: ArticlePublisher
    private let metrics: IngestMetrics
    /// How long an article waits for room.
    private let patience: Duration
    private let jobs = Mutex<[Job]>([])
    private let arrival = DispatchSemaphore(value: 0)
    private let loop = Mutex<BackgroundLoop?>(nil)

    init(reader: ArticleReader, publisher: ArticlePublisher, metrics: IngestMetrics, patience: Duration) {
        self.reader = reader
        self.publisher = publisher
        self.metrics = metrics
        self.patience = patience
    }

    func start(fail: @escaping @Sendable (any Error) -> Void) throws {
        let loop = BackgroundLoop(name: name) { [self] stop in
            while !stop.isRaised {
                _ = arrival.wait(timeout: .now() + .milliseconds(200))
                if let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { work(on: job, until: stop) }
            }
        }
        try loop.start(fail: fail)
        self.loop.withLock { $0 = loop }
    }

    func stop() { loop.withLock { $0 }?.stop() }

    /// Takes a request's body, which is answered when the broker has all that is good in it.
    func take(_ body: [UInt8], trace: TraceContext, answer: @escaping @Sendable (Response) -> Void) {
        let isTaken = jobs.withLock { jobs in
            guard jobs.count < 8 else { return false }
            jobs.append(Job(body: body, trace: trace, answer: answer))
            return true
        }
        if isTaken { arrival.signal() } else { answer(Answers.notPublished(.full)) }
    }

    private func work(on job: Job, until stop: StopFlag) {
        let lines = NDJSON(job.body[...]).reduce(0) { count, _ in count + 1 }
        if let refusal = refusal(ofLines: lines) { return job.answer(refusal) }
        let report = BatchReport(lines: lines, answer: job.answer)
        metrics.pipeline.batchSizes.observe(Double(lines))
        metrics.pipeline.received.add(lines, "http")
        for (place, line) in NDJSON(job.body[...]).enumerated() {
            let number = line.number
            do throws(RecordError) {
                publish(try reader.read(line.line, as: .json), job.trace, until: stop) { problem, id in
                    report.note(LineResult(line: number, id: id, problem: problem), at: place)
                }
            } catch {
                metrics.pipeline.rejected.add(1, error.code)
                report.note(LineResult(line: number, id: nil, problem: Problem(error)), at: place)
            }
        }
    }

    private func refusal(ofLines count: Int) -> Response? {
        let limit = reader.limits.batchLines
        if count == 0 { return .problem(400, Problem("not-json", "there is no line in it")) }
        return count <= limit
            ? nil : .problem(413, Problem("too-large", "it has \(count) lines; the limit is \(limit) in one request"))
    }

    /// Publishes as soon as there is room, if that comes soon.
    private func publish(
        _ article: PreparedArticle, _ trace: TraceContext, until stop: StopFlag,
        done: @escaping @Sendable (Problem?, _ id: String?) -> Void
    ) {
        let deadline = ContinuousClock.now + patience
        while true {
            do throws(PublishError) {
                return try publisher.publish(article, under: trace) { error in
                    done(error.map { Problem($0) }, error == nil ? article.id : nil)
                }
            } catch {
                if error != .full || .now > deadline || stop.wait(.milliseconds(5)) { return done(Problem(error), nil) }
            }
        }
    }
}
