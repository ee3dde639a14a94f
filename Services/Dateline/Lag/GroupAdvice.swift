extension GroupReport {
    /// What an operator should know or do.
    var advice: String {
        if partitions.isEmpty { return "its topics are not there: 'dateline topics create' makes them" }
        let waiting = lag == 0 ? "nothing waits" : counted(lag, "message") + (lag == 1 ? " waits" : " wait")
        if members == 0 {
            return lag == 0 ? "\(waiting); nobody reads" : "\(waiting) and nobody reads: start \(service)"
        }
        let crew = "\(counted(members, "worker")), \(counted(places, "partition"))"
        if members > places {
            let idle = members - places
            return "\(waiting); \(crew): \(idle) \(idle == 1 ? "is" : "are") idle; stop them or make more partitions"
        }
        if let full = fullest { return "\(waiting), most of them in \(full): more workers will not help it" }
        if lag > 0, members < places { return "\(waiting); \(crew): if it grows, \(places - members) more can help" }
        return "\(waiting); \(crew)"
    }

    /// The partition that holds nearly all of a lag that matters, so that other workers cannot take part.
    private var fullest: String? {
        guard partitions.count > 1, let most = partitions.max(by: { $0.lag < $1.lag }), most.lag >= 1000,
            most.lag * 10 >= lag * 9
        else { return nil }
        return "\(most.topic)[\(most.partition)]"
    }
}
