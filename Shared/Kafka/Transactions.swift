import CRdKafka

/// Transactions: all messages and offsets of one become visible together, or none.
///
/// After an error look at it: ``KafkaError/requiresAbort``: abort and do the batch again; ``KafkaError/isRetriable``: call the same
/// again; ``KafkaError/isFatal``: a newer producer took over, make a new one.
extension Producer {
    /// Takes the transactional id over: fences older producers, ends what they left open. Once, before the first transaction.
    public func prepareTransactions(timeout: Duration) throws(KafkaError) {
        defer { serve() }
        try check(
            taking: rd_kafka_init_transactions(client.handle, timeout.milliseconds), doing: "prepare transactions")
    }

    /// Begins a transaction: all that is sent from now on is part of it.
    public func beginTransaction() throws(KafkaError) {
        try check(taking: rd_kafka_begin_transaction(client.handle), doing: "begin a transaction")
    }

    /// Makes `consumer`'s group go on from `positions` when the transaction commits.
    public func sendOffsets(
        _ positions: [Position], of consumer: Consumer, timeout: Duration = .seconds(30)
    ) throws(KafkaError) {
        let list = PartitionList(positions)
        let group = rd_kafka_consumer_group_metadata(consumer.client.handle)
        defer { rd_kafka_consumer_group_metadata_destroy(group) }
        let error = rd_kafka_send_offsets_to_transaction(client.handle, list.pointer, group, timeout.milliseconds)
        try check(taking: error, doing: "send offsets to the transaction")
    }

    /// Waits for all messages and commits.
    public func commitTransaction(timeout: Duration = .seconds(30)) throws(KafkaError) {
        try check(
            taking: rd_kafka_commit_transaction(client.handle, timeout.milliseconds), doing: "commit the transaction")
    }

    /// Throws away what the transaction holds.
    public func abortTransaction(timeout: Duration = .seconds(30)) throws(KafkaError) {
        try check(
            taking: rd_kafka_abort_transaction(client.handle, timeout.milliseconds), doing: "abort the transaction")
    }
}
