import Glibc

/// What Prometheus' dashboards expect of every process.
enum ProcessMetrics {
    static func add(to metrics: Metrics) {
        metrics.gauge("process_start_time_seconds", "When the process started, in seconds since 1970.")
            .set(Double(time(nil)))
        let memory = metrics.gauge("process_resident_memory_bytes", "Resident memory.")
        let processor = metrics.counter("process_cpu_seconds_total", "User and system time taken.")
        metrics.onReading {
            memory.set(residentBytes())
            processor.set(Double(clock()) / Double(CLOCKS_PER_SEC))
        }
    }

    /// The second number of `/proc/self/statm`, in pages.
    private static func residentBytes() -> Double {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = read(file, &bytes, bytes.count)
        let numbers = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
        return numbers.count > 1 ? (Double(numbers[1]) ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE))) : 0
    }
}
