import Dispatch
import Service

/// Threads that write batches side by side, so that database and network need not wait for us, nor we for them.
///
/// Batches that are being written at the same time never share an article, and are given back in the order in which they
/// came: the order of an article's messages, and that of the offsets, is as with one writer. Used by one thread.
final class WriterPool {
    /// A batch that is no longer being written.
    struct Finished {
        var batch: Batch
        var outcome: BatchOutcome
        /// When its writing began and ended: nanoseconds since 1970.
        var writing: ClosedRange<Int64>
    }

    private struct InFlight {
        var batch: Batch
        var thread: WriterThread
        let givenAt = Timestamp.nanoseconds()
        var written: (WriterThread.Written, at: Int64)?
    }

    private let progress = DispatchSemaphore(value: 0)
    private var free: [WriterThread] = []
    private var inFlight: [InFlight] = []
    private let threads: [WriterThread]
    private(set) var lastGiven = ContinuousClock.now

    /// Starts `count` threads; `makeWriting` makes what each of them runs.
    init(_ count: Int, _ makeWriting: () throws -> sending WriterThread.Writing) throws {
        let progress = progress
        threads = try (0..<count).map { _ in try WriterThread(signalling: progress, makeWriting()) }
        free = threads
    }

    var isIdle: Bool { inFlight.isEmpty }

    /// Whether a thread is free and nothing of the batch's articles is being written.
    func canTake(_ batch: Batch) -> Bool {
        !free.isEmpty && !inFlight.contains { $0.batch.sharesArticle(with: batch) }
    }

    /// Gives a batch to a free thread; see ``canTake(_:)``.
    func give(_ batch: Batch) {
        guard let thread = free.popLast() else { return }
        inFlight.append(InFlight(batch: batch, thread: thread))
        lastGiven = .now
        thread.give(batch)
    }

    /// The batches that are written, in the order in which they were given, none before an earlier one; waits at most `time`
    /// for the first. Throws what the writing threw. A batch whose writing was stopped stays with all that follow it.
    func takeFinished(within time: Duration) throws -> [Finished] {
        let deadline = DispatchTime.now() + .milliseconds(Int(time / .milliseconds(1)))
        var finished: [Finished] = []
        repeat {
            collect()
            while let first = inFlight.first, let (written, time) = first.written, let outcome = try written.get() {
                let writing = first.givenAt...max(first.givenAt, time)
                finished.append(Finished(batch: first.batch, outcome: outcome, writing: writing))
                inFlight.removeFirst()
            }
        } while finished.isEmpty && !isIdle && progress.wait(timeout: deadline) == .success
        return finished
    }

    /// Tells all threads to stop and waits for their end.
    func end(within time: Duration = .seconds(3)) {
        for thread in threads { thread.tellToStop() }
        for thread in threads { thread.join(atMost: time) }
    }

    private func collect() {
        for index in inFlight.indices where inFlight[index].written == nil {
            guard let written = inFlight[index].thread.takeWritten() else { continue }
            inFlight[index].written = written
            free.append(inFlight[index].thread)
        }
    }
}
