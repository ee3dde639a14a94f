import CRdKafka
import Glibc
import Synchronization

/// The thread on which a producer's delivery reports and events are made.
final class PollThread: Sendable {
    private let stopping = Atomic(false)
    private let thread = Mutex<pthread_t?>(nil)

    init(_ client: Client) {
        let box = Unmanaged.passRetained(Work(client: client, owner: self))
        var id = pthread_t()
        let result = pthread_create(&id, nil, run, box.toOpaque())
        if result == 0 { thread.withLock { $0 = id } } else { box.release() }
    }

    /// Ends the thread and waits for it. May be called twice, and from a delivery report (which then does not wait).
    func stop() {
        stopping.store(true, ordering: .releasing)
        guard let id = thread.withLock({ $0.take() }) else { return }
        if pthread_equal(id, pthread_self()) != 0 { pthread_detach(id) } else { pthread_join(id, nil) }
    }

    private var isStopping: Bool { stopping.load(ordering: .acquiring) }

    /// Keeps client and flag alive for as long as the thread runs.
    private final class Work {
        let client: Client
        let owner: PollThread

        init(client: Client, owner: PollThread) {
            self.client = client
            self.owner = owner
        }

        func loop() {
            while !owner.isStopping { rd_kafka_poll(client.handle, 100) }
            rd_kafka_poll(client.handle, 0)
        }
    }

    private let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
        if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().loop() }
        return nil
    }
}
