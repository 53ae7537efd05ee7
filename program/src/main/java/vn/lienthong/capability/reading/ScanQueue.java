package vn.lienthong.capability.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads the scanned pages of one document, two at a time, and keeps their order. */
final class ScanQueue implements AutoCloseable {

    private static final int AT_A_TIME = 2;

    private final Tesseract tesseract;
    private final ReadingProgress progress;
    private final int pages;
    private final Semaphore free = new Semaphore(AT_A_TIME);
    private final ExecutorService workers;
    private final List<Slot> slots = new ArrayList<>();
    private final int told;
    private int finished;

    /** A picture of a page and how many of its points make an inch. */
    record Picture(ScanImage image, int dpi, boolean coarse) {}

    interface Source {
        Picture picture() throws IOException;
    }

    private record Slot(
            int page, @Nullable PageContent known, @Nullable Future<ScanPage.Result> pending, boolean coarse) {}

    /** For a document of so many pages, of which the first few were told as finished before. */
    ScanQueue(Tesseract tesseract, ReadingProgress progress, int pages, int told) {
        this.tesseract = tesseract;
        this.progress = progress;
        this.pages = pages;
        this.told = told;
        this.finished = told;
        this.workers = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofPlatform().name("reading-", 0).daemon().factory());
    }

    /** A page that needs no recognition. */
    void done(PageContent content) {
        slots.add(new Slot(content.number(), content, null, false));
        if (content.number() > told) {
            finish();
        }
    }

    /** Draws the page here and now, as soon as one of the workers is free, and has it read there. */
    void submit(int page, Source source) throws IOException {
        waitForFree();
        Picture picture;
        try {
            picture = source.picture();
        } catch (IOException | RuntimeException broken) {
            free.release();
            if (broken instanceof RefusedException refused) {
                throw refused;
            }
            slots.add(new Slot(page, null, null, false));
            finish();
            return;
        }
        ScanPage reader = new ScanPage(tesseract, this::stopped, page, picture.dpi());
        Future<ScanPage.Result> pending = workers.submit(() -> {
            try {
                ScanPage.Result result = reader.read(picture.image());
                finish();
                return result;
            } finally {
                free.release();
            }
        });
        slots.add(new Slot(page, null, pending, picture.coarse()));
    }

    private boolean stopped() {
        return progress.cancelled() || workers.isShutdown();
    }

    private void waitForFree() throws RefusedException {
        try {
            while (!free.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                if (progress.cancelled()) {
                    throw new RefusedException(Reading.Reason.CANCELLED);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RefusedException(Reading.Reason.CANCELLED);
        }
    }

    private synchronized void finish() {
        progress.at(++finished, pages);
    }

    /** All pages in order; what went wrong with single ones is noted. */
    List<PageContent> pages(List<Reading.Notice> notices) throws RefusedException {
        List<PageContent> contents = new ArrayList<>();
        int unread = 0;
        for (Slot slot : slots) {
            if (slot.known() != null) {
                contents.add(slot.known());
                continue;
            }
            ScanPage.Result result = slot.pending() == null ? null : result(slot.pending());
            if (result == null) {
                unread++;
                notices.add(PdfReader.notice(Reading.Code.PAGE_NOT_READ, slot.page()));
                continue;
            }
            if (slot.coarse()) {
                notices.add(PdfReader.notice(Reading.Code.LOW_RESOLUTION, slot.page()));
            }
            if (result.content().words().isEmpty()) {
                notices.add(PdfReader.notice(Reading.Code.PAGE_WITHOUT_TEXT, slot.page()));
            } else if (result.doubtful()) {
                notices.add(PdfReader.notice(Reading.Code.PAGE_DOUBTFUL, slot.page()));
            }
            contents.add(result.content());
        }
        if (unread > 0 && contents.isEmpty()) {
            throw new RefusedException(Reading.Reason.OCR_FAILED, java.util.Map.of("found", Integer.toString(unread)));
        }
        return contents;
    }

    private ScanPage.@Nullable Result result(Future<ScanPage.Result> pending) throws RefusedException {
        while (true) {
            try {
                return pending.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (progress.cancelled()) {
                    throw new RefusedException(Reading.Reason.CANCELLED);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new RefusedException(Reading.Reason.CANCELLED);
            } catch (ExecutionException failed) {
                boolean stop = failed.getCause() instanceof RefusedException refused
                        && refused.refusal().reason() == Reading.Reason.CANCELLED;
                if (stop) {
                    throw new RefusedException(Reading.Reason.CANCELLED);
                }
                return null;
            }
        }
    }

    @Override
    public void close() {
        // On a cancel the workers see it within a fifth of a second and end their processes.
        workers.shutdown();
    }
}
