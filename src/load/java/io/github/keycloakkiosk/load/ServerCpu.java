package io.github.keycloakkiosk.load;

import java.time.Duration;

/** The processor time of the Keycloak that this process has started, without that of the database. */
final class ServerCpu {

    private ServerCpu() {}

    /** So far, in nanoseconds; the system counts hundredths of a second. */
    static long nanos() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::info)
                .filter(process -> process.command().orElse("").endsWith("java"))
                .map(process -> process.totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
