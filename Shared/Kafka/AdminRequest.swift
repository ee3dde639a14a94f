import CRdKafka

extension Client {
    /// Runs one request of the admin API: `send` gets the options and the queue for its answer, `read` the answer.
    ///
    /// The topic operations wait at the broker, too, until they are done everywhere.
    func request<Answer>(
        _ operation: rd_kafka_admin_op_t, timeout: Duration, doing action: String,
        send: (_ options: OpaquePointer?, _ queue: OpaquePointer?) -> Void,
        read: (_ event: OpaquePointer) throws(KafkaError) -> Answer
    ) throws(KafkaError) -> Answer {
        let queue = rd_kafka_queue_new(handle)
        defer { rd_kafka_queue_destroy(queue) }
        let options = rd_kafka_AdminOptions_new(handle, operation)
        defer { rd_kafka_AdminOptions_destroy(options) }
        rd_kafka_AdminOptions_set_request_timeout(options, timeout.milliseconds, nil, 0)
        if operation == RD_KAFKA_ADMIN_OP_CREATETOPICS || operation == RD_KAFKA_ADMIN_OP_DELETETOPICS {
            rd_kafka_AdminOptions_set_operation_timeout(options, timeout.milliseconds, nil, 0)
        }
        send(options, queue)
        guard let event = rd_kafka_queue_poll(queue, timeout.milliseconds &+ 1000) else {
            throw KafkaError(.timedOut, reason: "\(action): no answer")
        }
        defer { rd_kafka_event_destroy(event) }
        try check(rd_kafka_event_error(event), doing: action)
        return try read(event)
    }
}
