import Testing

@testable import Shared

@Suite("Known keys of JSON objects")
struct JSONKeysTests {
    @Test(
        "A key is told from others of its length, wherever they differ, and from longer and shorter ones",
        arguments: 1...20)
    func places(length: Int) throws {
        let plain = String(repeating: "x", count: length)
        let variants = (0..<length).map { place -> Substring in
            plain.prefix(place) + "y" + plain.dropFirst(place + 1)
        }
        let known = [plain] + variants.map(String.init)
        let keys = JSONKeys(known, required: known.count)
        let others = ["\"\(plain)x\": 2, \"z\(plain.dropFirst(2))\": 3, \"\": [4]"]
        let members = known.reversed().map { "\"\($0)\": 1" } + others
        var reader = try JSONReader(Array("{\(members.joined(separator: ","))}".utf8)[...])
        var found: [Int] = []
        try reader.object(keys) { (reader, place) throws(RecordError) in
            found.append(place)
            _ = try reader.integer()
        }
        #expect(found == Array(known.indices.reversed()))
    }

    @Test("A key with an escape is the key that it stands for, and twice is too often")
    func escapes() throws {
        let keys = JSONKeys(["start", "startOffset"], required: 1)
        var reader = try JSONReader(Array(#"{"st\u0061rtOffset": 1, "st\u0061rt": 2}"#.utf8)[...])
        var found: [Int] = []
        try reader.object(keys) { (reader, place) throws(RecordError) in
            found.append(place)
            _ = try reader.integer()
        }
        #expect(found == [1, 0])
        #expect(throws: RecordError.invalid(field: "start", reason: "it stands twice")) {
            var reader = try JSONReader(Array(#"{"start": 1, "st\u0061rt": 2}"#.utf8)[...])
            try reader.object(keys) { (reader, _) throws(RecordError) in _ = try reader.integer() }
        }
        #expect(throws: RecordError.missing(field: "start")) {
            var reader = try JSONReader(Array("{}".utf8)[...])
            try reader.object(keys) { (reader, _) throws(RecordError) in try reader.skip() }
        }
    }

    @Test("A word that is none of those known is given back")
    func words() throws {
        let words = JSONKeys(["name", "nominal"], required: 0)
        for (text, place) in [("name", 0), ("nominal", 1)] {
            var reader = try JSONReader(Array("\"\(text)\",".utf8)[...])
            #expect(try reader.word(of: words).place == place)
        }
        var reader = try JSONReader(Array(#"  "na\u006de!","#.utf8)[...])
        let word = try reader.word(of: words)
        #expect(word.place == nil && word.text == "name!")
    }
}
