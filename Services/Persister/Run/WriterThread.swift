import Dispatch
import Service
import Synchronization

/// A thread that writes one batch at a time, while the thread that gives them reads the next.
final class WriterThread: Sendable {
    private enum Slot {
        case idle
        case given(Batch)
        case writing
        case done(Result<BatchOutcome?, any Error>)
    }

    private let slot = Mutex(Slot.idle)
    private let given = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)
    private let stop = StopFlag()
    private let thread = Mutex<BackgroundThread?>(nil)

    /// Starts the thread. `write` gives nil when it was told to stop before the batch was written.
    init(_ write: @escaping @Sendable (Batch, StopFlag) throws -> BatchOutcome?) throws(SystemError) {
        let new = try BackgroundThread(name: "writer") { [self] in
            while let batch = next() { finish(Result { try write(batch, stop) }) }
        }
        thread.withLock { $0 = new }
    }

    /// Gives a batch to be written. The one before must have been taken back.
    func give(_ batch: consuming Batch) {
        let batch = batch
        slot.withLock { $0 = .given(batch) }
        given.signal()
    }

    /// What became of the batch, if that is known within `time`; nil when it is still being written. Throws what the
    /// writing threw; gives an outcome of nil when the writing was told to stop.
    func take(within time: Duration) throws -> Taken? {
        guard done.wait(timeout: .now() + .milliseconds(Int(time / .milliseconds(1)))) == .success else { return nil }
        let result = slot.withLock { slot -> Result<BatchOutcome?, any Error>? in
            guard case .done(let result) = slot else { return nil }
            slot = .idle
            return result
        }
        return try result.map { Taken(outcome: try $0.get()) }
    }

    /// A batch that is no longer being written.
    struct Taken {
        /// Nil when it was not written to the end.
        var outcome: BatchOutcome?
    }

    /// Tells the writing to stop and waits for the thread, at most `time`.
    func end(within time: Duration = .seconds(3)) {
        stop.raise()
        given.signal()
        thread.withLock { $0 }?.join(atMost: time)
    }

    private func next() -> Batch? {
        while true {
            given.wait()
            let batch = slot.withLock { slot -> Batch? in
                guard case .given(let batch) = slot else { return nil }
                slot = .writing
                return batch
            }
            if batch != nil || stop.isRaised { return batch }
        }
    }

    private func finish(_ result: Result<BatchOutcome?, any Error>) {
        slot.withLock { $0 = .done(result) }
        done.signal()
    }
}
