import Foundation
import Testing

extension EndToEnd {
    /// A broker or a database that is away makes the services wait, and nothing else.
    @Suite("Broker or database away", .serialized)
    struct Away {
        @Test("A broker that comes after the services is waited for, and health says so")
        func brokerAtStart() throws {
            try PrivateServer.with(.broker) { broker in
                try Stage.with(broker: broker) { stage in
                    for service in Service.allCases { try stage.start(service) }
                    for program in stage.programs {
                        try eventually("\(program.name) says what it waits for") {
                            let answer = try? program.ask("/readyz")
                            return answer?.status == 503 && answer?.text.contains("broker") == true
                        }
                        #expect(try program.ask("/healthz").status == 200)
                    }
                    try broker.start()
                    for program in stage.programs { try program.waitUntilReady() }
                    try stage.publish(0..<20)
                    try stage.settle()
                    try stage.expectRows(of: 0..<20)
                }
            }
        }

        @Test("A broker that freezes, and one that restarts, are waited for")
        func brokerInTheMiddle() throws {
            try PrivateServer.with(.broker) { broker in
                try broker.start()
                try Stage.with(broker: broker) { stage in
                    try stage.startAll()
                    try stage.publish(0..<200)
                    broker.freeze()
                    Thread.sleep(forTimeInterval: 6)
                    broker.thaw()
                    try stage.publish(200..<400)
                    try broker.stop()
                    Thread.sleep(forTimeInterval: 2)
                    try broker.start()
                    try stage.publish(400..<600)
                    try stage.settle()
                    try stage.expectRows(of: 0..<600)
                    for program in stage.programs { #expect(program.isRunning) }
                }
            }
        }

        @Test("A database that comes after the services is waited for, and health says so")
        func databaseAtStart() throws {
            try PrivateServer.with(.database) { database in
                try Stage.with(database: database) { stage in
                    for service in Service.allCases { try stage.start(service) }
                    let persister = try #require(stage.programs.last)
                    try eventually("the persister says what it waits for") {
                        let answer = try? persister.ask("/readyz")
                        return answer?.status == 503 && answer?.text.contains("postgres") == true
                    }
                    #expect(try persister.ask("/healthz").status == 200)
                    for program in stage.programs.dropLast() { try program.waitUntilReady() }
                    try stage.publish(0..<20)
                    try database.start()
                    try persister.waitUntilReady()
                    try stage.settle()
                    try stage.expectRows(of: 0..<20)
                }
            }
        }

        @Test("A database that restarts, and one that freezes, are waited for")
        func databaseInTheMiddle() throws {
            try PrivateServer.with(.database) { database in
                try database.start()
                try Stage.with(database: database) { stage in
                    try stage.startAll()
                    try stage.publish(0..<200)
                    try database.stop()
                    try stage.publish(200..<400)
                    Thread.sleep(forTimeInterval: 2)
                    try database.start()
                    try stage.publish(400..<600)
                    database.freeze()
                    Thread.sleep(forTimeInterval: 6)
                    database.thaw()
                    try stage.settle()
                    try stage.expectRows(of: 0..<600)
                    for program in stage.programs { #expect(program.isRunning) }
                }
            }
        }
    }
}
