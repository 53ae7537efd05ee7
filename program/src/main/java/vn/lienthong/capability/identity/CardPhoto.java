package vn.lienthong.capability.identity;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.QrReading;

/**
 * Finds the QR code and the machine-readable zone in a photograph of a card. The picture lives in memory for as long as it is
 * looked at: it is neither stored nor logged, and no library that it passes through writes it to a file.
 */
@Component
class CardPhoto {

    /** Phones make four to eight, and the page makes them smaller. */
    static final int MOST_BYTES = 8 << 20;

    /** A frame of the live camera. */
    static final int MOST_FRAME_BYTES = 400 << 10;

    private static final int THREADS = 2;
    private static final int WAITING = 6;
    private static final Duration CODE = Duration.ofMillis(2500);
    private static final Duration FRAME = Duration.ofMillis(400);
    /** Of the time for all: the zone's part, and that of one look of the recogniser at one place. */
    private static final int ZONE_PART = 3;

    private static final int LOOK_PART = 4;

    private final ZoneRecogniser recogniser;
    private final Clock clock;
    private final Duration all;
    /** Threads of their own, few: hard work on the request's thread would hold up every other page. */
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("card-photo-", 0).daemon().factory());

    @Autowired
    CardPhoto(Clock clock, @Value("${lienthong.photo-seconds:30}") int seconds) {
        this(ZoneRecogniser.ofThisMachine(Duration.ofSeconds(seconds).dividedBy(LOOK_PART)), clock, seconds);
    }

    /** @param seconds how long one photograph may be looked at */
    CardPhoto(ZoneRecogniser recogniser, Clock clock, int seconds) {
        this.recogniser = recogniser;
        this.clock = clock;
        this.all = Duration.ofSeconds(seconds);
        workers.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }

    /** A photograph, looked at with care: code and zone. */
    PhotoReading photograph(byte[] file) {
        return read(file, MOST_BYTES, CODE, true);
    }

    /** One frame of many: a quick look for the code alone. */
    PhotoReading frame(byte[] file) {
        return read(file, MOST_FRAME_BYTES, FRAME, false);
    }

    private PhotoReading read(byte[] file, int most, Duration codeTime, boolean withZone) {
        if (file.length == 0) {
            return new PhotoReading.Refused(PhotoReading.Why.EMPTY);
        }
        if (file.length > most) {
            return new PhotoReading.Refused(PhotoReading.Why.TOO_LARGE);
        }
        Future<PhotoReading> looking;
        try {
            looking = workers.submit(() -> look(file, codeTime, withZone));
        } catch (RejectedExecutionException full) {
            return new PhotoReading.Refused(PhotoReading.Why.BUSY);
        }
        try {
            return looking.get(all.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CancellationException broken) {
            return new PhotoReading.Refused(PhotoReading.Why.NOT_A_PICTURE);
        } catch (TimeoutException slow) {
            looking.cancel(true);
            return new PhotoReading.Refused(PhotoReading.Why.BUSY);
        } catch (InterruptedException stopped) {
            looking.cancel(true);
            Thread.currentThread().interrupt();
            return new PhotoReading.Refused(PhotoReading.Why.BUSY);
        }
    }

    private PhotoReading look(byte[] file, Duration codeTime, boolean withZone) {
        Optional<GreyPicture> picture = GreyPicture.of(file);
        if (picture.isEmpty()) {
            return new PhotoReading.Refused(PhotoReading.Why.NOT_A_PICTURE);
        }
        Optional<QrReading> code =
                CodeFinder.find(picture.get(), worked(codeTime)).map(QrReading::of);
        if (!withZone) {
            return new PhotoReading.Looked(code, Optional.empty(), false);
        }
        try {
            LocalDate today = LocalDate.now(clock);
            Optional<MrzReading> zone =
                    new ZoneFinder(recogniser, today, within(all.dividedBy(ZONE_PART))).find(picture.get());
            return new PhotoReading.Looked(code, zone, false);
        } catch (IOException noRecogniser) {
            return new PhotoReading.Looked(code, Optional.empty(), true);
        }
    }

    private static BooleanSupplier within(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted();
    }

    /** Of this thread's own work, so that a busy machine finds as much, only later. */
    private static BooleanSupplier worked(Duration time) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + time.toNanos();
        return () -> threads.getCurrentThreadCpuTime() - end > 0
                || Thread.currentThread().isInterrupted();
    }
}
