import Foundation
import Testing

@Suite("The dashboard")
struct DashboardTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

    private func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: Self.root.appending(path: path)), as: UTF8.self)
    }

    private func names(in text: String) -> Set<String> {
        Set(text.matches(of: /\b(?:dateline|persister|process)_[a-z_]+/).map { String($0.output) })
    }

    @Test("draws what the services tell, as the manual lists it, and nothing else")
    func metrics() throws {
        let asked = try names(in: text("monitoring/grafana/dashboards/dateline.json"))
            .map { $0.hasSuffix("_bucket") ? String($0.dropLast("_bucket".count)) : $0 }
        let listed = try names(in: text("docs/operations.md"))
        #expect(asked.count > 5)
        #expect(Set(asked).subtracting(listed) == [])
        #expect(
            Set(asked).isSuperset(of: ["dateline_feeds", "dateline_feed_polls_total", "dateline_feed_entries_total"]))
    }

    @Test("has panels that stand apart, each under a number of its own")
    func panels() throws {
        struct Dashboard: Decodable {
            struct Panel: Decodable {
                struct Place: Decodable {
                    let x, y, w, h: Int
                    var area: CGRect { CGRect(x: x, y: y, width: w, height: h) }
                }
                let id: Int
                let gridPos: Place
            }
            let panels: [Panel]
        }
        let json = try Data(contentsOf: Self.root.appending(path: "monitoring/grafana/dashboards/dateline.json"))
        let panels = try JSONDecoder().decode(Dashboard.self, from: json).panels
        #expect(Set(panels.map(\.id)).count == panels.count)
        for (index, panel) in panels.enumerated() {
            #expect(panel.gridPos.x + panel.gridPos.w <= 24)
            for other in panels[(index + 1)...] {
                let overlap = panel.gridPos.area.intersection(other.gridPos.area)
                #expect(overlap.isEmpty, "panels \(panel.id) and \(other.id)")
            }
        }
    }
}
