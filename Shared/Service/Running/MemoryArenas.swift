import CMalloc
import Glibc

/// The C library's heaps for threads.
enum MemoryArenas {
    /// Lets the library use one for each processor core instead of eight, unless `MALLOC_ARENA_MAX` says something else.
    ///
    /// A record is made by one thread, sent by another and freed by a third, so each of many heaps ends up with holes: with
    /// 16 of them on two cores the persister's peak was 97 MB at full load, with two 52 MB, at the same speed.
    static func limit() {
        guard getenv("MALLOC_ARENA_MAX") == nil else { return }
        mallopt(M_ARENA_MAX, max(2, Int32(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    }
}
