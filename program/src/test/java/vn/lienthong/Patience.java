package vn.lienthong;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests wait for what must happen, and a machine may be ten times slower than the one they were written on: the libraries' own
 * limits (5 s on a page, 10 s elsewhere) would call that a fault.
 */
final class Patience implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Chromium.PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout((double) Chromium.PATIENCE.toMillis());
    }
}
