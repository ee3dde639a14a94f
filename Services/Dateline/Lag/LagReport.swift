/// How far all groups are behind.
struct LagReport: Report, Equatable {
    var groups: [GroupReport]

    var text: String {
        var table = Table(
            .text("GROUP"), .text("TOPIC"), .number("PARTITION"), .number("POSITION"), .number("END"), .number("LAG"),
            .text("MEMBER"))
        for group in groups {
            for partition in group.partitions {
                table.add(
                    group.group, partition.topic, String(partition.partition), String(partition.position),
                    String(partition.end), String(partition.lag), partition.member ?? "-")
            }
        }
        return table.text + "\n" + groups.map { "\($0.group): \($0.advice)\n" }.joined()
    }
}
