package vn.lienthong.capability.notify;

import java.time.Instant;
import java.util.UUID;

/**
 * Something written to one person, ready to leave.
 *
 * @param messageId the same at every try
 * @param tries how often it was tried, this time included
 * @param unsure how often nobody knows whether it was taken
 */
record Letter(
        UUID id,
        String recipient,
        String messageId,
        String subject,
        String text,
        String html,
        Instant madeAt,
        int tries,
        int unsure) {}
