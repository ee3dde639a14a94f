import Dispatch
import Service
import Synchronization

/// A thread that writes one batch at a time.
final class WriterThread: Sendable {
    /// What became of a batch: nil when the writing was told to stop before it was done.
    typealias Written = Result<BatchOutcome?, any Error>
    /// Writes a batch; runs on the writer's thread alone.
    typealias Writing = (Batch, StopFlag) throws -> BatchOutcome?

    private enum Slot {
        case free
        case given(Batch)
        case writing
        case written(Written, at: Int64)
    }

    private let slot = Mutex(Slot.free)
    private let given = DispatchSemaphore(value: 0)
    private let progress: DispatchSemaphore
    private let stop = StopFlag()
    private let thread = Mutex<BackgroundThread?>(nil)

    /// Starts the thread, which signals `progress` after each batch.
    init(signalling progress: DispatchSemaphore, _ writing: sending @escaping Writing) throws(SystemError) {
        self.progress = progress
        // Called by no other thread than this one.
        nonisolated(unsafe) let write = writing
        let new = try BackgroundThread(name: "writer") { [self] in
            while let batch = next() { finish(Result { try write(batch, stop) }) }
        }
        thread.withLock { $0 = new }
    }

    /// Gives a batch to be written, when the one before was taken back.
    func give(_ batch: Batch) {
        slot.withLock { $0 = .given(batch) }
        given.signal()
    }

    /// Takes back what became of the batch; nil while it is not written.
    ///
    /// With it comes when it was written: nanoseconds since 1970.
    func takeWritten() -> (Written, at: Int64)? {
        slot.withLock { slot in
            guard case .written(let written, let time) = slot else { return nil }
            slot = .free
            return (written, time)
        }
    }

    /// Tells the writing to stop, and does not wait.
    func tellToStop() {
        stop.raise()
        given.signal()
    }

    /// Waits for the thread's end.
    func join(atMost time: Duration) { thread.withLock { $0 }?.join(atMost: time) }

    private func next() -> Batch? {
        while !stop.isRaised {
            given.wait()
            let batch = slot.withLock { slot -> Batch? in
                guard case .given(let batch) = slot else { return nil }
                slot = .writing
                return batch
            }
            if let batch { return batch }
        }
        return nil
    }

    private func finish(_ written: Written) {
        slot.withLock { $0 = .written(written, at: Timestamp.nanoseconds()) }
        progress.signal()
    }
}
