/**
 * The store of files that people bring or the program makes: kept by the hash of their content, once however often they
 * come, and never changed.
 *
 * <p>{@link vn.lienthong.capability.documents.Documents} stores and opens them; a room that lets people read its
 * documents offers a {@link vn.lienthong.capability.documents.DocumentGuard}. A document lives as long as a room holds it.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.documents;
