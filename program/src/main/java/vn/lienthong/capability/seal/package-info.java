/**
 * Seals small secrets before they are stored: a stolen copy of the database opens none of them. The key lies in
 * {@code secrets/seal} of the data folder, apart from the database; a backup holds it only if asked to hold keys.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.seal;
