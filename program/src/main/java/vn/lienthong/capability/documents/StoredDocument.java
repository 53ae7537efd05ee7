package vn.lienthong.capability.documents;

import java.time.Instant;
import java.util.UUID;

/**
 * A file as it was brought. Two uploads of the same content are two of these over one stored content.
 *
 * @param id its id
 * @param name file name as given, without folders
 * @param mediaType what the content is, found by looking at it and never by its name alone
 * @param size bytes
 * @param sha256 hash of the content, 64 hexadecimal digits
 * @param storedAt when it came
 * @param owner which room decides about it, such as {@code plan}; empty where nobody said
 */
public record StoredDocument(
        UUID id, String name, String mediaType, long size, String sha256, Instant storedAt, String owner) {}
