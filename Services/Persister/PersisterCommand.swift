@main
struct PersisterCommand {
    static func main() {}
}
