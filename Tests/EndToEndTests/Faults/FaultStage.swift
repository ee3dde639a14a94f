import Foundation
import Kafka

/// Five processes of Dateline's, the broker and the database they work with, and the links between them: all that faults happen
/// to.
final class FaultStage {
    let stage: Stage
    let broker: TestBroker
    let database: PrivateServer
    /// The database's, where one could be made.
    let disk: SmallDisk?
    let apiPort = FreePort.find()
    private var programs: [Member: RunningProgram] = [:]
    private var links: [Fault.Target: Link] = [:]
    /// The load's own to the broker, which only the broker's faults cut.
    private let loadLink: Link?

    init(_ stage: Stage, broker: TestBroker, database: PrivateServer, disk: SmallDisk?) throws {
        self.stage = stage
        self.broker = broker
        self.database = database
        self.disk = disk
        links[.link(Member(service: .persister), .database)] = try Link(to: database.port)
        guard broker.isOnThisMachine else {
            loadLink = nil
            return
        }
        loadLink = try Self.link(to: broker)
        for member in Member.all { links[.link(member, .broker)] = try Self.link(to: broker) }
    }

    private static func link(to broker: TestBroker) throws -> Link {
        try Link(to: broker.port) { port in KafkaAnswers(host: broker.host, port: broker.port, linkPort: port) }
    }

    deinit {
        for link in allLinks { link.end() }
    }

    private var allLinks: [Link] { links.values + [loadLink].compactMap(\.self) }

    /// For the load's producer.
    var kafka: KafkaSettings {
        get throws {
            guard let loadLink else { return try stage.kafka }
            return try stage.kafka.with("bootstrap.servers", "\(broker.host):\(loadLink.port)")
                .with("broker.address.family", "v4")
        }
    }

    /// What can happen here.
    var possibilities: [FaultPlan.Possibility] {
        var all: [FaultPlan.Possibility] = []
        func add(_ target: Fault.Target, _ kinds: [Fault.Kind]) {
            all += kinds.map { FaultPlan.Possibility(kind: $0, target: target) }
        }
        for service in Service.allCases {
            let member = Member(service: service)
            add(.program(member), [.kill, .stop, .restart])
            if links[.link(member, .broker)] != nil { add(.link(member, .broker), [.cut, .delay]) }
        }
        add(.link(Member(service: .persister), .database), [.cut, .delay])
        add(.server(.broker), broker.kinds)
        add(.server(.database), [.kill, .stop, .restart])
        if disk != nil { add(.disk, [.fill]) }
        return all
    }

    /// What a reader of the output should know.
    var notes: [String] {
        var notes = broker.notes
        if !broker.isOnThisMachine { notes.append("its connections are not cut or delayed: it is on another machine") }
        if disk == nil { notes.append("the database's disk is not filled: only root can mount one of its own") }
        return notes
    }

    func startAll() throws {
        for member in Member.all { try start(member) }
        for program in programs.values { try program.waitUntilReady() }
        if broker.isOnThisMachine, links.values.allSatisfy({ $0.addressesReplaced == 0 }) {
            throw Stage.Failure(
                description: "the broker at \(broker.host):\(broker.port) tells its clients another address")
        }
    }

    /// The members whose processes are not there.
    var ended: [Member] { Member.all.filter { programs[$0]?.isRunning != true } }

    /// Those that do not say that they can work.
    var unready: [Member] { Member.all.filter { programs[$0]?.isReady != true } }

    func start(_ member: Member) throws {
        var settings = ["INGEST_PORT": String(apiPort), "KAFKA_BROKER_ADDRESS_FAMILY": "v4"]
        if let link = links[.link(member, .broker)] {
            settings["KAFKA_BOOTSTRAP_SERVERS"] = "\(broker.host):\(link.port)"
        }
        if let link = links[.link(member, .database)] { settings["PGPORT"] = String(link.port) }
        programs[member] = try stage.start(member.service, instance: member.instance, settings: settings)
    }
}

extension FaultStage {
    /// Makes it happen; returns the programs that shall not be there meanwhile.
    func begin(_ fault: Fault) throws {
        switch (fault.target, fault.kind) {
        case (.program(let member), .kill): programs[member]?.kill()
        case (.program(let member), .stop): programs[member]?.signal(SIGSTOP)
        case (.program(let member), _):
            guard try programs[member]?.stop() == 0 else {
                throw Stage.Failure(description: "\(member) did not end in order")
            }
        case (.server(.broker), _):
            if broker.needsQuiet(before: fault.kind) {
                for link in allLinks { link.cut() }
                Thread.sleep(forTimeInterval: 2)
            }
            try broker.begin(fault.kind)
        case (.server(.database), .kill): database.kill()
        case (.server(.database), .stop): database.freeze()
        case (.server(.database), _): try database.stop()
        case (.link, .delay): links[fault.target]?.slow(milliseconds: 300)
        case (.link, _): links[fault.target]?.cut()
        case (.disk, _): disk?.fill()
        }
    }

    /// Ends it.
    func end(_ fault: Fault) throws {
        switch (fault.target, fault.kind) {
        case (.program(let member), .stop): programs[member]?.signal(SIGCONT)
        case (.program(let member), _): try start(member)
        case (.server(.broker), _):
            try broker.end(fault.kind)
            for link in allLinks { link.mend() }
        case (.server(.database), .stop): database.thaw()
        case (.server(.database), _): try database.start()
        case (.link, _): links[fault.target]?.mend()
        case (.disk, _):
            disk?.empty()
            // A database whose log cannot be written ends; whoever runs it starts it again.
            if !database.isRunning { try database.start() }
        }
    }
}
