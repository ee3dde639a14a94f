import Kafka

extension Stage {
    /// Waits until the extractors have so many partitions each: who joins before the local broker has served the one that
    /// joined before may wait for ever.
    func expectShares(_ condition: ([Int]) -> Bool) throws {
        let admin = try Admin(settings: kafka)
        let group = topics.group(of: "extractor")
        try eventually("the extractors have their partitions") {
            condition(try admin.members(of: group).map(\.partitions.count))
        }
    }
}
