import Foundation
import Testing

extension EndToEnd {
    /// Whatever ends a service, what was accepted becomes rows: each once.
    @Suite("Ending services under load", .serialized)
    struct Ending {
        @Test("SIGKILL under load and a restart lose nothing and double nothing", arguments: Service.allCases)
        func kill(service: Service) throws {
            try Stage.with { stage in
                try stage.startAll()
                let load = try Load(on: stage)
                for _ in 1...3 {
                    try stage.waitForProgress()
                    try #require(stage.programs.last { $0.name == service.rawValue }).kill()
                    try stage.start(service).waitUntilReady()
                }
                try stage.waitForProgress()
                let accepted = load.stop()
                try stage.settle()
                try stage.expectRows(of: accepted)
            }
        }

        @Test(
            "SIGTERM under load ends a service in order within ten seconds, and loses nothing",
            arguments: Service.allCases)
        func terminate(service: Service) throws {
            try Stage.with { stage in
                try stage.startAll()
                let load = try Load(on: stage)
                try stage.waitForProgress()
                let program = try #require(stage.programs.last { $0.name == service.rawValue })
                #expect(try program.stop(within: .seconds(10)) == 0)
                #expect(program.log.contains("\"event\":\"service.stopped\""))
                try stage.start(service).waitUntilReady()
                try stage.waitForProgress()
                let accepted = load.stop()
                try stage.settle()
                try stage.expectRows(of: accepted)
            }
        }
    }
}

extension Stage {
    /// Waits until some more articles are rows.
    fileprivate func waitForProgress() throws {
        let before = articleCount
        try eventually("articles become rows; there are \(before)") { articleCount > before + 50 }
    }
}
