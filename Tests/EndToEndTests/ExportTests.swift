import Foundation
import Postgres
import Testing

extension EndToEnd {
    /// The real program on a few rows that are awkward to write.
    @Suite("dateline export", .serialized)
    struct Exporting {
        private static let rows = #"""
            INSERT INTO extractor (name, version, model) VALUES ('dateline', '1.0.0', 'm');
            INSERT INTO article (article_key, received_at, extracted_at, published_on, extractor_key, fingerprint, entities,
                mentions, dates, quotes, id, source, title, authors, language, status, content_hash, text)
            VALUES
                (1, '2020-10-05 10:00Z', now(), '2020-10-05', 1, 0, 2, 2, 1, 1, '00000000-0000-4000-8000-000000000001',
                    'a.example', '=HYPERLINK("http://x")', '{Ann Ray,Bo}', 'en', 'ok', '', E'Say "hi",\nLavrov, in Geneva. Ünï 𝄞'),
                (2, '2020-11-05 10:00Z', now(), '2020-11-05', 1, 0, 1, 1, 0, 0, '00000000-0000-4000-8000-000000000002',
                    'b.example', NULL, '{}', 'de-AT', 'ok', '', 'Lawrow');
            INSERT INTO entity (entity_key, type, name, match_key) VALUES
                (1, 'person', 'Sergei Lavrov', 'person:sergei lavrov'), (2, 'place', 'Geneva', 'geonames:2660646'),
                (3, 'person', 'Lawrow', 'person:lawrow');
            INSERT INTO entity_alias (entity_key, name) VALUES
                (1, 'Sergei Lavrov'), (1, 'Lavrov'), (2, 'Geneva'), (3, 'Lawrow');
            INSERT INTO place VALUES (2, 2660646, 'CH', 'CH-GE', -46.2, 6.1457);
            INSERT INTO article_entities VALUES
                (1, 1, '{1,2}', '{1,1}', '{1,1}', '{Lavrov,Geneva}', '{Foreign Minister,NULL}', '{RU,NULL}'),
                (2, 1, '{3}', '{1}', '{1}', '{Lawrow}', NULL, NULL);
            INSERT INTO article_mentions VALUES
                (1, 1, '{1,2}', '{10,21}', '{16,27}', '{1,0.5}', '{n,n}', '{Lavrov,Geneva}'),
                (2, 1, '{3}', '{0}', '{6}', '{1}', '{n}', '{Lawrow}');
            INSERT INTO article_date VALUES (1, 1, 0, 3, '2020-10-05', '2020-10-05', 'Say', '2020-10-05', NULL, NULL);
            INSERT INTO quote VALUES (1, 1, 1, 5, 7, NULL, NULL, 0.9, 'direct', NULL, '-hi');
            SELECT decide_entity('merge', 3, '1', 'me', '');
            """#

        private func filled(_ body: (Stage) throws -> Void) throws {
            try Stage.with { stage in
                #expect(try stage.run("persister", "migrate").exitCode == 0)
                try stage.connect().execute(Self.rows)
                try body(stage)
            }
        }

        /// What the program writes.
        private func export(_ stage: Stage, _ arguments: String...) throws -> String {
            let finished = try stage.run("dateline", ["export"] + arguments)
            #expect(finished.exitCode == 0, "\(finished.errors)")
            return finished.output
        }

        private func objects(_ text: String) throws -> [[String: Any]] {
            try text.split(separator: "\n").map {
                try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
        }

        @Test("Every kind is written as NDJSON and as CSV, with the same columns and number of rows")
        func kinds() throws {
            try filled { stage throws in
                let counts = ["articles": 2, "entities": 2, "mentions": 3, "quotes": 1, "dates": 1, "places": 1]
                for (kind, count) in counts {
                    let lines = try objects(export(stage, "--what", kind))
                    let records = try CSVRecords(export(stage, "--what", kind, "--format", "csv")).records
                    #expect(lines.count == count && records.count == count + 1, "\(kind)")
                    #expect(lines.allSatisfy { Set($0.keys) == Set(records[0]) }, "\(kind)")
                    #expect(records.allSatisfy { $0.count == records[0].count }, "\(kind)")
                }
            }
        }

        @Test("What was written is what stands in the tables, as people decided")
        func contents() throws {
            try filled { stage throws in
                let articles = try objects(export(stage))
                #expect(articles[0]["text"] as? String == "Say \"hi\",\nLavrov, in Geneva. Ünï 𝄞")
                #expect(articles[0]["authors"] as? [String] == ["Ann Ray", "Bo"])
                #expect(articles[1]["title"] is NSNull)
                let records = try CSVRecords(export(stage, "--format", "csv")).records
                #expect(records[1].contains("Say \"hi\",\nLavrov, in Geneva. Ünï 𝄞"))
                #expect(records[1].contains("'=HYPERLINK(\"http://x\")"))
                #expect(records[1].contains("Ann Ray; Bo"))
                let entities = try objects(export(stage, "--what", "entities"))
                #expect(entities[0]["names"] as? [String] == ["Lavrov", "Lawrow", "Sergei Lavrov"])
                #expect(entities[0]["articles"] as? Int == 2)
                let places = try CSVRecords(export(stage, "--what", "places", "--format", "csv")).records
                #expect(places[1].contains("-46.2"))
            }
        }

        @Test("Days, languages and entities choose")
        func selection() throws {
            try filled { stage throws in
                func count(_ arguments: String...) throws -> Int {
                    let finished = try stage.run("dateline", ["export"] + arguments)
                    #expect(finished.exitCode == 0, "\(finished.errors)")
                    return finished.output.split(separator: "\n").count
                }
                #expect(try count("--since", "2020-10-05", "--until", "2020-10-05") == 1)
                #expect(try count("--since", "2020-10-06") == 1)
                #expect(try count("--since", "2021-01-01") == 0)
                #expect(try count("--language", "de") == 1)
                for name in ["Lavrov", "Lawrow", "3"] {
                    #expect(try count("--entity", name) == 2)
                    #expect(try count("--entity", name, "--what", "mentions") == 2)
                    #expect(try count("--entity", name, "--what", "quotes", "--language", "en") == 1)
                    #expect(try count("--entity", name, "--what", "entities") == 1)
                }
                #expect(try count("--entity", "Geneva", "--what", "quotes") == 0)
                #expect(try count("--entity", "Geneva", "--what", "dates") == 1)
                for wrong in [["--what", "x"], ["--format", "xml"], ["--since", "May"], ["--entity", "Nobody"]] {
                    #expect(try stage.run("dateline", ["export"] + wrong).exitCode == 2)
                }
            }
        }

        @Test("A file is there when all is in it, and not when it cannot be written")
        func files() throws {
            try filled { stage throws in
                let path = stage.folder.appending(path: "out.csv").path
                _ = try export(stage, "--format", "csv", "--output", path)
                #expect(try CSVRecords(String(contentsOfFile: path, encoding: .utf8)).records.count == 3)
                #expect(!FileManager.default.fileExists(atPath: path + ".part"))
                let nowhere = try stage.run("dateline", "export", "--output", "/nowhere/out.csv")
                #expect(nowhere.exitCode == 1 && nowhere.errors.contains("/nowhere/out.csv"))
                // A device that is always full.
                try FileManager.default.createSymbolicLink(atPath: path + ".part", withDestinationPath: "/dev/full")
                let full = try stage.run("dateline", "export", "--output", path)
                #expect(full.exitCode == 1 && full.errors.contains("No space left"))
            }
        }
    }
}

/// Reads CSV strictly by RFC 4180: every line ends with CR LF, quotes within quotes are doubled.
private struct CSVRecords {
    private(set) var records: [[String]] = []

    init(_ text: String) throws {
        var rest = Array(text.unicodeScalars)[...]
        while !rest.isEmpty {
            var record: [String] = []
            repeat { record.append(try Self.field(&rest)) } while Self.take(",", &rest)
            let isEnded = Self.take("\r", &rest) && Self.take("\n", &rest)
            try #require(isEnded)
            records.append(record)
        }
    }

    private static func take(_ scalar: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    private static func field(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> String {
        var field = String.UnicodeScalarView()
        guard take("\"", &rest) else {
            while let next = rest.first, ![",", "\r", "\n", "\""].contains(next) {
                field.append(next)
                rest.removeFirst()
            }
            return String(field)
        }
        while true {
            let scalar = rest.popFirst()
            let next = try #require(scalar)
            if next == "\"" && !take("\"", &rest) { return String(field) }
            field.append(next)
        }
    }
}
