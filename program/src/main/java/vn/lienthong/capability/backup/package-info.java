/**
 * The whole state in one file and back: {@code ./lienthong backup FILE}, {@code ./lienthong restore FILE}.
 *
 * <p>The file is encrypted by a passphrase and says of itself whether it is whole. Keys stay out of it unless asked for:
 * who finds the backup shall not also find what opens other things.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.backup;
