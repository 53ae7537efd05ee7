package vn.lienthong.matching.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Seconds and CPU-seconds of the whole process, threads of the virtual machine and of native libraries too. */
record Measure(double seconds, double cpu) {

    private static final double NANOS = 1e9;

    /** Something to be measured. */
    interface Work {
        void run() throws Exception;
    }

    static Measure of(Work work) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        work.run();
        return new Measure((System.nanoTime() - start) / NANOS, (system.getProcessCpuTime() - cpu) / NANOS);
    }

    /** The most memory that this process ever held, in bytes; 0 where the system does not tell. */
    static long peak() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** One line of facts that the parent process reads. */
    static void fact(String name, double value) {
        System.out.println("fact " + name + " " + String.format(Locale.ROOT, "%.6f", value));
    }

    static void fact(String name, long value) {
        System.out.println("fact " + name + " " + value);
    }

    void tell(String name) {
        fact(name + ".seconds", seconds);
        fact(name + ".cpu", cpu);
    }
}
