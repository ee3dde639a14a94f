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
          --more FILE        more names: more-names.txt
          --raw FILE         raw text that another recogniser labelled (label-raw.py) …
          --teacher FILE     … and the earlier model that must agree with it
          --variants N       train on a copy of every Nth of our own documents with some sentences in other case
          --written FILE     train on these short texts too: written.txt
          --renamed N        train on a copy of every Nth of our own documents with other names of the lists
          --without A,B      leave sets out of training and measure on them
          --hold-out N       leave every Nth of our own documents out of training and measure on those
          --share N          train on every Nth document of the sets
          --drop A,B         do without families of features: word context affix cluster list document
          --rounds N  --averaged N  --rate X  --dropout X,X,X,X,X,X  --feature-dropout X  --raw-weight X
          --renamed-weight X
          --least N          drop features seen more seldom
          --rows N           keep the N strongest features
          --seed N           the order of the sentences and what is left out
          --seeds N          the mean of N trainings with successive seeds, side by side
          --name NAME        the model's name
          --cache FILE       keeps the word classes between runs
          --errors FILE      writes the errors on all that is measured
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
