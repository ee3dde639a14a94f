import CRdKafka

/// Where a key's messages go.
public enum Partitioner {
    /// The partition of `count` that ``Producer`` and Java's clients choose for `key`.
    public static func partition(of key: [UInt8], among count: Int) -> Int32 {
        // The topic handle is not looked at.
        rd_kafka_msg_partitioner_murmur2(nil, key, key.count, Int32(count), nil, nil)
    }
}
