import CRdKafka
import Synchronization

/// A consumer's partitions: follows the group's rebalances, with the eager and the cooperative protocol.
///
/// librdkafka calls `rebalanced` from inside the consumer's poll or close, so on the thread that polls.
final class Assignment: Sendable {
    private struct State {
        var partitions: Set<TopicPartition> = []
        var revoked: Set<TopicPartition> = []
        /// Where each partition's end was when it was reached, commit markers of transactions included.
        var ends: [TopicPartition: Int64] = [:]
    }

    let onEvent: KafkaEventHandler
    private let state = Mutex(State())

    init(onEvent: @escaping KafkaEventHandler) { self.onEvent = onEvent }

    /// The partitions now assigned.
    var partitions: [TopicPartition] { state.withLock { $0.partitions.sorted() } }

    /// The partitions revoked since this was last called: what was read from them and not committed is no longer ours.
    func takeRevoked() -> Set<TopicPartition> {
        state.withLock { state in
            defer { state.revoked = [] }
            return state.revoked
        }
    }

    /// Notes that everything before `position` was read.
    func reachedEnd(_ position: Position) {
        state.withLock { $0.ends[position.topicPartition] = position.offset }
    }

    /// The end of a partition as it was last reached.
    func end(of partition: TopicPartition) -> Int64? { state.withLock { $0.ends[partition] } }

    func rebalanced(
        _ handle: OpaquePointer, _ code: rd_kafka_resp_err_t, _ partitions: RebalancedPartitions
    ) {
        let list = PartitionList.partitions(of: partitions)
        let cooperative = String(cString: rd_kafka_rebalance_protocol(handle)) == "COOPERATIVE"
        if code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS {
            state.withLock { $0.partitions.formUnion(list) }
            assign(handle, partitions, incrementally: cooperative)
            onEvent(.assigned(list.sorted()))
            if self.partitions.isEmpty { onEvent(.idle) }
        } else {
            let lost = rd_kafka_assignment_lost(handle) != 0
            revoke(list)
            unassign(handle, partitions, incrementally: cooperative)
            onEvent(.revoked(list.sorted(), lost: lost))
        }
    }

    private func revoke(_ list: [TopicPartition]) {
        state.withLock { state in
            state.partitions.subtract(list)
            state.revoked.formUnion(list)
            for partition in list { state.ends[partition] = nil }
        }
    }

    private func assign(_ handle: OpaquePointer, _ list: RebalancedPartitions, incrementally: Bool) {
        report(incrementally ? rd_kafka_incremental_assign(handle, list) : nil, "assign partitions")
        if !incrementally { report(rd_kafka_assign(handle, list), "assign partitions") }
    }

    private func unassign(_ handle: OpaquePointer, _ list: RebalancedPartitions, incrementally: Bool) {
        report(incrementally ? rd_kafka_incremental_unassign(handle, list) : nil, "give up partitions")
        if !incrementally { report(rd_kafka_assign(handle, nil), "give up partitions") }
    }

    private func report(_ error: OpaquePointer?, _ action: String) {
        if let error { onEvent(.error(KafkaError(taking: error, doing: action))) }
    }

    private func report(_ code: rd_kafka_resp_err_t, _ action: String) {
        if code != RD_KAFKA_RESP_ERR_NO_ERROR { onEvent(.error(KafkaError(code, doing: action))) }
    }
}
