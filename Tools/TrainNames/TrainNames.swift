import FoundationEssentials
import Glibc
import Language

/// Rebuilds the recogniser's model from the corpora and the lists of names.
@main
enum TrainNames {
    static let usage = """
        usage: train-names --data FOLDER --lists FOLDER --output FILE [options]
          --data FOLDER      the corpora: names/*.bio, names/voa.raw.txt, lists/*.tsv, gold/dev.bio
          --lists FOLDER     what collect-lists.py wrote
          --output FILE      the model
          --without A,B      leave sets out of training and measure on them
          --hold-out N       leave every Nth document of our own sets out of training and measure on those
          --rounds N  --rate X  --decay X  --seed N  --seeds N  --rows N  --least N
          --cache FILE       keeps the word classes between runs
          --errors FILE      writes the errors on gold/dev.bio and the sets left out
        """

    static func main() throws {
        guard let options = Options(CommandLine.arguments) else {
            print(usage)
            exit(64)
        }
        try Training(options).run()
    }
}

/// The options of the command line, by name.
struct Options {
    private var values: [String: String] = [:]

    init?(_ arguments: [String]) {
        var rest = arguments.dropFirst()
        while let name = rest.popFirst() {
            guard name.hasPrefix("--"), let value = rest.popFirst() else { return nil }
            values[String(name.dropFirst(2))] = value
        }
        guard values["data"] != nil, values["lists"] != nil, values["output"] != nil else { return nil }
    }

    subscript(name: String) -> String? { values[name] }
    func string(_ name: String) -> String { values[name] ?? "" }
    func number<Number: LosslessStringConvertible>(_ name: String, _ standard: Number) -> Number {
        values[name].flatMap { Number($0) } ?? standard
    }
    func list(_ name: String) -> [String] { values[name]?.split(separator: ",").map { String($0) } ?? [] }
}
